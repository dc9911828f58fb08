import Foundation
import Testing

/// A command line that is wrong is answered in one form, with what helps.
@Suite struct `A command line that is wrong` {
  @Test(arguments: [
    (
      "rnk",
      "ddx: error: no command `rnk`\n   help: did you mean `rank`?\nusage: ddx <subcommand>\n"
    ),
    (
      "rank --explian a.xml",
      "ddx rank: error: unknown option `--explian`\n   help: did you mean `--explain`?\nusage: ddx rank "
    ),
    (
      "rank", "ddx rank: error: name a file, a directory, or - for standard input\nusage: ddx rank "
    ),
    (
      "simulate --draws 100001",
      "ddx simulate: error: --draws must be between 1 and 100000\nusage: "
    ),
    (
      "rank a.xml -o ''",
      "ddx rank: error: the value `` is invalid for `-o <file>`: the name of the file is empty\n"
    ),
    (
      "fit a.csv --source hip-joint --least -1",
      "ddx fit: error: --least must be 1 or more\nusage: "
    ),
    ("simulate --harm -1", "ddx simulate: error: --harm must be between 0 and 1\nusage: "),
    (
      "rank a.xml --jobs -1",
      "ddx rank: error: --jobs must be between 1 and 256, found -1\nusage: "
    ),
    (
      "rank a.xml --seed -1",
      "ddx rank: error: the value `-1` is invalid for `--seed <seed>`\nusage: "
    ),
    ("plan --depth 9 a.xml", "ddx plan: error: --depth must be between 1 and 5, found 9\nusage: "),
    (
      "protocols asip@2020",
      "ddx protocols: error: no protocol edition `asip@2020`\n   help: did you mean `asipp@2020`?\n"
    ),
    (
      "rank --protocol ddx a.xml",
      "ddx rank: error: no protocol edition `ddx`\n   help: did you mean `ddx@2026.1` or `ddx@2026.2`?\n"
    ),
    (
      "modules facet",
      "ddx modules: error: no module `facet`\n   help: did you mean `facet-joint`?\n"
    ),
    (
      "fhir import a.json --lists -",
      "ddx fhir import: error: --lists and --output name the same file\nusage: ddx fhir import "
    ),
    (
      "fhir import a.json -o a.xml --lists a.xml",
      "ddx fhir import: error: --lists and --output name the same file\nusage: ddx fhir import "
    ),
    (
      "modules check hpi-joint",
      "ddx modules check: error: no module `hpi-joint`\n   help: did you mean `hip-joint`?\n"
    ),
    (
      "findings --group 'cauda equna'",
      "ddx findings: error: no group `cauda equna`\n   help: did you mean `cauda equina`?\n"
    ),
  ]) func `is answered with the nearest name or the usage`(line: String, answer: String) throws {
    let result = try Shell.run("ddx \(line)")
    #expect(result.exit == 64 && result.stdout.isEmpty)
    #expect(result.stderr.hasPrefix(answer), "\(result.stderr)")
    #expect(result.stderr.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [":", ":ask", "ddx@2026.2:"])
  func `with a policy of which a part is missing is answered as an unknown one`(
    policy: String
  ) throws {
    let result = try Shell.run("ddx simulate --patients 1 --policy \(policy)")
    #expect(result.exit == 64 && result.stderr.contains("no policy `\(policy)`\n"))
  }

  @Test func `with a number as people write it is answered with how to write it`() throws {
    let profile = "Profiles/patients/failed-block.xml"
    for (setting, help) in [
      ("mri.modic-1=70%", "write 70 % as `0.7`"), ("mri.modic-1=1.4%", "write 1.4 % as `0.014`"),
      ("mri.modic-1=0,5", "write `0.5`"), ("block.1.relief=85%", "write 85 % as `85`"),
    ] {
      let result = try Shell.run("ddx what-if \(profile) --set \(setting)")
      #expect(result.exit == 64 && result.stderr.contains("; \(help)\n"), "\(result.stderr)")
    }
  }

  @Test func `and one that asks for the version is answered either way`() throws {
    #expect(try Shell.run("ddx -V") == Shell.run("ddx --version"))
    #expect(try Shell.run("ddx -V").exit == 0)
  }

  @Test func `every exit code is in the help`() throws {
    let help = try Shell.run("ddx --help").stdout
    for code in ["0 ", "1 ", "2 ", "3 ", "64 ", "70 ", "71 ", "74 ", "141 "] {
      #expect(help.contains("\n  \(code)"), "\(code)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are there for a shell`(shell: String) throws {
    let script = try Shell.run("ddx --generate-completion-script \(shell)")
    #expect(script.exit == 0 && script.stdout.contains("ddx"))
  }

  @Test func `the export is named like every other JSON`() throws {
    let export = "ddx export Profiles/patients/nearly-empty.xml"
    let plain = try Shell.run(export)
    #expect(plain.exit == 0 && plain.stdout.hasPrefix("{"))
    #expect(try Shell.run("\(export) --format json") == plain)
    #expect(try Shell.run("\(export) --format json-network") == plain)
  }

  /// The commands of a dump of the help, each with its options.
  private func commands(_ command: [String: Any]) -> [(name: String, options: [String])] {
    let options = (command["arguments"] as? [[String: Any]] ?? []).flatMap { argument in
      (argument["names"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    }
    let own = [(command["commandName"] as? String ?? "", options)]
    return own + (command["subcommands"] as? [[String: Any]] ?? []).flatMap(commands)
  }

  @Test func `the man page has every command and option`() throws {
    let page = try String(
      contentsOf: Shell.root.appending(path: "Documentation/ddx.1"), encoding: .utf8)
    let dump = try Shell.run("ddx --experimental-dump-help").stdout
    let help = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any]
    let root = try #require(help?["command"] as? [String: Any])
    for command in commands(root) where command.name != "help" {
      #expect(page.contains(command.name), "`make manual` writes the page anew")
      for option in command.options where option.count > 1 {
        // Where it has a short name too, that one comes first.
        let isThere = ["Fl -\(option)", ", -\(option)"].contains { page.contains($0) }
        #expect(isThere, "\(command.name) --\(option): `make manual`")
      }
    }
  }
}

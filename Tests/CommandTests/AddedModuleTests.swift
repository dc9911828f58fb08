import Foundation
import Testing

/// What a module from outside does to a ranking, and what it does not.
@Suite struct `A module from outside` {
  private let plugin = "--plugin Examples/cluneal_nerve.py"

  /// The post-test probabilities of each profile, by source.
  private func posttests(_ arguments: String) throws -> [String: [String: Double]] {
    let lines = try Shell.run("ddx rank \(arguments) --format json").stdout.split(separator: "\n")
    var posttests: [String: [String: Double]] = [:]
    for line in lines {
      let ranking = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let profile = try #require(ranking["profile"] as? [String: Any])
      for candidate in try #require(ranking["candidates"] as? [[String: Any]]) {
        let source = try #require(candidate["source"] as? String)
        posttests[try #require(profile["id"] as? String), default: [:]][source] =
          try #require(candidate["posttest"] as? Double)
      }
    }
    return posttests
  }

  @Test func `without evidence for it moves no other source by a thousandth`() throws {
    // Under the first edition the suspect that the module stands for hears nothing more than it does.
    let before = try posttests("Profiles/patients --protocol ddx@2026.1")
    let after = try posttests("Profiles/patients --protocol ddx@2026.1 \(plugin)")
    #expect(before.count > 20 && before.keys == after.keys)
    for (profile, sources) in before {
      let now = try #require(after[profile])
      #expect(try #require(now["cluneal-nerve"]) > 0)
      #expect(try #require(now["other"]) < #require(sources["other"]))
      for (source, posttest) in sources where source != "other" {
        #expect(abs(try #require(now[source]) - posttest) < 0.001, "\(profile), \(source)")
      }
    }
  }

  @Test func `with evidence for it explains the others away`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let bare = folder.appending(path: "bare.xml").path()
    // The same patient without what speaks for the nerve.
    _ = try Shell.run(
      #"grep -v 'cluneal\.\|pain.iliac-crest' Examples/cluneal-patient.xml > \#(bare)"#)
    let without = try #require(
      posttests(
        "Profiles/patients/clear-facet.xml \(bare) --protocol ddx@2026.1 \(plugin)")["cluneal"])
    let with = try #require(
      posttests(
        "Profiles/patients/clear-facet.xml Examples/cluneal-patient.xml --protocol ddx@2026.1 "
          + plugin)["cluneal"])
    for (source, posttest) in without where source != "cluneal-nerve" {
      #expect(try #require(with[source]) < posttest, "\(source)")
    }
    #expect(try #require(with["cluneal-nerve"]) > 3 * #require(without["cluneal-nerve"]))
  }

  @Test func `leaves no trace when it is removed`() throws {
    let line = "ddx rank Profiles/patients --format json"
    let before = try Shell.run(line)
    let during = try Shell.run("\(line) \(plugin)")
    #expect(during.stdout != before.stdout)
    #expect(try Shell.run(line) == before)
  }

  @Test func `gives the same bytes however often and in whatever order it is named`() throws {
    let piriformis =
      "--module Examples/PiriformisSyndrome/Sources/PiriformisSyndrome/Evidence/2026.1.xml"
    let line = "ddx rank Profiles/patients/two-sources.xml --format json"
    let first = try Shell.run("\(line) \(plugin) \(piriformis)")
    #expect(first.exit == 0 && first.stdout.contains("\"piriformis\""))
    #expect(try Shell.run("\(line) \(piriformis) \(plugin)") == first)
  }

  @Test func `leaves nothing running, whatever ends the run`() throws {
    // A program that ignores the end of its input and the request to end.
    let line = """
      folder=$(mktemp -d)
      cat > $folder/stubborn.sh <<'END'
      #!/bin/sh
      trap '' TERM HUP INT
      echo $$ > "$(dirname "$0")/pid"
      read -r _
      echo '{"id": 1, "descriptor": {"id": "endplate", "name": "Endplate", "version": "1", "contract": "1.0", "evidence": "1", "findings": [], "citations": []}}'
      while :; do sleep 1; done
      END
      chmod +x $folder/stubborn.sh
      """
    let check = """
      sleep 0.2
      state=$(cut -d' ' -f3 /proc/$(cat $folder/pid)/stat 2>/dev/null)
      case "$state" in ''|Z|X) echo gone;; *) echo "left in state $state";; esac
      rm -rf $folder
      """
    let runs = [
      "ddx modules --plugin $folder/stubborn.sh > /dev/null",
      "ddx rank Profiles/patients/failed-block.xml --plugin $folder/stubborn.sh > /dev/null 2>&1",
      """
      ddx rank Profiles/patients --plugin $folder/stubborn.sh > /dev/null 2>&1 &
      while [ ! -s $folder/pid ]; do sleep 0.05; done; kill -TERM $!; wait $!
      """,
    ]
    for run in runs {
      #expect(try Shell.run("\(line)\n\(run)\n\(check)").stdout == "gone\n", "\(run)")
    }
  }
}

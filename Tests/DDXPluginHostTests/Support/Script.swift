import Foundation

/// A program for a test: a shell script in a folder of its own, which goes when the test is done.
final class Script: Sendable {
  let folder: URL

  /// The path of the program.
  var path: String { folder.appending(path: "program").path() }

  /// Creates a program from its text.
  init(_ text: String, mode: Int = 0o755) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: folder.appending(path: "program"), atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Creates a program that runs shell commands for each request, `$id` being its number and
  /// `$here` the folder of the program.
  convenience init(
    first: String = "", describe: String = Script.description(),
    assess: String = Script.assessment()
  ) throws {
    try self.init(
      """
      #!/bin/sh
      here=$(dirname "$0")
      echo $$ > "$here/pids"
      \(first)
      while IFS= read -r line; do
        id=${line#*\\"id\\":}
        id=${id%%[!0-9]*}
        case $line in
        *'"request":"describe"'*)
          :
          \(describe)
          ;;
        *)
          echo x >> "$here/asked"
          \(assess)
          ;;
        esac
      done

      """)
  }

  /// The command that answers a request with the members of an object.
  static func answer(_ members: String) -> String { "printf '%s\\n' '{\"id\":'$id',\(members)}'" }

  /// The command that answers `describe`; parts of the descriptor may be replaced.
  static func description(_ changes: (String, String)...) -> String {
    var text = #"""
      "descriptor":{"id":"cluneal-nerve","name":"Superior cluneal nerve","version":"1.0.0",
      "contract":"1.0","evidence":"2026.1","findings":["cluneal.tinel","sij.thigh-thrust"],
      "procedures":["cluneal-nerve-block"],"protocol":["edition"],
      "vocabulary":{"findings":[{"code":"cluneal.tinel","kind":"examination","group":"nerve",
      "title":"Tinel sign over the iliac crest","question":"Does tapping the crest hurt?",
      "side":"optional"}],
      "procedures":[{"id":"cluneal-nerve-block","title":"superior cluneal nerve block",
      "approach":"cluneal","side":"required","risk":"low"}]},
      "citations":[{"id":"Study2001","status":"verified","text":"Author A. 2001.","n":48},
      {"id":"guess","status":"assumed","text":"Chosen for tests."}]}
      """#
    text = text.replacing("\n", with: "")
    for (old, new) in changes {
      text = text.replacing(old.replacing("\n", with: ""), with: new.replacing("\n", with: ""))
    }
    return answer(text)
  }

  /// The command that answers `assess`; parts of the assessment may be replaced.
  static func assessment(_ changes: (String, String)...) -> String {
    var text = #"""
      "assessment":{"share":{"value":0.02,"terms":[{"text":"all ages","value":0.02,
      "citations":["guess"]}]},
      "sites":[{"side":"left","share":0.5},{"side":"right","share":0.5}],
      "evidence":[{"code":"cluneal.tinel","sensitivity":0.7,"specificity":0.8,
      "citation":"Study2001","n":48}],
      "coverage":[{"procedure":"cluneal-nerve-block","fraction":0.9,"offered":true,
      "matchesSide":true,"matchesLevel":false,"citation":"guess"}],
      "notes":[{"text":"A note."}]}
      """#
    text = text.replacing("\n", with: "")
    for (old, new) in changes {
      text = text.replacing(old.replacing("\n", with: ""), with: new.replacing("\n", with: ""))
    }
    return answer(text)
  }

  /// The lines of a file that the program wrote beside itself.
  func lines(of name: String) -> [String] {
    let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return text?.split(separator: "\n").map(String.init) ?? []
  }

  /// Whether a process that the program noted in its file `pids` still runs.
  var isRunning: Bool { lines(of: "pids").compactMap { Int32($0) }.contains(where: Self.runs) }

  /// Whether a process runs; one that has ended and was not yet reaped does not.
  static func runs(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    // What follows the name, which may hold spaces itself.
    return status?.split(separator: ")").last?.hasPrefix(" Z") != true
  }
}

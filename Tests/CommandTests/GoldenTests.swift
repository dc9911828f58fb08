import Foundation
import Testing

/// Whole commands, with what must come of them.
///
/// Each folder of `Tests/Golden` is a case: `command`, and what must come of it in `stdout`,
/// `stderr` and `exit`; a file that is not there stands for nothing written, or 0.
@Suite struct `Golden commands` {
  static let folder = Shell.root.appending(path: "Tests/Golden")

  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  /// Whether what comes is to be written down as right: only when asked for, and never in CI.
  static let isUpdating =
    ProcessInfo.processInfo.environment["DDX_UPDATE_GOLDEN"] == "1"
    && ProcessInfo.processInfo.environment["CI"] == nil

  @Test func `there are cases`() { #expect(!Self.cases.isEmpty) }

  @Test(arguments: cases) func `prints what is recorded`(name: String) throws {
    let folder = Self.folder.appending(path: name)
    let command = try #require(text(folder, "command"))
    let result = try Shell.run(command)
    if Self.isUpdating {
      try write(result.stdout, to: folder, "stdout")
      try write(result.stderr, to: folder, "stderr")
      try write(result.exit == 0 ? "" : "\(result.exit)\n", to: folder, "exit")
      return
    }
    #expect(result.stdout == text(folder, "stdout") ?? "")
    #expect(result.stderr == text(folder, "stderr") ?? "")
    #expect("\(result.exit)\n" == text(folder, "exit") ?? "0\n")
  }

  private func text(_ folder: URL, _ name: String) -> String? {
    (try? Data(contentsOf: folder.appending(path: name))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func write(_ text: String, to folder: URL, _ name: String) throws {
    let file = folder.appending(path: name)
    if text.isEmpty {
      try? FileManager.default.removeItem(at: file)
    } else {
      try Data(text.utf8).write(to: file)
    }
  }
}

import DDXDocuments
import Foundation
import Testing

/// What is published never changes: a new edition is a new file.
@Suite struct `Published editions` {
  /// One line for each published document: its SHA-256, two spaces, its path.
  static let list = "Profiles/published.sha256"

  static let published = Project.files.filter {
    ($0.path.hasPrefix("Profiles/protocols/") || $0.path.hasPrefix("Profiles/other/")
      || $0.path.hasPrefix("Plugins/") || $0.path.hasPrefix("Examples/"))
      && $0.path.hasSuffix(".xml") && !$0.path.hasSuffix(".cases.xml")
      && $0.text.contains("status=\"published\"")
  }

  static func line(_ file: Project.File) -> String {
    "\(DocumentFile(name: file.path, bytes: Array(file.text.utf8)).digest)  \(file.path)"
  }

  /// Written down anew with `make digests`, which is a decision to release, never a repair.
  @Test func `are as recorded`() throws {
    let now = Self.published.map(Self.line)
    #expect(now.count >= 10)
    let environment = ProcessInfo.processInfo.environment
    if environment["DDX_UPDATE_DIGESTS"] != nil, environment["CI"] == nil {
      try (now.joined(separator: "\n") + "\n").write(
        to: Project.root.appending(path: Self.list), atomically: true, encoding: .utf8)
      return
    }
    let file = try #require(Project.files.first { $0.path == Self.list })
    let written = file.text.split(separator: "\n").map(String.init)
    for line in now where !written.contains(line) {
      Issue.record(
        "\(line.split(separator: " ").last ?? "") is published and differs from \(Self.list)")
    }
    #expect(written.count == now.count, "an edition was removed, or is missing from \(Self.list)")
  }
}

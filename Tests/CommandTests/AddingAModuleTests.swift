import Foundation
import Testing

/// Documentation/AddingAModule.md, followed to the letter in a copy of the project: what the page lists is
/// written, what it types is typed, and what it counts is counted.
///
/// The commands that build packages take as long as all other tests together: they are typed by
/// `make afternoon`, which `make nightly` runs, and by `make golden`.
@Suite struct `Adding a module` {
  static let page = Shell.root.appending(path: "Documentation/AddingAModule.md")

  /// The copy, in which what was built stays, so that a second run is short.
  static let copy = Shell.root.appending(path: ".build-afternoon")

  @Test func `works as the page says, in the files and lines it counts`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    try Self.refreshCopy()
    var counts: [String: Count] = [:]
    var printed: [String: [String]] = [:]
    for section in Walkthrough(text).sections {
      let before = try Tree(Self.copy)
      for step in section.steps {
        switch step {
        case .write(let name, let lines):
          try (lines.joined(separator: "\n") + "\n").write(
            to: Self.copy.appending(path: name), atomically: true, encoding: .utf8)
        case .run(let command, _) where Self.needsBuild(command) && !Self.builds: continue
        case .run(let command, let expected):
          let result = try Self.run("{ \(command)\n} 2>&1")
          let output = result.stdout.lines
          printed[command] = output
          guard !`Golden commands`.isUpdating else { continue }
          #expect(
            `Commands in the documentation`.matches(expected[...], output[...]),
            "$ \(command)\n\(output.joined(separator: "\n"))")
        }
      }
      counts[section.title] = try Tree(Self.copy).count(since: before)
    }
    guard !`Golden commands`.isUpdating else {
      let updated = Walkthrough.text(text, printing: printed)
      if updated != text { try updated.write(to: Self.page, atomically: true, encoding: .utf8) }
      return
    }
    let rows = Walkthrough(text).rows
    #expect(rows.count == 4)
    for row in rows { #expect(counts[row.title] == row.count, "\(row.title)") }
  }

  /// Whether packages are built.
  private static let builds =
    `Golden commands`.isUpdating || ProcessInfo.processInfo.environment["DDX_AFTERNOON"] != nil

  /// Whether a command builds a package, or runs a program that it built.
  private static func needsBuild(_ command: String) -> Bool {
    command.contains("swift test") || command.contains(".build/")
  }

  /// Puts the files of the project into the copy, and nothing else but what was built there.
  private static func refreshCopy() throws {
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    let refreshed = try run(
      """
      find . -mindepth 1 -maxdepth 1 ! -name .build -exec rm -rf {} + &&
      cd .. && git ls-files --cached --others --exclude-standard -z | grep -zv '^\\.build' |
      tar --null --files-from - --ignore-failed-read -cf - | tar -xf - -C .build-afternoon
      """)
    try #require(refreshed.exit == 0, "\(refreshed.stderr)")
  }

  private static func run(_ command: String) throws -> Shell.Result {
    var environment = ProcessInfo.processInfo.environment
    // This test may itself run under make.
    for name in ["MAKEFLAGS", "MAKELEVEL", "MFLAGS"] { environment[name] = nil }
    environment["PATH"] = "\(Shell.products.path()):\(environment["PATH"] ?? "/usr/bin:/bin")"
    return try Shell.run(command, environment: environment, in: copy)
  }
}

extension `Adding a module` {
  /// What a way of adding a module costs.
  struct Count: Equatable {
    var new = 0
    var changed = 0
    var lines = 0
  }

  /// The text files of a folder with their numbers of lines, but for what was built.
  struct Tree {
    private var lines: [String: [String]] = [:]

    init(_ folder: URL) throws {
      let found = FileManager.default.enumerator(atPath: folder.path())
      while let path = found?.nextObject() as? String {
        if path.split(separator: "/").last == ".build" {
          found?.skipDescendants()
        } else if !path.hasSuffix("Package.resolved"),
          let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
        {
          lines[path] = text.lines
        }
      }
    }

    /// What came to the folder since it was looked at before.
    func count(since before: Tree) -> Count {
      var count = Count()
      for (path, now) in lines {
        guard let then = before.lines[path] else {
          count.new += 1
          count.lines += now.count
          continue
        }
        if now != then {
          count.changed += 1
          count.lines += now.count - then.count
        }
      }
      return count
    }
  }
}

extension String {
  /// The lines of a text that ends with one.
  fileprivate var lines: [String] {
    let lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.dropLast(lines.last == "" ? 1 : 0)
  }
}

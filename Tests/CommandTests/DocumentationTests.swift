import Foundation
import Testing

/// The commands shown in the documentation, run.
///
/// Every `$ ddx ...` in a `console` block of the README, of Documentation and of the modules'
/// pages must print what the page shows. A line of `...` on the page stands for any number of
/// lines. Documentation/AddingAModule.md is followed by a test of its own.
@Suite struct `Commands in the documentation` {
  /// A command on a page, with what the page shows of its output.
  struct Example: CustomTestStringConvertible {
    let page: String
    let command: String
    var output: [String]

    var testDescription: String { "\(page): \(command)" }
  }

  static let examples: [Example] = pages.flatMap(examples(in:))

  static let pages: [URL] =
    [Shell.root.appending(path: "README.md")]
    + entries(of: "Documentation").filter {
      $0.pathExtension == "md" && $0.lastPathComponent != `Adding a module`.page.lastPathComponent
    }
    + entries(of: "Plugins").map { $0.appending(path: "README.md") }
    + entries(of: "Examples").filter { $0.pathExtension == "md" }
    + ["Examples/PiriformisSyndrome/Sources/PiriformisSyndrome/README.md"].map {
      Shell.root.appending(path: $0)
    }

  @Test(arguments: examples) func `print what the page shows`(example: Example) throws {
    guard !`Golden commands`.isUpdating else { return }
    #expect(
      Self.matches(example.output[...], try Self.printed(by: example.command)[...]),
      "`make golden` writes down what it prints now")
  }

  /// Writes the pages anew, when asked for; what a page leaves out stays left out.
  @Test(.enabled(if: `Golden commands`.isUpdating), arguments: pages)
  func `are written down as they print now`(page: URL) throws {
    let text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
    let parts = Self.parts(of: text)
    let lines = try parts.flatMap { part in
      guard let command = part.command else { return part.lines }
      let printed = try Self.printed(by: command)
      return part.lines.prefix(1)
        + (Self.matches(part.lines.dropFirst(), printed[...])
          ? Array(part.lines.dropFirst()) : printed)
    }
    let updated = lines.joined(separator: "\n")
    if updated != text { try Data(updated.utf8).write(to: page) }
  }

  @Test func `every page of a module runs an example`() {
    let withExample = Set(Self.examples.map(\.page))
    for module in Self.entries(of: "Plugins") {
      #expect(withExample.contains("Plugins/\(module.lastPathComponent)/README.md"))
    }
    #expect(withExample.contains("README.md"))
  }

  @Test func `a page is read as it is meant`() {
    let page = "x\n```console\n$ ddx a\none\n...\n$ make b\ntwo\n$ ddx c\n```\n"
    let examples = Self.examples(in: page, of: "page")
    #expect(examples.map(\.command) == ["ddx a", "ddx c"])
    #expect(examples.map(\.output) == [["one", "..."], []])
    #expect(Self.parts(of: page).flatMap(\.lines).joined(separator: "\n") == page)
    #expect(Self.matches(["one", "..."], ["one", "two", "three"]))
    #expect(Self.matches(["...", "three"], ["one", "two", "three"]))
    #expect(!Self.matches(["one", "..."], ["two"]))
    #expect(!Self.matches(["one"], ["one", "two"]))
  }

  /// Whether a command printed what a page shows of it.
  static func matches(_ expected: ArraySlice<String>, _ found: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return found.isEmpty }
    if first == "..." {
      return (found.startIndex...found.endIndex).contains {
        matches(expected.dropFirst(), found[$0...])
      }
    }
    return found.first == first && matches(expected.dropFirst(), found.dropFirst())
  }

  /// The lines that a command prints, on either stream.
  private static func printed(by command: String) throws -> [String] {
    let lines = try Shell.run("{ \(command)\n} 2>&1").stdout
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.dropLast(lines.last == "" ? 1 : 0)
  }

  private static func entries(of folder: String) -> [URL] {
    let folder = Shell.root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appending(path: $0) }
  }

  private static func examples(in page: URL) -> [Example] {
    guard let data = try? Data(contentsOf: page) else { return [] }
    return examples(
      in: String(decoding: data, as: UTF8.self),
      of: String(page.path().dropFirst(Shell.root.path().count)))
  }

  private static func examples(in text: String, of page: String) -> [Example] {
    parts(of: text).compactMap { part in
      part.command.map {
        Example(page: page, command: $0, output: Array(part.lines.dropFirst()))
      }
    }
  }

  /// A page in parts: a command with the lines after it, or the lines between two such.
  static func parts(
    of text: String, isCommand: (String) -> Bool = { $0.hasPrefix("ddx") }
  ) -> [(command: String?, lines: [String])] {
    var parts: [(command: String?, lines: [String])] = [(nil, [])]
    var isConsole = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isConsole = !isConsole && line == "```console"
        parts.append((nil, [line]))
      } else if isConsole, line.hasPrefix("$ ") {
        let command = String(line.dropFirst(2))
        parts.append((isCommand(command) ? command : nil, [line]))
      } else {
        parts[parts.count - 1].lines.append(line)
      }
    }
    return parts
  }
}

import Foundation
import Testing

/// The commands shown in the documentation, run.
///
/// Every `$ ddx ...` in a `console` block of the README and of Documentation must print what the
/// page shows. A line of `...` on the page stands for any number of lines.
@Suite struct `Commands in the documentation` {
  /// A command on a page, with what the page shows of its output.
  struct Example: CustomTestStringConvertible {
    let page: String
    let command: String
    var output: [String]

    var testDescription: String { "\(page): \(command)" }
  }

  static let examples: [Example] = pages.flatMap(examples(in:))

  static let pages: [URL] = {
    let folder = Shell.root.appending(path: "Documentation")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return [Shell.root.appending(path: "README.md")]
      + names.filter { $0.hasSuffix(".md") }.sorted().map { folder.appending(path: $0) }
  }()

  @Test(arguments: examples) func `print what the page shows`(example: Example) throws {
    let result = try Shell.run("{ \(example.command)\n} 2>&1")
    let lines = result.stdout.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let shown = Array(lines.dropLast(lines.last == "" ? 1 : 0))
    #expect(matches(example.output[...], shown[...]), "it prints:\n\(result.stdout)")
  }

  @Test func `a page is read as it is meant`() {
    let page = "x\n```console\n$ ddx a\none\n...\n$ make b\ntwo\n$ ddx c\n```\n"
    let examples = Self.examples(in: page, of: "page")
    #expect(examples.map(\.command) == ["ddx a", "ddx c"])
    #expect(examples.map(\.output) == [["one", "..."], []])
    #expect(matches(["one", "..."], ["one", "two", "three"]))
    #expect(matches(["...", "three"], ["one", "two", "three"]))
    #expect(!matches(["one", "..."], ["two"]))
    #expect(!matches(["one"], ["one", "two"]))
  }

  private func matches(_ expected: ArraySlice<String>, _ found: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return found.isEmpty }
    if first == "..." {
      return (found.startIndex...found.endIndex).contains {
        matches(expected.dropFirst(), found[$0...])
      }
    }
    return found.first == first && matches(expected.dropFirst(), found.dropFirst())
  }

  private static func examples(in page: URL) -> [Example] {
    guard let data = try? Data(contentsOf: page) else { return [] }
    return examples(in: String(decoding: data, as: UTF8.self), of: page.lastPathComponent)
  }

  private static func examples(in text: String, of page: String) -> [Example] {
    var examples: [Example] = []
    var isConsole = false
    var isOurs = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isConsole = !isConsole && line == "```console"
        isOurs = false
      } else if isConsole, line.hasPrefix("$ ") {
        isOurs = line.hasPrefix("$ ddx")
        if isOurs {
          examples.append(Example(page: page, command: String(line.dropFirst(2)), output: []))
        }
      } else if isOurs {
        examples[examples.count - 1].output.append(String(line))
      }
    }
    return examples
  }
}

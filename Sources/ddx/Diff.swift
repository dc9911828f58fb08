import ArgumentParser
import DDXDocuments
import DDXReports

/// `ddx diff`: in what two protocol editions differ.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show how two protocol editions differ, with file and line.",
    discussion: """
      The exit code is 0 whether or not they differ.

      Examples:
        ddx diff asra-consensus@2020 asipp@2020
        ddx diff ddx@2026.1 my-clinic.xml --format json
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "An edition: a shipped one by name, or a file.")
  var left: EditionName

  @Argument(help: "The edition to compare it with.")
  var right: EditionName

  @Option(help: "Output format.")
  var format = Format.text

  @OptionGroup var layout: PageOptions

  func run() throws {
    var console = Console()
    let reader = try EditionReader(&console)
    let differences = EditionDifferences(
      from: try reader.edition(left, &console), to: try reader.edition(right, &console))
    let report = DiffReport(
      left: differences.left.rules, right: differences.right.rules,
      differences: differences.differences, edits: differences.edits,
      glossary: Glossary(vocabulary: reader.vocabulary), style: layout.style)
    console.answer(format == .json ? report.json() : report.text())
    console.flush()
  }
}

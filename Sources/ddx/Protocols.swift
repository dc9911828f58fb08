import ArgumentParser
import DDXCore
import DDXDocuments
import DDXReports

/// `ddx protocols`: the editions that are shipped, or one of them in full.
struct Protocols: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocols",
    abstract: "Show the protocol editions, or one with what it inherits and cites.",
    discussion: """
      Examples:
        ddx protocols
        ddx protocols asipp@2020
        ddx protocols my-clinic.xml --format json
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "An edition to show in full: a shipped one by name, or a file.")
  var name: EditionName?

  @Option(help: "Output format.")
  var format = Format.text

  func run() throws {
    var console = Console()
    let reader = try EditionReader(&console)
    let names = name.map { [$0] } ?? Shipped.protocols.map { EditionName(name: $0.name) }
    let sheets = try names.map { name in
      let edition = try reader.edition(name, &console)
      return EditionSheet(
        rules: edition.rules, file: edition.files.first?.name ?? name.name,
        overrides: edition.overrides, ownCitations: edition.ownCitations)
    }
    let report = EditionsReport(
      glossary: Glossary(vocabulary: reader.vocabulary), style: Console.style())
    if format == .json {
      console.answer(report.json(sheets))
    } else if name != nil, let sheet = sheets.first {
      console.answer(report.details(of: sheet))
    } else {
      console.answer(report.text(sheets))
    }
    console.flush()
  }
}

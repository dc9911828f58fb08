import ArgumentParser
import DDXCore
import DDXRanking
import DDXReports

/// `ddx check`: compares the model with the published numbers.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compare published numbers with those that a protocol implies.",
    discussion: """
      Each number is computed for the population in which it was published. The exit code is 1 if a \
      quantity or a row of evidence lies outside its bounds and no cap, note or imperfect reference \
      standard explains it.

      Examples:
        ddx check
        ddx check --format json
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var rules: ProtocolOption

  @Option(help: "Output format.")
  var format = Format.text

  @OptionGroup var messages: MessageOptions

  @OptionGroup var layout: PageOptions

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, try .none, &console, messages.renderer)
    let report: CheckReport
    do {
      report = CheckReport(
        rules: setup.rules.name, results: try setup.ranker.checks(),
        evidence: setup.ranker.evidenceChecks(), glossary: setup.glossary,
        style: layout.style)
    } catch {
      throw console.failure(of: error, messages.renderer)
    }
    console.answer(format == .json ? report.json() : report.text())
    console.flush()
    if report.hasFault { throw ExitCode.different }
  }
}

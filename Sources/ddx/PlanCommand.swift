import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx plan`: what to do next, and after every outcome of it, some injections ahead.
struct PlanCommand: ProfileCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plan the next injections as a decision tree.",
    discussion: """
      Shows the best sequence of injections by the objective of the protocol edition. Each outcome \
      has its probability, the likeliest source after it, and the step that follows.

      Examples:
        ddx plan patient.xml
        ddx plan patient.xml --depth 2
        ddx plan patient.xml --format mermaid > plan.mmd
        ddx plan cohort/ --depth 2 --format ndjson -o plans.ndjson
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, ndjson, mermaid
  }

  @Argument(
    help: "Profiles, cohorts, directories of them, or - for standard input.",
    completion: .file(extensions: ["xml"]))
  var profile: [String] = []

  @OptionGroup var input: InputOptions

  @OptionGroup var output: OutputOptions

  @Option(parsing: .unconditional, help: "How many injections to look ahead, 1 to 5.")
  var depth = 3

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(help: "Output format.")
  var format = Format.text

  @OptionGroup var messages: MessageOptions

  @OptionGroup var layout: PageOptions

  func validate() throws {
    guard (1...5).contains(depth) else {
      throw ValidationError("--depth must be between 1 and 5, found \(depth)")
    }
    try input.check(profile)
  }

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    let report = PlanReport(glossary: setup.glossary, style: style)
    let (ranker, name, depth, format) = (setup.ranker, setup.rules.name, depth, format)
    let tally = try await answers(setup, "planned", &console) { profile, _, isSequence in
      guard let plan = try ranker.plan(profile, depth: depth) else {
        throw RunStop(
          error: ValidationError("`\(name)` has no rules for a next step; name another --protocol"))
      }
      let text =
        switch format {
        case .text: report.text(plan)
        case .json, .ndjson: report.json(plan, isOneLine: isSequence || format == .ndjson)
        case .mermaid: report.mermaid(plan)
        }
      return ProfileAnswer(text: text)
    }
    if tally.bad > 0 { throw ExitCode.badInput }
  }

  var form: AnswerForm {
    switch format {
    case .text: .pages(style)
    case .json: .json
    case .ndjson: .records
    case .mermaid: AnswerForm(separator: "\n")
    }
  }

  var choices: [String] { ["--depth", String(depth)] }
}

import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx plan`: what to do next, and after every outcome of it, some injections ahead.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plan the next injections as a decision tree.",
    discussion: """
      The tree with the most expected information for its burden, found exactly. Every outcome \
      is shown with its probability, the leading source then, and what follows.

      Examples:
        ddx plan patient.xml
        ddx plan patient.xml --depth 2
        ddx plan patient.xml --format mermaid > plan.mmd
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, mermaid
  }

  @Argument(help: "A profile, or - for standard input.", completion: .file(extensions: ["xml"]))
  var profile: String

  @Option(help: "How many injections to look ahead, 1 to 5.")
  var depth = 3

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(help: "How to answer.")
  var format = Format.text

  @OptionGroup var messages: MessageOptions

  @Flag(name: .customLong("no-color"), help: "No colour, even on a terminal.")
  var isPlain = false

  func validate() throws {
    guard (1...5).contains(depth) else {
      throw ValidationError("--depth must be between 1 and 5, found \(depth)")
    }
  }

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    do {
      let decoded = try setup.profile(at: profile)
      console.talk(decoded.notes, messages.renderer)
      guard let plan = try setup.ranker.plan(decoded.value, depth: depth) else {
        console.talk("ddx: error: `\(setup.rules.name)` has no rules for a next step\n")
        throw ExitCode.badInput
      }
      let report = PlanReport(
        glossary: setup.glossary, style: Console.style(isPlain: isPlain))
      switch format {
      case .text: console.answer(report.text(plan))
      case .json: console.answer(report.json(plan))
      case .mermaid: console.answer(report.mermaid(plan))
      }
      console.flush()
    } catch let faults as DocumentFaults {
      console.talk(faults.diagnostics, messages.renderer)
      throw ExitCode.badInput
    } catch let error as RankingError {
      console.talk("\(profile): error: \(error.message)\n")
      throw ExitCode.badInput
    }
  }
}

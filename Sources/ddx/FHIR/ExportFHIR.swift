import ArgumentParser
import DDXCore
import DDXDocuments
import DDXFHIR
import DDXRanking
import DDXReports

/// `ddx fhir export`: a profile as resources, or as answers to the form.
struct ExportFHIR: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a profile as a Bundle or a QuestionnaireResponse of FHIR R4.",
    discussion: """
      `ddx fhir import` turns either back into the same profile. With --ranking the bundle also holds \
      the answer: a RiskAssessment, the safety concerns as DetectedIssue, and the proposed block as a \
      draft, with what each result would mean, unless a red flag stops it or it depends on warning \
      signs that are not recorded. With --conditional it is then proposed as well, with a note that \
      names the signs. With --report the page of `ddx report` is attached.

      Examples:
        ddx fhir export patient.xml -o bundle.json
        ddx fhir export patient.xml --ranking
        ddx fhir export patient.xml --ranking --conditional --report -o bundle.json
        ddx fhir export patient.xml --as response
      """)

  /// What is written.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case bundle, response
  }

  @Argument(help: "A profile, or - for standard input.", completion: .file(extensions: ["xml"]))
  var profile: String

  @Option(name: .customLong("as"), help: "What to write.")
  var form = Form.bundle

  @Flag(help: "Rank the profile, and add the answer to the bundle.")
  var ranking = false

  @Flag(
    help: "Propose a block also where it depends on warning signs that are not recorded.")
  var conditional = false

  @Flag(help: "Attach the report.")
  var report = false

  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The file to write.",
    transform: OutputFile.name)
  var output: String?

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if ranking, form == .response {
      throw ValidationError("--ranking needs --as bundle; a response has no place for a ranking")
    }
    for (name, isGiven) in [("--conditional", conditional), ("--report", report)]
    where isGiven && !ranking {
      throw ValidationError("\(name) needs --ranking")
    }
  }

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    do {
      let found = try setup.profile(at: profile)
      console.talk(found.notes, messages.renderer)
      let writer = FHIRWriter(vocabulary: setup.vocabulary)
      let text =
        switch form {
        case .response: writer.response(found.value)
        case .bundle:
          writer.bundle(found.value, answer: ranking ? try answer(on: found.value, setup) : nil)
        }
      try console.answer(text, to: output)
      console.flush()
    } catch {
      throw console.failure(of: error, at: profile, messages.renderer)
    }
  }

  /// The ranking with all that goes out with it.
  private func answer(on profile: ClinicalProfile, _ setup: Setup) throws -> FHIRAnswer {
    let ranking = try setup.ranker.rank(
      profile, draws: report ? .usual : .none, jobs: Console.processors)
    return FHIRAnswer(
      ranking, proposesConditionally: conditional,
      notes: setup.glossary.notes(on: ranking.recommendation),
      report: report
        ? try setup.report(on: profile, ranked: ranking, depth: Report.usualDepth).text(as: .html)
        : nil)
  }
}

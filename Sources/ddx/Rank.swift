import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx rank`: which sources hurt, how sure that is, and why.
struct Rank: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rank the pain sources of one or more profiles.",
    discussion: """
      Each profile is ranked under a protocol edition and reported on its own. A profile that \
      can't be read is reported on stderr; the others are ranked all the same, and the exit \
      code is 2.

      Examples:
        ddx rank patient.xml
        ddx rank patient.xml --explain
        ddx rank patient.xml --audience patient
        ddx rank - < patient.xml
        ddx rank a.xml b.xml --format csv
        ddx rank cohort/ --format json > rankings.jsonl
        ddx rank cohort/ --fail-on stop
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
  }

  /// The readers of a text.
  enum Audience: String, CaseIterable, ExpressibleByArgument {
    case physician, patient
  }

  /// The verdicts that may change the exit code.
  enum FailingVerdict: String, CaseIterable, ExpressibleByArgument {
    case stop
  }

  @Argument(
    help: "Profiles, directories of profiles, or - for standard input.",
    completion: .file(extensions: ["xml"]))
  var profile: [String]

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(help: "How to answer; JSON is one line for each of several profiles.")
  var format = Format.text

  @Flag(help: "Show every number with its origin.")
  var explain = false

  @Option(help: "For whom the text is: a physician, or the patient in plain words.")
  var audience = Audience.physician

  @OptionGroup var messages: MessageOptions

  @Flag(name: .customLong("no-color"), help: "No colour, even on a terminal.")
  var isPlain = false

  @Option(name: .customLong("fail-on"), help: "Exit with 3 when a verdict is this.")
  var failing: FailingVerdict?

  func run() async throws {
    var console = Console()
    let diagnostics = messages.renderer
    let setup = try await Setup.load(rules, modules, &console, diagnostics)
    let inputs = InputPaths(profile)
    let style = Console.style(isPlain: isPlain)
    let writer = RankingWriter(
      format: format, glossary: setup.glossary, isSequence: inputs.isSequence,
      isExplained: explain, style: style,
      patient: audience == .patient
        ? PatientReport(glossary: setup.glossary, rules: setup.rules, style: style)
        : nil)
    var (ranked, bad, stops) = (0, inputs.empty.count, 0)
    for folder in inputs.empty {
      console.talk("ddx: error: no *.xml file in the directory \(folder)\n")
    }
    console.answer(writer.opening)
    var ids = ProfileIDs()
    for path in inputs.paths {
      do {
        let profile = try setup.profile(at: path)
        console.talk(profile.notes, diagnostics)
        if let other = ids.earlier(profile.value.id, at: path) {
          console.talk("\(path): warning: the profile has the same id as that in \(other)\n")
        }
        let ranking = try setup.ranker.rank(profile.value)
        console.answer(writer.text(ranking, of: profile.value, at: path, isFirst: ranked == 0))
        ranked += 1
        if ranking.safety.verdict == .stop { stops += 1 }
      } catch let faults as DocumentFaults {
        console.talk(faults.diagnostics, diagnostics)
        bad += 1
      } catch let error as RankingError {
        console.talk("\(path): error: \(error.message)\n")
        bad += 1
      }
    }
    console.flush()
    if bad > 0 {
      if inputs.isSequence {
        console.talk("ddx: \(ranked) of \(ranked + bad) profiles ranked, \(bad) with errors\n")
      }
      throw ExitCode.badInput
    }
    if failing == .stop, stops > 0 { throw ExitCode.stop }
  }
}

/// Rankings in one of the forms, one after the other.
struct RankingWriter {
  private let format: Rank.Format
  private let isSequence: Bool
  private let style: PageStyle
  private let json: JSONReport
  private let prose: TextReport
  private let patient: PatientReport?

  init(
    format: Rank.Format, glossary: Glossary, isSequence: Bool, isExplained: Bool,
    style: PageStyle, patient: PatientReport?
  ) {
    self.format = format
    self.patient = patient
    self.isSequence = isSequence
    self.style = style
    json = JSONReport(glossary: glossary, isOneLine: isSequence)
    prose = TextReport(glossary: glossary, isExplained: isExplained, style: style)
  }

  /// What stands before the first ranking.
  var opening: String { format == .csv ? CSVReport.header : "" }

  /// A ranking, set off from the one before it.
  func text(
    _ ranking: Ranking, of profile: ClinicalProfile, at path: String, isFirst: Bool
  ) -> String {
    switch format {
    case .json: json.text(ranking)
    case .csv: CSVReport().text(ranking, file: path)
    case .text:
      (isFirst ? "" : "\n" + style.separator + "\n")
        + (patient?.text(ranking, of: profile) ?? prose.text(ranking))
    }
  }
}

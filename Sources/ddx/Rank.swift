import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx rank`: which sources hurt, how sure that is, and why.
struct Rank: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank the pain sources of one or more profiles.",
    discussion: """
      Each profile is ranked under a protocol edition and reported on its own: those of the files \
      and directories that are named, and of each element `cohort` around many. A profile that \
      can't be read is reported on stderr; the others are ranked all the same, and the exit code \
      is 2. The answers come in the order of the input, however many are worked on at a time.

      Examples:
        ddx rank patient.xml
        ddx rank patient.xml --explain
        ddx rank patient.xml --audience patient
        ddx rank - < patient.xml
        ddx rank a.xml b.xml --format csv
        ddx rank registry/ --recursive --format ndjson -o rankings.ndjson
        ddx rank registry/ --recursive --format ndjson -o rankings.ndjson --resume
        ddx rank cohort/ --fail-on stop
        ddx rank --stream < one-profile-a-line.txt
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, ndjson, csv
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
    help: "Profiles, cohorts, directories of them, or - for standard input.",
    completion: .file(extensions: ["xml"]))
  var profile: [String] = []

  @OptionGroup var input: InputOptions

  @OptionGroup var output: OutputOptions

  @Option(
    defaultAsFlag: StreamFrame.lines,
    help: """
      Answer profiles as they come on standard input, each with a record of NDJSON at once: one \
      a line, or with `length` each behind a line with its length in bytes and the name of its file.
      """)
  var stream: StreamFrame?

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(
    help: """
      How to answer; JSON is one line for each of several profiles, and NDJSON a record for each \
      with the name of its file.
      """)
  var format = Format.text

  @Flag(help: "Show every number with its origin.")
  var explain = false

  @Option(help: "For whom the text is: a physician, or the patient in plain words.")
  var audience = Audience.physician

  @Option(
    name: .customLong("skip"),
    help: """
      Do not ask for a finding: nobody can answer. May be given several times; a profile says it \
      for good with state="not-known".
      """)
  var skipped: [String] = []

  @OptionGroup var messages: MessageOptions

  @Flag(name: .customLong("no-color"), help: "No colour, even on a terminal.")
  var isPlain = false

  @Option(name: .customLong("fail-on"), help: "Exit with 3 when a verdict is this.")
  var failing: FailingVerdict?

  func validate() throws {
    if let stream {
      guard profile.isEmpty, input.filesFrom == nil, input.jobs == nil, output.path == nil else {
        throw ValidationError(
          "--stream answers what comes on standard input; name no profile, file or --jobs")
      }
      guard format == .text || format == .ndjson else {
        throw ValidationError("--stream \(stream.rawValue) answers with NDJSON; leave --format out")
      }
    } else {
      try input.check(profile)
    }
  }

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    let writer = RankingWriter(
      format: stream == nil ? format : .ndjson, glossary: setup.glossary,
      isExplained: explain, style: style,
      patient: audience == .patient
        ? PatientReport(glossary: setup.glossary, rules: setup.rules, style: style)
        : nil)
    let ranker = setup.ranker
    let aside = try skipped.map { name in
      guard let finding = setup.reader.vocabulary.finding(FindingCode(name)) else {
        throw ValidationError("--skip: there is no finding `\(name)`; `ddx findings` looks for one")
      }
      return finding.code
    }
    let tally: Tally
    if let stream {
      tally = try StreamRun(frame: stream, messages: messages.renderer)
        .run(setup.reader, &console) { profile, input in
          try writer.answer(
            ranker.rank(profile.settingAside(aside)), of: profile, at: input, isSequence: true)
        }
    } else {
      let inputs = try input.paths(profile, &console, messages.renderer)
      let run = ProfileRun(
        inputs: inputs, jobs: input.threads, form: writer.form, done: "ranked",
        messages: messages.renderer)
      let file = try output.file(command, setup, inputs, &console)
      tally = try await run.run(setup.reader, into: file, &console) { profile, input in
        try writer.answer(
          ranker.rank(profile.settingAside(aside)), of: profile, at: input,
          isSequence: inputs.isSequence || input.isPart)
      }
    }
    if tally.bad > 0 { throw ExitCode.badInput }
    if failing == .stop, tally.stops > 0 { throw ExitCode.stop }
  }

  /// How a page is laid out: in a file as anywhere.
  private var style: PageStyle { output.path == nil ? Console.style(isPlain: isPlain) : .plain }

  /// What its answers depend on beside the documents.
  private var command: [String] {
    ["rank", "--format", format.rawValue, "--audience", audience.rawValue]
      + skipped.flatMap { ["--skip", $0] } + (explain ? ["--explain"] : [])
      + (messages.showValues ? ["--show-values"] : [])
  }
}

/// Rankings in one of the forms.
struct RankingWriter: Sendable {
  private let format: Rank.Format
  private let glossary: Glossary
  private let style: PageStyle
  private let prose: TextReport
  private let patient: PatientReport?

  init(
    format: Rank.Format, glossary: Glossary, isExplained: Bool, style: PageStyle,
    patient: PatientReport?
  ) {
    self.format = format
    self.glossary = glossary
    self.patient = patient
    self.style = style
    prose = TextReport(glossary: glossary, isExplained: isExplained, style: style)
  }

  /// How the rankings are put together.
  var form: AnswerForm {
    switch format {
    case .text: AnswerForm(separator: "\n\(style.separator)\n")
    case .json: AnswerForm()
    case .ndjson: AnswerForm(isRecord: true)
    case .csv: AnswerForm(opening: CSVReport.header)
    }
  }

  /// A ranking of a profile, perhaps one of several.
  func answer(
    _ ranking: Ranking, of profile: ClinicalProfile, at input: ProfileInput, isSequence: Bool
  ) -> ProfileAnswer {
    let text =
      switch format {
      case .json, .ndjson:
        JSONReport(glossary: glossary, isOneLine: isSequence || format == .ndjson).text(ranking)
      case .csv: CSVReport().text(ranking, file: input.file, number: input.number ?? 1)
      case .text: patient?.text(ranking, of: profile) ?? prose.text(ranking)
      }
    return ProfileAnswer(text: text, isStop: ranking.safety.verdict == .stop)
  }
}

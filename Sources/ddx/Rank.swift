import ArgumentParser
import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx rank`: which sources hurt, how sure that is, and why.
struct Rank: ProfileCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank the pain sources of one or more profiles.",
    discussion: """
      Each profile is ranked separately under one protocol edition. Name files, directories, or files \
      that hold many profiles in one `cohort` element. A profile that can't be read is reported on \
      standard error; the others are still ranked, and the exit code is 2. The output is in the order \
      of the input, whatever --jobs is.

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
        ddx rank patient.xml --verify saved.json
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
      Answer each profile as it arrives on standard input with a record of NDJSON: one profile per \
      line, or with `length` each after a line with its length in bytes and its file name.
      """)
  var stream: StreamFrame?

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(
    help: """
      Output format; for several profiles JSON has one line each, and NDJSON one record each with the \
      name of the file.
      """)
  var format = Format.text

  @Flag(help: "Show every number with its origin, and recorded items that had no effect.")
  var explain = false

  @Option(help: "The reader of the text: a physician, or the patient in plain words.")
  var audience = Audience.physician

  @Option(
    name: .customLong("skip"),
    help: """
      Don't ask about this finding, because nobody can answer; may be repeated. In a profile, \
      state="not-known" does the same.
      """)
  var skipped: [String] = []

  @OptionGroup var certainty: DrawOptions

  @OptionGroup var messages: MessageOptions

  @OptionGroup var layout: PageOptions

  @Option(name: .customLong("fail-on"), help: "Exit with 3 if a profile has this safety verdict.")
  var failing: FailingVerdict?

  @Option(
    name: .customLong("verify"),
    help: ArgumentHelp(
      """
      Repeat the rankings saved in a JSON or NDJSON file, under the same edition and with the same draws, \
      and check that they come out byte for byte the same; exit with 1 if not.
      """, valueName: "file"),
    completion: .file())
  var verified: String?

  func validate() throws {
    guard verified == nil || stream == nil && output.named == nil && format == .text else {
      throw ValidationError("--verify answers in words; omit --format, --output and --stream")
    }
    if let stream {
      guard profile.isEmpty, input.filesFrom == nil, input.jobs == nil, output.named == nil else {
        throw ValidationError(
          "--stream reads profiles from standard input; omit profiles, --output and --jobs")
      }
      guard format == .text || format == .ndjson else {
        throw ValidationError("--stream \(stream.rawValue) answers with NDJSON; omit --format")
      }
    } else {
      try input.check(profile)
    }
  }

  func run() async throws {
    var console = Console()
    if let verified { return try await verify(verified, &console) }
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    let writer = RankingWriter(
      format: stream == nil ? format : .ndjson, glossary: setup.glossary,
      isExplained: explain, style: style,
      patient: audience == .patient
        ? PatientReport(glossary: setup.glossary, rules: setup.rules, style: style)
        : nil)
    let ranker = setup.ranker
    // One profile is read by somebody; of many every draw counts.
    let isRead = (format == .text || format == .json) && audience == .physician
    let (several, one) = (certainty.draws(usually: false), certainty.draws(usually: isRead))
    let aside = try aside(setup)
    let tally: Tally
    if let stream {
      tally = try StreamRun(frame: stream, messages: messages.renderer)
        .run(setup.reader, &console) { profile, input in
          try writer.answer(
            to: profile.settingAside(aside), under: ranker, draws: several, at: input,
            isSequence: true, jobs: 1)
        }
    } else {
      tally = try await answers(setup, "ranked", &console) { profile, input, isSequence in
        try writer.answer(
          to: profile.settingAside(aside), under: ranker, draws: isSequence ? several : one,
          at: input, isSequence: isSequence, jobs: isSequence ? 1 : self.input.threads)
      }
    }
    if tally.bad > 0 { throw ExitCode.badInput }
    if failing == .stop, tally.stops > 0 { throw ExitCode.stop }
  }

  /// The findings that nobody can answer.
  func aside(_ setup: Setup) throws -> [FindingCode] {
    try skipped.map { name in
      guard let finding = setup.reader.vocabulary.finding(FindingCode(name)) else {
        throw ValidationError("--skip: there is no finding `\(name)`; search with `ddx findings`")
      }
      return finding.code
    }
  }

  var form: AnswerForm {
    if verified != nil { return AnswerForm() }
    return switch format {
    case .text: .pages(style)
    case .json: .json
    case .ndjson: .records
    case .csv: AnswerForm(opening: CSVReport.header)
    }
  }

  var choices: [String] {
    ["--audience", audience.rawValue] + skipped.flatMap { ["--skip", $0] }
      + (explain ? ["--explain"] : [])
      + (certainty.draws.map { ["--draws", "\($0)", "--seed", "\(certainty.seed)"] } ?? [])
  }
}

/// Rankings in one of the forms.
struct RankingWriter: Sendable {
  private let format: Rank.Format
  private let glossary: Glossary
  private let isExplained: Bool
  private let prose: TextReport
  private let patient: PatientReport?

  init(
    format: Rank.Format, glossary: Glossary, isExplained: Bool, style: PageStyle,
    patient: PatientReport?
  ) {
    self.format = format
    self.glossary = glossary
    self.patient = patient
    self.isExplained = isExplained
    prose = TextReport(glossary: glossary, isExplained: isExplained, style: style)
  }

  /// A profile ranked, perhaps one of several; so many of its draws are made at the same time.
  func answer(
    to profile: ClinicalProfile, under ranker: Ranker, draws: Draws, at input: ProfileInput,
    isSequence: Bool, jobs: Int
  ) throws(RankingError) -> ProfileAnswer {
    let ranking = try ranker.rank(profile, draws: draws, jobs: jobs)
    // Two facts at a time are tried where somebody asks why.
    let changes =
      format == .text && patient == nil
      ? try ranker.smallestChanges(
        of: profile, ranked: ranking, pairs: isExplained ? SmallestChanges.pairs : 0,
        jobs: jobs) : nil
    let text =
      switch format {
      case .json, .ndjson:
        JSONReport(glossary: glossary, isOneLine: isSequence || format == .ndjson).text(ranking)
      case .csv: CSVReport().text(ranking, file: input.file, number: input.number ?? 1)
      case .text: patient?.text(ranking, of: profile) ?? prose.text(ranking, changes: changes)
      }
    return ProfileAnswer(text: text, isStop: ranking.safety.verdict == .stop)
  }
}

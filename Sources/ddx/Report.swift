import ArgumentParser
import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx report`: one patient as a page to read, to print or to copy into a record.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report on one profile, to read, print or copy.",
    discussion: """
      The report opens with the safety verdict and a bottom line. It goes on with the next step and \
      what each outcome would mean, the ranking, what would change it, what moved each source, the \
      criteria, the plan, the page for the patient, the effect of each recorded item, and every \
      citation. HTML is a single file without scripts that loads nothing from elsewhere.

      The format follows from the extension of the file: .html, .md or .txt.

      Examples:
        ddx report patient.xml -o report.html
        ddx report patient.xml -o report.md --protocol asipp@2020
        ddx report patient.xml -o report.html --compare asipp@2020
        ddx report patient.xml --audience referrer
        ddx report patient.xml --audience patient -o talk.html
      """)

  /// The readers of a report.
  enum Audience: String, CaseIterable, ExpressibleByArgument {
    case physician, patient, referrer
  }

  @Argument(help: "A profile, or - for standard input.", completion: .file(extensions: ["xml"]))
  var profile: String

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; by default standard output.", valueName: "file"),
    transform: OutputFile.name)
  var output: String?

  @Option(help: "Format of the report; by default that of the file extension.")
  var format: PageFormat?

  @Option(
    help: "The reader: a physician, the patient, or the referring doctor (a letter).")
  var audience = Audience.physician

  @Option(
    help: ArgumentHelp(
      "Another protocol edition to compare with.",
      valueName: "id@edition|file"))
  var compare: String?

  @Option(
    parsing: .unconditional,
    help: "How many injections the plan looks ahead, 0 to 5; 0 for no plan.")
  var depth = Report.usualDepth

  @OptionGroup var certainty: DrawOptions

  @OptionGroup var messages: MessageOptions

  /// How many injections the plan of a report looks ahead.
  static let usualDepth = 2

  func validate() throws {
    guard (0...5).contains(depth) else {
      throw ValidationError("--depth must be between 0 and 5, found \(depth)")
    }
    if compare != nil, audience != .physician {
      throw ValidationError("--compare is part of the report for a physician")
    }
    let read = [profile, rules.name] + modules.added + [compare].compactMap { $0 }
    try OutputPlace.check(output, isNoneOf: read)
    if format == nil, let output, output != "-", PageFormat(ending: output) == nil {
      throw ValidationError(
        "`\(output)` has no known extension: use .html, .md or .txt, or give --format")
    }
  }

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    do {
      let decoded = try setup.profile(at: profile)
      console.talk(decoded.notes, messages.renderer)
      var page = try page(of: decoded.value, setup)
      if let compare {
        let pairs = try await EditionPair.load(
          [rules.name, compare], modules, &console, messages.renderer)
        // Which edit does what may take minutes to find out; the page names the command for it.
        for pair in pairs {
          let comparison = try pair.comparer.compare(
            decoded.value, threshold: 0.01, attributes: false)
          page = page.comparing(
            CompareReport(comparison, edits: pair.edits, glossary: pair.glossary),
            command: "ddx compare \(rules.name) \(compare) \(profile)")
        }
      }
      let text = try page.text(as: chosen)
      guard let output, output != "-" else {
        console.answer(text)
        return console.flush()
      }
      try OutputFile(path: output).write(text, isReplacing: true)
    } catch {
      throw console.failure(of: error, at: profile, messages.renderer)
    }
  }

  /// The form that was asked for; a letter is text unless said otherwise.
  private var chosen: PageFormat {
    format ?? output.flatMap(PageFormat.init(ending:)) ?? (audience == .referrer ? .text : .html)
  }

  private func page(
    of profile: ClinicalProfile, _ setup: Setup
  ) throws(RankingError) -> ReportPage {
    let ranking = try setup.ranker.rank(
      profile, draws: certainty.draws(usually: audience != .patient), jobs: Console.processors)
    switch audience {
    case .physician:
      return try setup.report(on: profile, ranked: ranking, depth: depth)
    case .patient:
      return PatientReport(glossary: setup.glossary, rules: setup.rules).page(ranking, of: profile)
    case .referrer:
      return ReferralLetter(glossary: setup.glossary).page(
        ranking, of: profile,
        changes: try setup.ranker.smallestChanges(
          of: profile, ranked: ranking, jobs: Console.processors))
    }
  }
}

extension Setup {
  /// The report for a physician.
  ///
  /// - Throws: `RankingError` where the profile can't be ranked.
  func report(
    on profile: ClinicalProfile, ranked ranking: Ranking, depth: Int
  ) throws(RankingError) -> ReportPage {
    let plan = depth == 0 ? nil : try ranker.plan(profile, depth: depth)
    return RankingPage(glossary: glossary, rules: rules, plan: plan).page(
      ranking, of: profile,
      changes: try ranker.smallestChanges(
        of: profile, ranked: ranking, jobs: Console.processors))
  }
}

/// The forms of a page.
enum PageFormat: String, CaseIterable, ExpressibleByArgument {
  case html, markdown, text

  /// The form that the ending of a file names; nil where it names none.
  init?(ending file: String) {
    switch file.split(separator: ".").last?.lowercased() {
    case "html", "htm": self = .html
    case "md", "markdown": self = .markdown
    case "txt", "text": self = .text
    default: return nil
    }
  }
}

extension ReportPage {
  /// The page in one of the forms.
  func text(as format: PageFormat) throws -> String {
    switch format {
    case .html: try html()
    case .markdown: markdown()
    case .text: text()
    }
  }
}

import ArgumentParser
import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx compare`: what another protocol edition does to patients, and which edit does it.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare patients under two or more protocol editions.",
    discussion: """
      Name the editions, then profiles or directories of profiles. Each further edition is compared \
      with the first, and every change of a probability is attributed to the edits between the two. \
      For several profiles the output shows counts, transitions and the patients whose answer \
      changes. A profile that can't be read is reported, and the exit code is 2.

      --from and --to compare rankings saved with `ddx rank --format json`, by any version of ddx, \
      and say which of profile, protocol, module, evidence and ddx itself differs. Attribution to \
      single edits needs the documents themselves.

      Examples:
        ddx compare asra-consensus@2020 asipp@2020 patient.xml
        ddx compare ddx@2026.1 mine.xml cohort/ --no-attribution
        ddx compare ddx@2026.1 article@2024 cohort/ --format csv
        ddx compare asra-consensus@2020 asipp@2020 cohort/ --format markdown > minutes.md
        ddx compare asra-consensus@2020 asipp@2020 cohort/ --format html > minutes.html
        ddx compare --from before.json --to after.json --exit-code
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, markdown, html
  }

  @Argument(
    help: ArgumentHelp(
      "Editions by name or file; then profiles, directories, or - for standard input.",
      valueName: "edition|profile"),
    completion: .file(extensions: ["xml"]))
  var arguments: [String] = []

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("Rankings saved with --format json.", valueName: "file"))
  var from: String?

  @Option(help: ArgumentHelp("The rankings to compare them with.", valueName: "file"))
  var to: String?

  @Option(parsing: .unconditional, help: "Smaller changes of a probability are shown as ~.")
  var threshold = 0.01

  @Option(help: "Output format; JSON is one line for each of several comparisons.")
  var format = Format.text

  @Flag(name: .customLong("exit-code"), help: "Exit with 1 when anything changes.")
  var tells = false

  @Flag(name: .customLong("no-attribution"), help: "Omit the effects of single edits; quicker.")
  var isBrief = false

  @OptionGroup var modules: ModuleOptions

  @OptionGroup var messages: MessageOptions

  @OptionGroup var layout: PageOptions

  func validate() throws {
    guard (0...1).contains(threshold) else {
      throw ValidationError("--threshold must be between 0 and 1, a difference of probabilities")
    }
    if from != nil || to != nil { return try validateSaved() }
    let sorted = CompareArguments(arguments)
    if sorted.editions.count < 2, let unknown = sorted.unknown {
      throw ValidationError(
        "`\(unknown)` is neither an edition, such as asipp@2020, nor a file")
    }
    if sorted.editions.count < 2 { throw ValidationError("name two protocol editions or more") }
    if sorted.profiles.isEmpty, input.filesFrom == nil {
      throw ValidationError("name a profile or a directory of them")
    }
    if format == .html, sorted.editions.count > 2 {
      throw ValidationError("one HTML page compares two editions; name two, or another format")
    }
  }

  private func validateSaved() throws {
    guard let from, let to else {
      throw ValidationError("name saved rankings with both --from and --to")
    }
    if from == "-", to == "-" { throw ValidationError("only one of --from and --to can be -") }
    if !arguments.isEmpty {
      throw ValidationError("--from and --to already name editions and profiles; omit others")
    }
  }

  func run() async throws {
    var console = Console()
    var outcome = Outcome()
    if let from, let to {
      try await saved(from, to, &outcome, &console)
    } else {
      try await documents(&outcome, &console)
    }
    console.flush()
    if outcome.bad > 0 { throw ExitCode.badInput }
    if tells, outcome.isChanged { throw ExitCode.different }
  }

  /// Compares profiles under editions.
  private func documents(_ outcome: inout Outcome, _ console: inout Console) async throws {
    let sorted = CompareArguments(arguments)
    let inputs = try input.paths(sorted.profiles, &console, messages.renderer)
    let pairs = try await EditionPair.load(
      sorted.editions, modules, &console, messages.renderer)
    outcome.bad += inputs.tell(&console)
    if format == .csv { console.answer(CompareTable.header) }
    let input = CohortInput(inputs)
    if input.isSequence {
      for (index, pair) in pairs.enumerated() {
        await cohort(input, pair, index, pairs.count, &outcome, &console)
      }
    } else {
      patient(input, pairs, &outcome, &console)
    }
  }

  /// The result.
  struct Outcome {
    var bad = 0
    var isChanged = false
  }

  var style: PageStyle { layout.style }

  /// Answers with a page, in the form that was asked for.
  func answer(
    _ page: ReportPage, isLater: Bool = false, _ outcome: inout Outcome, _ console: inout Console
  ) {
    guard format == .html else { return console.answer((isLater ? "\n" : "") + page.markdown()) }
    do {
      console.answer(try page.html())
    } catch {
      console.talk("ddx: error: a shipped template can't be read\n")
      outcome.bad += 1
    }
  }

  private func patient(
    _ input: CohortInput, _ pairs: [EditionPair], _ outcome: inout Outcome, _ console: inout Console
  ) {
    guard let input = input.profiles.next(), let first = pairs.first else { return }
    do {
      let decoded = try first.profile(input.part.get())
      console.talk(decoded.notes, messages.renderer)
      for (index, pair) in pairs.enumerated() {
        let comparison = try pair.comparer.compare(
          decoded.value, threshold: threshold, attributes: !isBrief)
        outcome.isChanged = outcome.isChanged || comparison.changesAnything
        let report = CompareReport(
          comparison, edits: pair.edits, glossary: pair.glossary, style: style)
        switch format {
        case .text:
          console.answer((index > 0 ? "\n\(style.separator)\n" : "") + report.text())
        case .json: console.answer(report.json(isOneLine: pairs.count > 1))
        case .csv: console.answer(report.csv())
        case .markdown, .html: answer(report.page(), isLater: index > 0, &outcome, &console)
        }
      }
    } catch {
      self.report(error, at: input.file, &console)
      outcome.bad += 1
    }
  }
}

import ArgumentParser
import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx explain`: why a source is as likely as it is, or what a message means.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a ranking source by source, or a message by its number.",
    discussion: """
      Shows first the smallest change of a finding or block that would put another source first or \
      lead to another step. Then for each source: its probability before the findings and where that \
      comes from, the effect of each finding and block, how probable it would be if another source \
      were ruled out, and what contradicts it. If a source is named, its references follow. For the \
      number of a message, such as DDX0012: what it means and what to do. Without arguments, all \
      messages are listed.

      Examples:
        ddx explain patient.xml
        ddx explain patient.xml facet-joint
        ddx explain DDX0012
        ddx explain
      """)

  @Argument(
    help: "A profile, - for standard input, or the number of a message.",
    completion: .file(extensions: ["xml"]))
  var subject: String?

  @Argument(help: "The source to explain; by default all of them.", completion: .modules)
  var source: String?

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @OptionGroup var messages: MessageOptions

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown
  }

  @Option(help: "Output format; markdown lists the messages.")
  var format = Format.text

  @OptionGroup var layout: PageOptions

  func run() async throws {
    var console = Console()
    let style = layout.style
    let page = DiagnosticsPage(DiagnosticEntry.all.map(MessageEntry.init), style: style)
    guard let subject else {
      console.answer(format == .markdown ? page.markdown() : page.index())
      return console.flush()
    }
    guard format == .text else {
      throw UsageError("`--format markdown` lists all messages", help: "omit the argument")
    }
    if Self.isNumber(subject) {
      guard let entry = DiagnosticEntry.entry(subject) else {
        throw UsageError(
          "no message has the number `\(subject)`", help: "`ddx explain` lists them")
      }
      console.answer(page.text(of: MessageEntry(entry)))
      return console.flush()
    }
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    do {
      let profile = try setup.profile(at: subject)
      console.talk(profile.notes, messages.renderer)
      let ranking = try setup.ranker.rank(profile.value)
      let report = ExplainReport(
        ranking,
        changes: try setup.ranker.smallestChanges(
          of: profile.value, ranked: ranking, pairs: SmallestChanges.pairs,
          jobs: Console.processors),
        glossary: setup.glossary, style: style)
      console.answer(report.text(of: try source.map { try candidate($0, in: ranking).source }))
      console.flush()
    } catch {
      throw console.failure(of: error, at: subject, messages.renderer)
    }
  }

  /// Whether an argument looks like the number of a message.
  private static func isNumber(_ text: String) -> Bool {
    text.uppercased().hasPrefix("DDX") && text.dropFirst(3).allSatisfy(\.isNumber)
      && text.count > 3
  }

  /// The candidate of a source that is named, or whose name begins so.
  private func candidate(_ name: String, in ranking: Ranking) throws -> Candidate {
    if let candidate = ranking.candidate(SourceID(name)) { return candidate }
    let names = ranking.candidates.map(\.source.name)
    let beginning = ranking.candidates.filter { $0.source.name.hasPrefix(name.lowercased()) }
    if beginning.count == 1, let only = beginning.first { return only }
    let near = NearNames.near(name, among: names)
    let meant = (near.isEmpty ? names : near).map { "`\($0)`" }.joined(separator: ", ")
    throw UsageError(
      "no source `\(name)` in this ranking",
      help: near.isEmpty ? "there is \(meant)" : "did you mean \(meant)?")
  }
}

extension MessageEntry {
  /// An entry of the documents' own list.
  fileprivate init(_ entry: DiagnosticEntry) {
    self.init(
      id: entry.id, severity: entry.severity.rawValue, message: entry.message,
      meaning: entry.meaning, help: entry.help)
  }
}

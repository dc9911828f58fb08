import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx modules show`: shows each module with what it reads and cites.
struct ShowModules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show each module with the findings it reads and its references.",
    discussion: """
      Examples:
        ddx modules
        ddx modules sacroiliac-joint
        ddx modules --format json
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "A module to show in full.", completion: .modules)
  var id: String?

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(help: "Output format.")
  var format = Format.text

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, DiagnosticRenderer())
    let other = LoadedModule(source: DeclaredSource(table: setup.other), table: setup.other)
    let all = setup.modules.filter { !($0.source is UnavailableSource) } + [other]
    let report = ModulesReport(
      modules: all, glossary: setup.glossary, style: Console.style())
    let shown = id.map { id in all.filter { $0.source.descriptor.id.name == id } } ?? all
    guard !shown.isEmpty else {
      throw UsageError(.unknownModule(id ?? "", ids: all.map(\.source.descriptor.id)))
    }
    if format == .json {
      console.answer(report.json(shown))
    } else if id != nil, let module = shown.first {
      console.answer(report.details(of: module))
    } else {
      console.answer(report.text())
      console.answer(report.text(idle: setup.idle, under: setup.rules.name))
    }
    console.flush()
  }
}

import ArgumentParser
import DDXCore
import DDXDocuments
import DDXPluginHost
import DDXRanking
import DDXReports
import DDXTesting

/// `ddx modules check`: checks that a module keeps the rules for every module.
struct CheckModule: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that a module keeps the rules that apply to all modules.",
    discussion: """
      Runs on an evidence document, a program or a module of ddx the checks that every module must \
      pass. Worked examples are read from the page beside the file: its name with .md, or README.md \
      beside a folder named Evidence. The exit code is 1 if a check fails.

      Examples:
        ddx modules check piriformis.xml
        ddx modules check ./cluneal_nerve.py
      """)

  @Argument(help: "An evidence document, a program, or the id of a module.", completion: .modules)
  var module: String

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var layout: PageOptions

  func run() async throws {
    var console = Console()
    let found: LoadedModule
    let reader: DocumentReader
    let protocolRules: ClinicalProtocol
    do {
      reader = DocumentReader(vocabulary: try Shipped.vocabulary())
      protocolRules = try reader.protocol(rules.edition.document()).value
      found = try await subject(reader, protocolRules)
    } catch let failure as ProgramFailure where !failure.isBadPath {
      console.answer("`\(module)` does not answer: \(failure.description)\n")
      console.flush()
      throw ExitCode.different
    } catch {
      throw console.refusal(of: error, isOurs: false, DiagnosticRenderer())
    }
    let own = (found.source as? ProgramSource)?.vocabulary ?? .empty
    let report = Conformance(
      found.source, table: found.table, page: page,
      vocabulary: reader.vocabulary.adding(own), rules: protocolRules
    ).report()
    let id = found.source.descriptor.id
    if factory == nil, (standardModules + DDX.added).contains(where: { $0.source == id }) {
      console.talk(
        "ddx: warning: `\(id)` is already the id of a module of ddx, so this one will be refused\n")
    }
    console.answer(
      ConformancePage(report, style: layout.style).text)
    console.flush()
    if !report.failed.isEmpty { throw ExitCode.different }
  }

  /// The module that is asked for.
  private func subject(
    _ reader: DocumentReader, _ rules: ClinicalProtocol
  ) async throws -> LoadedModule {
    if module.hasSuffix(".xml") {
      let table = try reader.evidence(DocumentFile.read(path: module)).value
      return LoadedModule(source: DeclaredSource(table: table), table: table)
    }
    if let factory = factory {
      guard let document = factory.documents.last else {
        throw SetupError.unknownEvidence(factory.source, edition: nil, shipped: [])
      }
      let table = try reader.evidence(DocumentFile(document)).value
      return LoadedModule(source: try factory.make(evidence: table), table: table)
    }
    guard module.contains("/") || InputPaths.isFile(module) else {
      throw SetupError.unknownModule(
        module, ids: (standardModules + DDX.added).map(\.source))
    }
    // Every question is asked: what it answered before is not remembered for it.
    let limits = ProgramLimits(remembered: 0)
    for start in await DDX.start([module], vocabulary: reader.vocabulary, limits: limits) {
      switch start.outcome {
      case .running(let source): return LoadedModule(source: source, table: nil)
      case .failed(let failure): throw failure
      }
    }
    throw ExitCode.ourFault
  }

  private var factory: (any PainSourceFactory)? {
    (standardModules + DDX.added).first { $0.source.name == module }
  }

  /// The page with the worked examples, if any.
  private var page: String? {
    if let factory { return "\(factory.readme)" }
    let stem = module.lastIndex(of: ".").map { String(module[..<$0]) } ?? module
    var paths = [stem + ".md"]
    // A module of the form of ours has its page beside the folder of its evidence.
    let folders = module.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    if folders.last == "Evidence" {
      paths.append((folders.dropLast() + ["README.md"]).joined(separator: "/"))
    }
    for path in paths {
      if let file = try? DocumentFile.read(path: path) { return file.text }
    }
    return nil
  }
}

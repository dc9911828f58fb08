import ArgumentParser
import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// Two editions with all that comparing patients under them takes.
struct EditionPair: Sendable {
  /// Compares patients.
  let comparer: EditionComparer
  /// The words for what rankings under either name.
  let glossary: Glossary
  private let reader: DocumentReader

  /// The edits between the editions.
  var edits: [ProtocolEdit] { comparer.space.edits }
  /// The names of the editions.
  var names: (left: String, right: String) {
    (comparer.space.left.name, comparer.space.right.name)
  }

  private init(
    _ left: ResolvedProtocol, _ right: ResolvedProtocol, reader: DocumentReader
  ) throws {
    let space = DocumentEditions(differences: EditionDifferences(from: left, to: right))
    comparer = try EditionComparer(space) { try Setup($0, reader: reader).ranker }
    let setups = [try Setup(left.rules, reader: reader), try Setup(right.rules, reader: reader)]
    glossary = Glossary(
      vocabulary: reader.vocabulary,
      tables: setups.flatMap { $0.modules.compactMap(\.table) + [$0.other] }, rules: left.rules)
    self.reader = reader
  }

  /// A profile.
  ///
  /// - Throws: `DocumentFaults` with everything that is wrong.
  func profile(_ file: DocumentFile) throws(DocumentFaults) -> Decoded<ClinicalProfile> {
    try reader.profile(file)
  }

  /// Loads editions, each of the later ones in a pair with the first, or says why not and ends the
  /// program.
  static func load(
    _ names: [String], _ console: inout Console, _ diagnostics: DiagnosticRenderer
  ) throws -> [EditionPair] {
    var isFile = false
    do {
      let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
      var editions: [ResolvedProtocol] = []
      for name in names {
        let option = try ProtocolOption.parse(["--protocol", name])
        isFile = option.edition.isFile
        editions.append(try reader.resolved(option.edition.document()).value)
      }
      guard let first = editions.first else { return [] }
      return try editions.dropFirst().map { try EditionPair(first, $0, reader: reader) }
    } catch let faults as DocumentFaults {
      console.talk(faults.diagnostics, diagnostics)
    } catch let error as SetupError {
      if case .unknownProtocol = error { throw ValidationError(error.message) }
      console.talk("ddx: error: \(error.message)\n")
    } catch let error as RegistryError {
      console.talk("ddx: error: \(error.message)\n")
    }
    throw isFile ? ExitCode.badInput : ExitCode.ourFault
  }
}

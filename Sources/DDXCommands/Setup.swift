import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// A protocol with everything it uses: the vocabulary, the modules with their evidence, and what
/// is known of pain from elsewhere.
struct Setup {
  let rules: ClinicalProtocol
  let modules: [LoadedModule]
  let other: EvidenceTable
  let ranker: Ranker
  private let reader: DocumentReader

  /// The findings and procedures in use.
  var vocabulary: Vocabulary { reader.vocabulary }

  /// The words for what a ranking names.
  var glossary: Glossary {
    Glossary(
      vocabulary: reader.vocabulary, tables: modules.compactMap(\.table) + [other], rules: rules)
  }

  /// Loads a protocol and what it uses.
  ///
  /// - Throws: ``SetupError``, `DocumentFaults` or `RegistryError`.
  private init(_ option: ProtocolOption) throws {
    let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    try self.init(reader.protocol(option.edition.document()).value, reader: reader)
  }

  /// Loads what a protocol uses.
  ///
  /// - Throws: ``SetupError``, `DocumentFaults` or `RegistryError`.
  init(_ rules: ClinicalProtocol, reader: DocumentReader) throws {
    func table(_ source: SourceID, among documents: [DocumentFile]) throws -> EvidenceTable? {
      guard let edition = rules.evidenceEditions[source] else { return nil }
      guard let document = documents.first(where: { $0.name.hasSuffix("/\(edition).xml") }) else {
        throw SetupError.unknownEvidence(
          source, edition: edition, shipped: documents.map(\.name).compactMap(Self.edition))
      }
      return try reader.evidence(document).value
    }
    modules = try standardModules.compactMap { factory in
      let documents = factory.documents.map { DocumentFile(name: $0.path, text: $0.text) }
      guard let table = try table(factory.source, among: documents) else { return nil }
      return LoadedModule(source: try factory.make(evidence: table), table: table)
    }
    guard let other = try table(.other, among: Shipped.otherEvidence) else {
      throw SetupError.noEditionOfOther(rules: rules.name)
    }
    self.reader = reader
    self.rules = rules
    self.other = other
    ranker = try Ranker(
      rules: rules, vocabulary: reader.vocabulary, modules: modules, other: other)
  }

  /// Loads a protocol, or says why not and ends the program.
  static func load(
    _ option: ProtocolOption, _ console: inout Console, _ diagnostics: DiagnosticRenderer
  ) throws -> Setup {
    do {
      return try Setup(option)
    } catch let faults as DocumentFaults {
      console.talk(faults.diagnostics, diagnostics)
    } catch let error as SetupError {
      if case .unknownProtocol = error { throw ValidationError(error.message) }
      console.talk("ddx: error: \(error.message)\n")
    } catch let error as RegistryError {
      console.talk("ddx: error: \(error.message)\n")
    }
    throw option.edition.isFile ? ExitCode.badInput : ExitCode.ourFault
  }

  /// The profile in a file, or on standard input for `-`.
  ///
  /// - Throws: `DocumentFaults` with everything that is wrong.
  func profile(at path: String) throws(DocumentFaults) -> Decoded<ClinicalProfile> {
    try reader.profile(DocumentFile.read(path: path))
  }

  /// The edition that the name of a document ends in.
  private static func edition(_ name: String) -> String? {
    name.split(separator: "/").last.map { String($0.dropLast(".xml".count)) }
  }
}

/// Why a protocol can't be put to use.
enum SetupError: Error {
  /// No protocol of this name is shipped; these are.
  case unknownProtocol(String, shipped: [String])
  /// The evidence edition that the protocol names is not shipped; these are.
  case unknownEvidence(SourceID, edition: String, shipped: [String])
  /// The protocol names no edition for what no module assesses.
  case noEditionOfOther(rules: String)

  /// The error in words.
  var message: String {
    switch self {
    case .unknownProtocol(let name, let shipped):
      "no protocol `\(name)` is shipped; there is \(Self.list(shipped))"
    case .unknownEvidence(let source, let edition, let shipped):
      "no evidence `\(edition)` is shipped for `\(source)`; there is \(Self.list(shipped))"
    case .noEditionOfOther(let rules): "`\(rules)` names no evidence edition for `other`"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.map { "`\($0)`" }.joined(separator: ", ")
  }
}

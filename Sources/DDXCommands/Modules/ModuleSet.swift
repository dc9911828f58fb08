import DDXCore
import DDXDocuments
import DDXRanking

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The modules that may take part in a run: the standard ones, those that this program adds, and
/// those that the arguments add.
struct ModuleSet: Sendable {
  /// Reads profiles and protocols, with the findings and procedures that the modules bring.
  let reader: DocumentReader
  /// What was read of the added modules that a reader should know.
  private let notes: [Diagnostic]
  private let factories: [any PainSourceFactory]
  /// The factories whose module takes part even where the protocol does not name it.
  private let always: Set<SourceID>
  private let added: [LoadedModule]
  /// Reads evidence, which knows the shipped vocabulary and its own.
  private let evidenceReader: DocumentReader

  /// Loads the modules of this program and those that the arguments add, or says why not and ends
  /// the program.
  static func load(
    _ options: ModuleOptions, _ console: inout Console, _ diagnostics: DiagnosticRenderer
  ) async throws -> ModuleSet {
    do {
      let set = try ModuleSet(standardModules, DDX.added, options)
      console.talk(set.notes, diagnostics)
      return set
    } catch {
      throw console.refusal(of: error, isOurs: !options.isUsed, diagnostics)
    }
  }

  /// Loads the modules.
  ///
  /// A module whose id another has is refused: its source is listed as unassessed.
  ///
  /// - Parameters:
  ///   - standard: The modules that take part where the protocol names them.
  ///   - ours: The modules that take part always.
  ///   - options: The modules that the arguments add.
  /// - Throws: `DocumentFaults` for a document that can't be read, ``SetupError`` for an id that no
  ///   module has.
  private init(
    _ standard: [any PainSourceFactory], _ ours: [any PainSourceFactory], _ options: ModuleOptions
  ) throws {
    let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    factories = standard + ours
    var vocabulary = reader.vocabulary
    for document in factories.flatMap(\.documents) where document.text.bringsVocabulary {
      let table = try reader.evidence(DocumentFile(name: document.path, text: document.text))
      vocabulary = vocabulary.adding(table.value.vocabulary)
    }
    var claims = ModuleClaims(factories.map(\.source))
    var always = Set(ours.map(\.source))
    var notes: [Diagnostic] = []
    var added: [LoadedModule] = []
    for name in options.names {
      guard name.contains("/") || name.hasSuffix(".xml") else {
        let ids = factories.map(\.source)
        guard ids.contains(SourceID(name)) else { throw SetupError.unknownModule(name, ids: ids) }
        always.insert(SourceID(name))
        continue
      }
      let table = try reader.evidence(DocumentFile.read(path: name))
      notes += table.notes
      vocabulary = vocabulary.adding(table.value.vocabulary)
      added.append(
        claims.accepted(
          LoadedModule(source: DeclaredSource(table: table.value), table: table.value),
          from: name))
    }
    self.added = added
    self.always = always
    self.notes = notes
    self.evidenceReader = reader
    self.reader = DocumentReader(vocabulary: vocabulary)
  }

  /// The modules that take part under a protocol, each with the evidence edition that it names.
  ///
  /// A module that the protocol does not name takes part with the last edition of its evidence;
  /// its share then comes from what no module assesses.
  ///
  /// - Throws: ``SetupError`` or `DocumentFaults`.
  func modules(under rules: ClinicalProtocol) throws -> [LoadedModule] {
    let own = try factories.compactMap { factory -> LoadedModule? in
      let edition = rules.evidenceEditions[factory.source]
      guard edition != nil || always.contains(factory.source) else { return nil }
      let documents = factory.documents.map { DocumentFile(name: $0.path, text: $0.text) }
      let table = try evidence(of: factory.source, edition: edition, among: documents)
      return LoadedModule(source: try factory.make(evidence: table), table: table)
    }
    return own + added
  }

  /// The modules of this program that take no part under a protocol.
  func idle(under rules: ClinicalProtocol) -> [SourceID] {
    factories.map(\.source).filter {
      rules.evidenceEditions[$0] == nil && !always.contains($0)
    }
  }

  /// What is known of pain that no module assesses.
  ///
  /// - Throws: ``SetupError`` or `DocumentFaults`.
  func other(under rules: ClinicalProtocol) throws -> EvidenceTable {
    guard let edition = rules.evidenceEditions[.other] else {
      throw SetupError.noEditionOfOther(rules: rules.name)
    }
    return try evidence(of: .other, edition: edition, among: Shipped.otherEvidence)
  }

  private func evidence(
    of source: SourceID, edition: String?, among documents: [DocumentFile]
  ) throws -> EvidenceTable {
    let shipped = documents.map { (edition: $0.edition, document: $0) }
      .sorted { $0.edition.utf8.lexicographicallyPrecedes($1.edition.utf8) }
    let chosen = edition.map { edition in shipped.first { $0.edition == edition } } ?? shipped.last
    guard let chosen else {
      throw SetupError.unknownEvidence(
        source, edition: edition, shipped: shipped.map(\.edition))
    }
    return try evidenceReader.evidence(chosen.document).value
  }
}

/// Who has which id, so that the second to claim it can be refused by name.
struct ModuleClaims {
  private var owners: [SourceID: String]

  /// Creates the list of the program's own modules.
  init(_ sources: [SourceID]) {
    owners = Dictionary(
      (sources + [.other]).map { ($0, "ddx itself") }, uniquingKeysWith: { first, _ in first })
  }

  /// A module whose id is free, or what stands in for one whose id is not.
  mutating func accepted(_ module: LoadedModule, from path: String) -> LoadedModule {
    let id = module.source.descriptor.id
    guard let owner = owners[id] else {
      owners[id] = "`\(path)`"
      return module
    }
    return unavailable(path, "it claims the id `\(id)`, which \(owner) has")
  }

  /// What stands in for a module that can't be used; it is listed under its file's name.
  mutating func unavailable(_ path: String, _ reason: String) -> LoadedModule {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var id = SourceID(name)
    var count = 1
    while owners[id] != nil {
      count += 1
      id = SourceID("\(name) (\(count))")
    }
    owners[id] = "`\(path)`"
    return LoadedModule(source: UnavailableSource(id: id, reason: reason), table: nil)
  }
}

extension DocumentFile {
  /// The edition that the name of the document ends in.
  fileprivate var edition: String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return file.hasSuffix(".xml") ? String(file.dropLast(".xml".count)) : file
  }
}

extension StaticString {
  /// Whether an evidence document defines findings or procedures of its own.
  ///
  /// The documents of most modules do not, and reading them all would cost the start of the
  /// program more than looking does.
  fileprivate var bringsVocabulary: Bool {
    guard hasPointerRepresentation else { return false }
    return utf8Start.withMemoryRebound(to: CChar.self, capacity: utf8CodeUnitCount + 1) {
      strstr($0, "<vocabulary>") != nil
    }
  }
}

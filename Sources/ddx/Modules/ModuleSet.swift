import DDXCore
import DDXDocuments
import DDXPluginHost
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
  /// Notes on the added modules.
  private let notes: [Diagnostic]
  /// Why modules can't be used, one line each.
  private let refusals: [String]
  private let factories: [any PainSourceFactory]
  /// The factories of modules that are used even if the protocol does not name them.
  private let always: Set<SourceID>
  private let added: [LoadedModule]
  /// Reads evidence, which knows the shipped vocabulary and its own.
  private let evidenceReader: DocumentReader

  /// Loads the modules of this program and those that the arguments and the environment add, or
  /// says why not and ends the program.
  ///
  /// A program that fails is told; its source is then listed as unassessed.
  static func load(
    _ options: ModuleOptions, _ console: inout Console, _ diagnostics: DiagnosticRenderer
  ) async throws -> ModuleSet {
    do {
      let path = ProgramPath()
      for entry in path.missing {
        console.talk("ddx: warning: `\(entry)` in DDX_PLUGIN_PATH does not exist\n")
      }
      let shipped = DocumentReader(vocabulary: try Shipped.vocabulary())
      let paths = (options.programs + path.programs).withoutRepeats
      let programs =
        paths.isEmpty ? [] : await DDX.start(paths, vocabulary: shipped.vocabulary)
      let set = try ModuleSet(standardModules, DDX.added, options, programs, shipped)
      console.talk(set.notes, diagnostics)
      for refusal in set.refusals { console.talk("\(refusal)\n") }
      return set
    } catch {
      throw console.refusal(of: error, isOurs: !options.isUsed, diagnostics)
    }
  }

  /// Loads the modules.
  ///
  /// - Parameters:
  ///   - standard: The modules that are used if the protocol names them.
  ///   - ours: The modules that are always used.
  ///   - options: The modules that the arguments add.
  ///   - programs: The programs that were started.
  ///   - reader: Reads with the shipped vocabulary.
  /// - Throws: `DocumentFaults` for a document that can't be read, ``SetupError`` for an id that no
  ///   module has, `ProgramFailure` for a path that leads to no program.
  private init(
    _ standard: [any PainSourceFactory], _ ours: [any PainSourceFactory],
    _ options: ModuleOptions, _ programs: [ProgramStart], _ reader: DocumentReader
  ) throws {
    factories = standard + ours
    var vocabulary = reader.vocabulary
    for document in factories.flatMap(\.documents) where document.text.bringsVocabulary {
      let table = try reader.evidence(DocumentFile(document))
      vocabulary = vocabulary.adding(table.value.vocabulary)
    }
    var claims = ModuleClaims(factories.map(\.source))
    var always = Set(ours.map(\.source))
    var notes: [Diagnostic] = []
    var added: [LoadedModule] = []
    for name in options.names.withoutRepeats {
      guard name.contains("/") || name.hasSuffix(".xml") else {
        let ids = factories.map(\.source)
        guard ids.contains(SourceID(name)) else { throw SetupError.unknownModule(name, ids: ids) }
        always.insert(SourceID(name))
        continue
      }
      let table = try reader.evidence(DocumentFile.read(path: name))
      notes += table.notes
      let module = LoadedModule(source: DeclaredSource(table: table.value), table: table.value)
      added.append(claims.accepted(module, from: name))
      vocabulary = vocabulary.adding(table.value.vocabulary)
    }
    for start in programs {
      switch start.outcome {
      case .running(let source):
        added.append(
          claims.accepted(LoadedModule(source: source, table: nil), from: start.path))
        vocabulary = vocabulary.adding(source.vocabulary)
      case .failed(let failure) where failure.isBadPath: throw failure
      case .failed(let failure):
        added.append(claims.unavailable(start.path, failure.description))
      }
    }
    self.added = added
    self.always = always
    self.notes = notes
    self.refusals = claims.refusals
    self.evidenceReader = reader
    self.reader = DocumentReader(vocabulary: vocabulary, absentModules: claims.absent)
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
      let documents = factory.documents.map(DocumentFile.init)
      let table = try evidence(of: factory.source, edition: edition, among: documents)
      return LoadedModule(source: try factory.make(evidence: table), table: table)
    }
    return own + added
  }

  /// Checks that the evidence editions that a protocol names are there, with one of `other`.
  ///
  /// - Throws: ``SetupError`` for the first that is not, with its place.
  func check(_ edition: ResolvedProtocol) throws(SetupError) {
    let known = factories.map(\.source) + added.map(\.source.descriptor.id) + [.other]
    for source in edition.rules.evidenceEditions.keys.sorted() where !known.contains(source) {
      let statement = edition.statements.first {
        $0.key.hasPrefix("uses/") && $0.key.contains("[\(source)]")
      }
      throw .unknownSource(source, sources: known, at: statement?.location)
    }
    let sources = factories.map { ($0.source, $0.documents.map(\.path)) }
    for (source, paths) in sources + [(.other, Shipped.otherEvidence.map(\.name))] {
      let shipped = paths.map { DocumentFile(name: $0, bytes: []).edition }.sorted()
      guard let name = edition.rules.evidenceEditions[source], !shipped.contains(name) else {
        continue
      }
      let statement = edition.statements.first {
        $0.key.hasPrefix("uses/") && $0.key.contains("[\(source)]") && $0.value == name
      }
      throw .unknownEvidence(source, edition: name, shipped: shipped, at: statement?.location)
    }
    guard edition.rules.evidenceEditions[.other] != nil else {
      let statement = edition.statements.first { $0.key.hasPrefix("uses/") }
      throw .noEditionOfOther(rules: edition.rules.name, at: statement?.location)
    }
  }

  /// The modules of this program that are not used under a protocol.
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

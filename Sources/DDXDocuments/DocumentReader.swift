public import DDXCore
internal import DDXMarkup

/// Reads documents: validates them against their schema and the rules, and makes values of them.
///
/// All that is wrong with a document is found before it is refused. A reader may be used by many
/// tasks at once.
public struct DocumentReader: Sendable {
  /// The findings and procedures that documents may name.
  public let vocabulary: Vocabulary
  /// The modules that are not in use, such as a program that did not start.
  let absentModules: [String]
  /// The findings by their codes.
  let findings: FindingTable
  /// Looks for similar names when a name is unknown.
  let search = NearNameSearch()

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - vocabulary: The findings and procedures that documents may name.
  ///   - absentModules: The modules that take no part. What a profile names and no vocabulary has
  ///     may be theirs: it is kept with a warning, and is no error.
  public init(vocabulary: Vocabulary, absentModules: [String] = []) {
    self.vocabulary = vocabulary
    self.absentModules = absentModules
    findings = FindingTable(vocabulary)
  }

  /// Reads a clinical profile.
  ///
  /// - Throws: ``DocumentFaults`` with everything that is wrong.
  public func profile(
    _ file: DocumentFile
  ) throws(DocumentFaults) -> Decoded<ClinicalProfile> {
    if let decoded = profileWithoutSchema(file) { return decoded }
    return try profileHeldAgainstSchema(file)
  }

  /// Reads an evidence table.
  ///
  /// - Throws: ``DocumentFaults`` with everything that is wrong.
  public func evidence(_ file: DocumentFile) throws(DocumentFaults) -> Decoded<EvidenceTable> {
    try DocumentDecoding.decode(file, as: .evidence) { root, log in
      EvidenceDecoder.decode(root, log, names: names, digest: file.digest)
    }
  }

  /// Reads a protocol edition, with what it inherits.
  ///
  /// - Parameters:
  ///   - file: The document of the edition.
  ///   - parents: The document of an edition by its name, such as `ddx@2026.1`; by default the
  ///     shipped ones.
  /// - Returns: The rules, with the warnings and notes.
  /// - Throws: ``DocumentFaults`` with everything that is wrong, each in the document where it
  ///   stands.
  public func `protocol`(
    _ file: DocumentFile, parents: (String) -> DocumentFile? = Shipped.protocol(named:)
  ) throws(DocumentFaults) -> Decoded<ClinicalProtocol> {
    let resolved = try resolved(file, parents: parents)
    return Decoded(resolved.value.rules, notes: resolved.notes)
  }

  /// Reads a protocol edition, with what it inherits and where each part of it stands.
  ///
  /// - Parameters:
  ///   - file: The document of the edition.
  ///   - parents: The document of an edition by its name; by default the shipped ones.
  /// - Returns: The edition, with the warnings and notes.
  /// - Throws: ``DocumentFaults`` with everything that is wrong, each in the document where it
  ///   stands.
  public func resolved(
    _ file: DocumentFile, parents: (String) -> DocumentFile? = Shipped.protocol(named:)
  ) throws(DocumentFaults) -> Decoded<ResolvedProtocol> {
    try EditionResolver(names: names).resolve(file, parents: parents)
  }

  /// Reads the cases of a protocol edition.
  ///
  /// - Throws: ``DocumentFaults`` with everything that is wrong.
  public func cases(_ file: DocumentFile) throws(DocumentFaults) -> Decoded<ProtocolCases> {
    try DocumentDecoding.decode(file, as: .cases) { root, log in
      CasesDecoder(names: names).decode(root, log, digest: file.digest)
    }
  }

  /// Reads the design of a simulation.
  ///
  /// - Throws: ``DocumentFaults`` with everything that is wrong.
  public func study(_ file: DocumentFile) throws(DocumentFaults) -> Decoded<StudyDesign> {
    try DocumentDecoding.decode(file, as: .study) { root, log in
      StudyDecoder.decode(root, log, names: names, digest: file.digest)
    }
  }

  /// Reads a vocabulary; it needs none to be read.
  ///
  /// - Throws: ``DocumentFaults`` with everything that is wrong.
  public static func vocabulary(
    _ file: DocumentFile
  ) throws(DocumentFaults) -> Decoded<Vocabulary> {
    try DocumentDecoding.decode(file, as: .vocabulary) { root, log in
      VocabularyDecoder.decode(root, log, digest: file.digest)
    }
  }

  /// Reads a document of any kind for its faults only.
  ///
  /// - Parameters:
  ///   - file: The document.
  ///   - parents: The document of a protocol edition by its name; by default the shipped ones.
  /// - Returns: The kind, with the warnings and notes.
  /// - Throws: ``DocumentFaults`` with everything that is wrong.
  public func validate(
    _ file: DocumentFile, parents: (String) -> DocumentFile? = Shipped.protocol(named:)
  ) throws(DocumentFaults) -> Decoded<DocumentKind> {
    // Most documents are profiles, and right.
    if let notes = notesWithoutSchema(file) { return Decoded(.profile, notes: notes) }
    let kind = try Self.kind(of: file)
    let notes =
      switch kind {
      case .profile: try profileHeldAgainstSchema(file).notes
      case .evidence: try evidence(file).notes
      case .protocol: try `protocol`(file, parents: parents).notes
      case .cases: try cases(file).notes
      case .vocabulary: try Self.vocabulary(file).notes
      case .study: try study(file).notes
      }
    return Decoded(kind, notes: notes)
  }

  /// The kind of a document, by the namespace of its root element; nothing else is read.
  ///
  /// - Throws: ``DocumentFaults`` where it is no document of ddx.
  public static func kind(of file: DocumentFile) throws(DocumentFaults) -> DocumentKind {
    try file.withBytes { (bytes) throws(DocumentFaults) in
      // Not yet known to be no patient's, it is kept as private as one.
      let places = Places(file: file.name, isPrivate: true, bytes: bytes)
      try places.refuse(bytes)
      let outcome = DocumentParser.parse(bytes, as: .root)
      if let (fault, offset) = outcome.fatal {
        throw DocumentFaults([places.diagnostic(.error, .markup(fault), at: offset)])
      }
      let root = outcome.root
      guard let kind = DocumentKind(namespace: root.namespace) else {
        let fault = Fault.shape(
          .unknownNamespace(element: root.name, namespace: root.namespace))
        throw DocumentFaults([places.diagnostic(.error, fault, at: root.offset)])
      }
      return kind
    }
  }

  var names: VocabularyNames { VocabularyNames(vocabulary: vocabulary, search: search) }
}

/// The way of every document: scan, parse and validate, decode, and all faults in one list.
enum DocumentDecoding {
  /// Reads a document of a kind.
  ///
  /// The body makes the value from the root element; nil where the log says why not.
  static func decode<Value: Sendable>(
    _ file: DocumentFile, as kind: DocumentKind, _ body: (Element, FaultLog) -> Value?
  ) throws(DocumentFaults) -> Decoded<Value> {
    try file.withBytes { (bytes) throws(DocumentFaults) in
      let places = Places(file: file.name, isPrivate: kind.isPrivate, bytes: bytes)
      if let (fault, offset) = SourceScan.fault(in: bytes) {
        throw DocumentFaults([places.diagnostic(.error, fault, at: offset)])
      }
      guard let schema = CompiledSchema.of(kind) else {
        throw DocumentFaults(file.name, .shape(.schemaUnusable(kind: kind)))
      }
      let outcome = DocumentParser.parse(bytes, as: .kind(kind, schema))
      let log = FaultLog(bytes: bytes, tree: outcome.tree)
      var value: Value?
      if outcome.fatal == nil, let root = outcome.tree.root {
        value = body(root, log)
        TextPlaces.check(outcome.tree, of: kind, log)
      }
      let diagnostics = places.diagnostics(outcome, log.entries, of: kind)
      guard let value, !diagnostics.contains(where: { $0.severity == .error }) else {
        if diagnostics.contains(where: { $0.severity == .error }) {
          throw DocumentFaults(diagnostics)
        }
        // Something was left out and nothing said so: never let it pass.
        let fault = Fault.shape(.refused(element: kind.rawValue, attribute: nil))
        throw DocumentFaults([places.diagnostic(.error, fault, at: 0)])
      }
      return Decoded(value, notes: diagnostics)
    }
  }
}

/// Turns places in the bytes of one document into lines and columns.
struct Places {
  let file: String
  let isPrivate: Bool
  let bytes: UnsafeBufferPointer<UInt8>

  /// A fault at a byte, or of the whole file.
  func diagnostic(_ severity: Diagnostic.Severity, _ fault: Fault, at offset: Int?) -> Diagnostic {
    guard let offset else {
      return Diagnostic(severity: severity, fault: fault, file: file, isPrivate: isPrivate)
    }
    let position = TextPosition(of: offset, in: bytes)
    return Diagnostic(
      severity: severity, fault: fault, file: file, line: position.line,
      column: position.column, excerpt: TextPosition.line(at: offset, in: bytes),
      isPrivate: isPrivate)
  }

  /// Everything that was found, each mistake once, in the order of the document.
  func diagnostics(
    _ outcome: DocumentParser.Outcome, _ entries: [FaultLog.Entry], of kind: DocumentKind
  ) -> [Diagnostic] {
    var found: [(offset: Int, severity: Diagnostic.Severity, fault: Fault)] = []
    if let (fault, offset) = outcome.fatal { found.append((offset, .error, fault)) }
    for entry in entries {
      found.append(
        (offset(entry.element, entry.attribute, outcome.tree), entry.severity, entry.fault))
    }
    for violation in outcome.violations
    where !violation.isCovered(by: entries, and: outcome.violations) {
      let fault = violation.fault(in: outcome.tree, of: kind)
      found.append(
        (offset(violation.element, violation.attribute, outcome.tree), .error, fault))
    }
    guard !found.isEmpty else { return [] }
    // Equal places keep the order they were found in.
    let order = found.indices.sorted { (found[$0].offset, $0) < (found[$1].offset, $1) }
    var seen: Set<Found> = []
    return order.prefix(ReadingLimits.faults).map { found[$0] }
      .filter { seen.insert(Found(offset: $0.offset, fault: $0.fault)).inserted }
      .map { diagnostic($0.severity, $0.fault, at: $0.offset) }
  }

  private struct Found: Hashable {
    let offset: Int
    let fault: Fault
  }

  private func offset(_ element: Int, _ attribute: String?, _ tree: DocumentTree) -> Int {
    let start = tree.nodes[element].offset
    guard let attribute else { return start }
    return TagSource.offset(ofAttribute: attribute, inTagAt: start, of: bytes) ?? start
  }
}

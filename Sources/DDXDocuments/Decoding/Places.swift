internal import DDXMarkup

/// Turns places in the bytes of one document into lines and columns.
struct Places {
  let file: String
  let isPrivate: Bool
  let bytes: UnsafeBufferPointer<UInt8>

  /// Refuses bytes that no parser is to see.
  func refuse(_ bytes: UnsafeBufferPointer<UInt8>) throws(DocumentFaults) {
    if bytes.isEmpty { throw DocumentFaults(file, .file(.empty)) }
    guard bytes.count <= ReadingLimits.documentSize else {
      throw DocumentFaults(file, .file(.tooLarge(limit: ReadingLimits.documentSize)))
    }
    if let (fault, offset) = SourceScan.fault(in: bytes) {
      throw DocumentFaults([diagnostic(.error, .markup(fault), at: offset)])
    }
  }

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
    if outcome.isForeign {
      found.append((outcome.root.offset, .error, kind.refusal(of: outcome.root)))
    }
    if let (fault, offset) = outcome.fatal { found.append((offset, .error, .markup(fault))) }
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

extension DocumentKind {
  /// Why a document with another root element is not of this kind.
  fileprivate func refusal(of root: DocumentParser.Root) -> Fault {
    if let found = DocumentKind(namespace: root.namespace), found != self {
      return .shape(.wrongKind(found: found, expected: self))
    }
    return .shape(.unknownNamespace(element: root.name, namespace: root.namespace))
  }
}

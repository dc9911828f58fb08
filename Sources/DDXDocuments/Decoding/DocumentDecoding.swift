internal import DDXMarkup

/// The way of every document: scan, parse and validate, decode, and all faults in one list.
enum DocumentDecoding {
  /// Reads a document of a kind and holds it against its schema.
  ///
  /// The body makes the value from the root element; nil where the log says why not.
  static func decode<Value: Sendable>(
    _ file: DocumentFile, as kind: DocumentKind, _ body: (Element, FaultLog) -> Value?
  ) throws(DocumentFaults) -> Decoded<Value> {
    if let decoded = decodeLaidOut(file, body) { return decoded }
    return try file.withBytes { (bytes) throws(DocumentFaults) in
      let places = Places(file: file.name, isPrivate: kind.isPrivate, bytes: bytes)
      try places.refuse(bytes)
      guard let schema = Schemas.of(kind) else {
        throw DocumentFaults(file.name, .shape(.schemaUnusable(kind: kind)))
      }
      let outcome = DocumentParser.parse(bytes, as: kind.expectation(schema))
      let log = FaultLog(bytes: bytes)
      var value: Value?
      if outcome.fatal == nil, !outcome.isForeign, let root = outcome.tree.root {
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

  /// Reads a document that the build laid out, or nil where it did not, or something is refused.
  ///
  /// A test reads the text of each and holds it against its schema; it has no notes.
  private static func decodeLaidOut<Value: Sendable>(
    _ file: DocumentFile, _ body: (Element, FaultLog) -> Value?
  ) -> Decoded<Value>? {
    guard let tree = file.laidOut, let root = tree.root else { return nil }
    let log = FaultLog(bytes: nil, isChecked: true)
    guard let value = body(root, log), !log.isInDoubt else { return nil }
    return Decoded(value, notes: [])
  }

  /// Reads a document without its schema, or nil in doubt: where the decoder refuses something,
  /// has left something unread, or the shape is not surely right.
  ///
  /// A schema takes longer than all else. What is accepted here it accepts as well; where there is
  /// doubt it decides, and words the fault.
  static func decodeWithoutSchema<Value: Sendable>(
    _ file: DocumentFile, as kind: DocumentKind, shape: (DocumentTree) -> Bool,
    _ body: (Element, FaultLog) -> Value?
  ) -> Decoded<Value>? {
    file.withBytes { bytes in
      let places = Places(file: file.name, isPrivate: kind.isPrivate, bytes: bytes)
      guard (try? places.refuse(bytes)) != nil else { return nil }
      let outcome = DocumentParser.parse(bytes, as: kind.expectation(nil))
      guard outcome.fatal == nil, !outcome.isForeign, outcome.isPlain,
        let root = outcome.tree.root, shape(outcome.tree)
      else { return nil }
      let log = FaultLog(bytes: bytes, notingReadingOf: outcome.tree)
      guard let value = body(root, log), !log.isInDoubt else { return nil }
      return Decoded(value, notes: places.diagnostics(outcome, log.entries, of: kind))
    }
  }
}

extension DocumentKind {
  /// What a parser is to expect.
  func expectation(_ schema: CompiledSchema?) -> DocumentParser.Expectation {
    .document(root: rawValue, namespace: namespace, schema)
  }
}

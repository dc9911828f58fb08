internal import DDXCore
internal import DDXMarkup

/// One of the documents of an edition, parsed and checked against the schema.
struct SourceDocument: Sendable {
  /// The document.
  let file: DocumentFile
  /// The elements.
  let tree: DocumentTree
  /// The part that the schema refused.
  let violations: [SchemaViolation]

  /// Reads a protocol's document.
  ///
  /// - Throws: ``DocumentFaults`` where it is no protocol, or not XML at all.
  init(_ file: DocumentFile) throws(DocumentFaults) {
    self.file = file
    if let tree = file.laidOut {
      self.tree = tree
      self.violations = []
      return
    }
    let outcome = try file.withBytes { (bytes) throws(DocumentFaults) in
      let places = Places(file: file.name, isPrivate: false, bytes: bytes)
      try places.refuse(bytes)
      guard let schema = Schemas.of(.protocol) else {
        throw DocumentFaults(file.name, .shape(.schemaUnusable(kind: .protocol)))
      }
      let outcome = DocumentParser.parse(bytes, as: DocumentKind.protocol.expectation(schema))
      if outcome.fatal != nil || outcome.isForeign || outcome.tree.nodes.isEmpty {
        throw DocumentFaults(places.diagnostics(outcome, [], of: .protocol))
      }
      return outcome
    }
    self.tree = outcome.tree
    self.violations = outcome.violations
  }

  /// The name of the edition.
  var name: String { "\(value("id") ?? "")@\(value("edition") ?? "")" }

  /// An attribute of the root element.
  func value(_ name: String) -> String? { tree.root?.value(name) }

  /// The line that an element begins on.
  func line(of element: Int) -> Int { tree.nodes[element].line }

  /// Where an element, one of its attributes or its text stands.
  func location(of element: Int, _ part: Part = .element) -> DocumentLocation {
    file.withBytes { bytes in
      let start = tree.nodes[element].offset
      let offset =
        switch part {
        case .element: start
        case .attribute(let name):
          TagSource.offset(ofAttribute: name, inTagAt: start, of: bytes) ?? start
        case .text: TagSource.offset(ofTextBehindTagAt: start, of: bytes)
        }
      return DocumentLocation(file: file.name, line: TextPosition(of: offset, in: bytes).line)
    }
  }

  /// A part of an element.
  enum Part {
    case element
    case attribute(String)
    case text
  }

  /// Its faults and notes.
  func diagnostics(_ entries: [FaultLog.Entry]) -> [Diagnostic] {
    file.withBytes { bytes in
      let log = FaultLog(bytes: bytes)
      TextPlaces.check(tree, of: .protocol, log)
      let outcome = DocumentParser.Outcome(tree: tree, violations: violations)
      return Places(file: file.name, isPrivate: false, bytes: bytes).diagnostics(
        outcome, entries + log.entries, of: .protocol)
    }
  }
}

extension TagSource {
  /// The place of the text behind the tag that begins at an offset.
  static func offset(
    ofTextBehindTagAt start: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var quote: UInt8?
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      index += 1
    }
    index += 1
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    return min(index, bytes.count)
  }
}

internal import CLibXML2

/// What libxml2 tells in the course of one parse.
///
/// The functions given to C capture nothing; they find this value through the pointer that
/// libxml2 hands back to them.
struct ParserEvents {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let parser: xmlParserCtxtPtr
  private let expectation: DocumentParser.Expectation
  private var builder = TreeBuilder()
  private var violations: [SchemaViolation] = []
  private var root = (name: "", namespace: "", offset: 0)
  private var fatal: (fault: Fault, offset: Int)?
  private var isStopped = false

  init(
    bytes: UnsafeBufferPointer<UInt8>, parser: xmlParserCtxtPtr,
    expectation: DocumentParser.Expectation
  ) {
    self.bytes = bytes
    self.parser = parser
    self.expectation = expectation
  }

  /// What came of the parse.
  func outcome(isWellFormed: Bool) -> DocumentParser.Outcome {
    var fatal = fatal
    // Should libxml2 ever refuse a document without a word, it stays refused.
    if !isWellFormed, !isStopped, fatal == nil {
      fatal = (.markup(.malformed(.other)), bytes.count)
    }
    return .init(
      tree: builder.tree(), rootNamespace: root.namespace, rootName: root.name,
      rootOffset: root.offset, violations: violations, fatal: fatal)
  }

  /// The place that the parser has come to.
  private var offset: Int {
    guard let input = parser.pointee.input, let current = input.pointee.cur,
      let base = input.pointee.base
    else { return bytes.count }
    return min(Int(input.pointee.consumed) + (current - base), bytes.count)
  }

  /// The place of the last `<` before the place that the parser has come to.
  ///
  /// No attribute holds a `<`, so within a tag it is where the tag begins.
  private var tagOffset: Int {
    var index = min(offset, bytes.count - 1)
    while index > 0, bytes[index] != UInt8(ascii: "<") { index -= 1 }
    return index
  }

  /// Ends the parse.
  ///
  /// Not by `xmlStopParser`: it frees the input, to which the caller of a handler may still point.
  private mutating func stop() {
    isStopped = true
    parser.pointee.disableSAX = 1
    parser.pointee.instate = XML_PARSER_EOF
  }

  private mutating func stop(_ fault: Fault, at offset: Int) {
    if fatal == nil { fatal = (fault, offset) }
    stop()
  }
}

extension ParserEvents {
  /// The handlers of a parse.
  static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    // XML_SAX2_MAGIC, a macro that is not imported.
    handler.initialized = 0xDEED_BEAF
    handler.startElementNs = startElement
    handler.endElementNs = { context, _, _, _ in
      ParserEvents.with(context) { $0.builder.close() }
    }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.internalSubset = { context, _, _, _ in
      ParserEvents.with(context) { $0.stop(.markup(.documentType), at: $0.tagOffset) }
    }
    return handler
  }

  private static func with(
    _ context: UnsafeMutableRawPointer?, _ body: (inout ParserEvents) -> Void
  ) {
    guard let context else { return }
    body(&context.assumingMemoryBound(to: ParserEvents.self).pointee)
  }

  private static let startElement: startElementNsSAX2Func = {
    context, name, _, namespace, _, _, count, _, attributes in
    guard let name else { return }
    ParserEvents.with(context) { events in
      if events.builder.count == 0 { events.enterRoot(name: name, namespace: namespace) }
      guard !events.isStopped else { return }
      events.builder.open(
        name: name, offset: events.tagOffset, attributes: attributes, count: Int(count))
    }
  }

  private static let characters: charactersSAXFunc = { context, text, count in
    ParserEvents.with(context) {
      $0.builder.append(UnsafeBufferPointer(start: text, count: Int(count)))
    }
  }

  /// Looks at the root element before anything else is read.
  private mutating func enterRoot(
    name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?
  ) {
    let namespace = namespace.map { String(cString: $0) } ?? ""
    let name = String(cString: name)
    root = (name, namespace, tagOffset)
    switch expectation {
    case .anything: break
    case .root: stop()
    case .kind(let expected, _):
      let found = DocumentKind(namespace: namespace)
      if let found, found != expected {
        stop(.shape(.wrongKind(found: found, expected: expected)), at: tagOffset)
      } else if found == nil || name != expected.rawValue {
        stop(
          .shape(.unknownNamespace(element: name, namespace: namespace)), at: tagOffset)
      }
    }
  }

  /// Hears what the parser has to say; the first error is the last.
  static let parserError: xmlStructuredErrorFunc = { context, error in
    guard let error = error?.pointee, error.level.rawValue > XML_ERR_WARNING.rawValue else {
      return
    }
    ParserEvents.with(context) { events in
      guard !events.isStopped else { return }
      let offset = events.offset
      let report = ParserReport(
        code: error.code, first: text(error.str1), second: text(error.str2),
        line: Int(error.int1))
      events.stop(.markup(report.fault(at: offset, in: events.bytes)), at: offset)
    }
  }

  /// Hears what the schema has to say.
  static let schemaError: xmlStructuredErrorFunc = { context, error in
    guard let error = error?.pointee else { return }
    ParserEvents.with(context) { events in
      guard !events.isStopped, events.builder.count > 0,
        events.violations.count < ReadingLimits.faults
      else { return }
      // Text is found in the element that is open, everything else in the one just seen.
      let isText = (1841...1843).contains(error.code)
      events.violations.append(
        SchemaViolation(
          element: isText
            ? events.builder.innermost ?? events.builder.current : events.builder.current,
          code: error.code, message: text(error.message),
          parts: (text(error.str1), text(error.str2))))
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

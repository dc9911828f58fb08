internal import CLibXML2

/// What libxml2 tells in the course of one parse.
///
/// The functions given to C capture nothing; they find this value through the pointer that
/// libxml2 hands back to them.
struct ParserEvents {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let parser: xmlParserCtxtPtr
  private let expectation: DocumentParser.Expectation
  private var builder: TreeBuilder
  private var names = NameTable()
  private var lines = LineCount()
  private var violations: [SchemaViolation] = []
  private var root = DocumentParser.Root()
  private var rootNamespace: UnsafePointer<xmlChar>?
  private var fatal: (fault: MarkupFault, offset: Int)?
  private var isStopped = false
  private var isForeign = false
  private var isPlain = true
  private var hasTextSinceTag = false

  init(
    bytes: UnsafeBufferPointer<UInt8>, parser: xmlParserCtxtPtr,
    expectation: DocumentParser.Expectation
  ) {
    self.bytes = bytes
    self.parser = parser
    builder = TreeBuilder(size: bytes.count)
    self.expectation = expectation
  }

  /// What came of the parse.
  func outcome(isWellFormed: Bool) -> DocumentParser.Outcome {
    var fatal = fatal
    // Should libxml2 ever refuse a document without a word, it stays refused.
    if !isWellFormed, !isStopped, fatal == nil {
      fatal = (.malformed(.other), bytes.count)
    }
    return .init(
      tree: builder.tree(), root: root, isForeign: isForeign,
      isPlain: isPlain, violations: violations, fatal: fatal)
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
    bytes.place(of: UInt8(ascii: "<"), upTo: min(offset, bytes.count - 1))
  }

  /// Ends the parse.
  ///
  /// Not by `xmlStopParser`: it frees the input, to which the caller of a handler may still point.
  private mutating func stop() {
    isStopped = true
    parser.pointee.disableSAX = 1
    parser.pointee.instate = XML_PARSER_EOF
  }

  private mutating func stop(_ fault: MarkupFault, at offset: Int) {
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
      ParserEvents.with(context) { events in
        // White space sets elements apart; where there are none, it is a text.
        if events.hasTextSinceTag, events.builder.isLeaf { events.isPlain = false }
        events.hasTextSinceTag = false
        events.builder.close()
      }
    }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = { context, text, count in
      ParserEvents.with(context) { events in
        events.isPlain = false
        events.builder.append(UnsafeBufferPointer(start: text, count: Int(count)))
      }
    }
    handler.internalSubset = { context, _, _, _ in
      ParserEvents.with(context) { $0.stop(.documentType, at: $0.tagOffset) }
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
      events.open(name, in: namespace, attributes, count: Int(count))
    }
  }

  /// Adds an element; names of one parse are the same where their pointers are.
  private mutating func open(
    _ name: UnsafePointer<xmlChar>, in namespace: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    if namespace != rootNamespace { isPlain = false }
    hasTextSinceTag = false
    let offset = tagOffset
    builder.open(
      name: names.number(of: name, &builder), offset: offset,
      line: lines.line(of: offset, in: bytes))
    guard let attributes else { return }
    // For each attribute its name, prefix, namespace, and its value's start and end.
    for index in 0..<count {
      let part = attributes + index * 5
      guard let name = part[0], let start = part[3], let end = part[4] else { continue }
      // An attribute of another namespace, such as xsi:schemaLocation, is nothing of ours.
      guard part[1] == nil else {
        isPlain = false
        continue
      }
      let value = Self.trimmed(UnsafeBufferPointer(start: start, count: end - start))
      let number = names.number(of: name, &builder)
      if value.contains(where: { $0 < 0x20 || $0 == Self.ampersand }) {
        Self.mended(value).withUnsafeBufferPointer {
          builder.addAttribute(name: number, value: $0)
        }
      } else {
        builder.addAttribute(name: number, value: value)
      }
    }
  }

  private static let ampersand = UInt8(ascii: "&")

  /// A value with a space for a line break that was written as `&#10;`, and with its ampersands:
  /// libxml2 hands them out as the reference `&#38;`, and only that.
  private static func mended(_ value: UnsafeBufferPointer<xmlChar>) -> [UInt8] {
    var mended: [UInt8] = []
    var index = 0
    while index < value.count {
      mended.append(value[index] < 0x20 ? 0x20 : value[index])
      let isReference =
        value[index] == ampersand && value[(index + 1)...].starts(with: "#38;".utf8)
      index += isReference ? 5 : 1
    }
    return mended
  }

  private static func trimmed(
    _ value: UnsafeBufferPointer<xmlChar>
  ) -> UnsafeBufferPointer<xmlChar> {
    var (start, end) = (0, value.count)
    while start < end, value[start] <= 0x20 { start += 1 }
    while end > start, value[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: value[start..<end])
  }

  private static let characters: charactersSAXFunc = { context, text, count in
    ParserEvents.with(context) { events in
      let characters = UnsafeBufferPointer(start: text, count: Int(count))
      events.hasTextSinceTag = true
      if events.isPlain { events.isPlain = events.isWhiteSpace(characters) }
      events.builder.append(characters)
    }
  }

  /// Whether characters are white space as it stands in the document: what is written as a
  /// reference is text.
  private func isWhiteSpace(_ characters: UnsafeBufferPointer<xmlChar>) -> Bool {
    guard let start = characters.baseAddress, let input = parser.pointee.input,
      let base = input.pointee.base, let end = input.pointee.end
    else { return false }
    return start >= base && start < end && characters.allSatisfy { $0 <= 0x20 }
  }

  /// Looks at the root element before anything else is read.
  private mutating func enterRoot(
    name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?
  ) {
    rootNamespace = namespace
    root = DocumentParser.Root(
      name: String(cString: name), namespace: namespace.map { String(cString: $0) } ?? "",
      offset: tagOffset)
    switch expectation {
    case .anything: break
    case .root: stop()
    case .document(let expected, let namespace, _):
      guard root.name != expected || root.namespace != namespace else { break }
      isForeign = true
      stop()
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
      events.stop(report.fault(at: offset, in: events.bytes), at: offset)
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

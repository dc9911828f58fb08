internal import CLibXML2

/// Parses documents with libxml2 and validates them in the same pass.
///
/// With ``CompiledSchema`` this is all that knows libxml2. Everything it points to is freed before
/// a function returns; only Swift values leave.
enum DocumentParser {
  /// What a document is to be.
  enum Expectation {
    /// Any well-formed document.
    case anything
    /// Any document, of which only the root is read.
    case root
    /// A document of one kind, held against its schema.
    case kind(DocumentKind, CompiledSchema)
  }

  /// What came of a parse.
  struct Outcome {
    /// The elements up to the end, or up to what stopped the parse.
    var tree: DocumentTree
    /// The namespace of the root element; empty where it has none.
    var rootNamespace: String
    /// The name of the root element.
    var rootName = ""
    /// The place of the root element.
    var rootOffset = 0
    /// What the schema refused.
    var violations: [SchemaViolation]
    /// What stopped the parse, and where.
    var fatal: (fault: Fault, offset: Int)?
  }

  /// Parses a document that ``SourceScan`` let pass.
  ///
  /// Strict: no recovery, no entities but XML's own, no network, no document type. The error
  /// handlers of libxml2 are those of the thread, so they are set for this one call only.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, as expectation: Expectation) -> Outcome {
    LibXML2.prepare()
    let failed = Outcome(
      tree: DocumentTree(nodes: [], attributes: []), rootNamespace: "", violations: [],
      fatal: (.markup(.malformed(.other)), 0))
    return bytes.withMemoryRebound(to: CChar.self) { characters in
      guard
        let parser = xmlCreateMemoryParserCtxt(characters.baseAddress, Int32(characters.count))
      else { return failed }
      defer { xmlFreeParserCtxt(parser) }
      guard let handler = parser.pointee.sax else { return failed }
      let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue
      xmlCtxtUseOptions(parser, Int32(options))
      handler.pointee = ParserEvents.handler

      var state = ParserEvents(bytes: bytes, parser: parser, expectation: expectation)
      withUnsafeMutablePointer(to: &state) { state in
        parser.pointee.userData = UnsafeMutableRawPointer(state)
        xmlSetStructuredErrorFunc(state, ParserEvents.parserError)
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        guard case .kind(_, let schema) = expectation else {
          xmlParseDocument(parser)
          return
        }
        guard let validation = xmlSchemaNewValidCtxt(schema.pointer) else { return }
        defer { xmlSchemaFreeValidCtxt(validation) }
        xmlSchemaSetValidStructuredErrors(validation, ParserEvents.schemaError, state)
        // Without the plug nothing would be validated, so nothing is parsed; no root is no document.
        guard
          let plug = xmlSchemaSAXPlug(validation, &parser.pointee.sax, &parser.pointee.userData)
        else { return }
        xmlParseDocument(parser)
        xmlSchemaSAXUnplug(plug)
      }
      return state.outcome(isWellFormed: parser.pointee.wellFormed == 1)
    }
  }
}

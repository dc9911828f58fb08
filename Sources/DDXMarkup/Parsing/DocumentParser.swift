internal import CLibXML2

/// Parses documents with libxml2, and validates them in the same pass where a schema is given.
///
/// With ``CompiledSchema`` this is all that knows libxml2. Everything it points to is freed before
/// a function returns; only Swift values leave.
package enum DocumentParser {
  /// What a document is to be.
  package enum Expectation {
    /// Any well-formed document.
    case anything
    /// Any document, of which only the root is read.
    case root
    /// A document with this root element, held against a schema where one is given.
    case document(root: String, namespace: String, CompiledSchema?)
  }

  /// The root element.
  package struct Root {
    /// Its name.
    package var name = ""
    /// Its namespace; empty where it has none.
    package var namespace = ""
    /// The place of its `<`.
    package var offset = 0
  }

  /// What came of a parse.
  package struct Outcome {
    /// The elements up to the end, or up to what stopped the parse.
    package var tree: DocumentTree
    /// The root element.
    package var root = Root()
    /// Whether the parse was stopped because another root element was expected.
    package var isForeign = false
    /// Whether the document has elements and attributes of the root's namespace and nothing else:
    /// no text, but for the white space between elements.
    package var isPlain = false
    /// The part that the schema refused.
    package var violations: [SchemaViolation] = []
    /// What stopped the parse, and where.
    package var fatal: (fault: MarkupFault, offset: Int)?

    /// Creates the outcome of a parse that went well.
    package init(tree: DocumentTree, violations: [SchemaViolation]) {
      self.tree = tree
      self.violations = violations
    }

    init(
      tree: DocumentTree, root: Root = Root(), isForeign: Bool = false,
      isPlain: Bool = false, violations: [SchemaViolation] = [],
      fatal: (fault: MarkupFault, offset: Int)?
    ) {
      self.tree = tree
      self.root = root
      self.isForeign = isForeign
      self.isPlain = isPlain
      self.violations = violations
      self.fatal = fatal
    }
  }

  /// Parses a document that ``SourceScan`` let pass.
  ///
  /// Strict: no recovery, no entities but XML's own, no network, no document type. The error
  /// handlers of libxml2 are those of the thread, so they are set for this one call only.
  package static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, as expectation: Expectation
  ) -> Outcome {
    LibXML2.prepare()
    let failed = Outcome(tree: TreeBuilder().tree(), fatal: (.malformed(.other), 0))
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
        guard case .document(_, _, let schema?) = expectation else {
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

internal import CLibXML2

/// A schema as libxml2 compiles it, shared by all parses of its kind.
///
/// `@unchecked`: libxml2 never changes a schema once it is compiled; each parse has its own
/// validation context. It lives as long as the program.
package struct CompiledSchema: @unchecked Sendable {
  /// The schema; only ``DocumentParser`` reads it.
  let pointer: xmlSchemaPtr

  /// Compiles a schema, by `xmlSchemaParse`; nil where it is none.
  package init?(_ text: StaticString) {
    LibXML2.prepare()
    // Without a handler libxml2 prints to the standard error.
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    let compiled: xmlSchemaPtr? = text.withUTF8Buffer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let context = xmlSchemaNewMemParserCtxt(characters.baseAddress, Int32(buffer.count))
        else { return nil }
        defer { xmlSchemaFreeParserCtxt(context) }
        return xmlSchemaParse(context)
      }
    }
    guard let compiled else { return nil }
    pointer = compiled
  }
}

/// What libxml2 needs once before anything else.
enum LibXML2 {
  private static let isPrepared: Bool = {
    xmlInitParser()
    return true
  }()

  /// Prepares libxml2, by `xmlInitParser`, the first time it is called.
  static func prepare() { _ = isPrepared }
}

/// What a schema refused, before it is put into terms of ours.
package struct SchemaViolation {
  /// The element, by its place in the tree.
  package let element: Int
  /// libxml2's number for the kind of violation.
  package let code: Int32
  /// The attribute, where it is about one.
  package let attribute: String?
  /// Whether something is missing from the element, rather than the element out of place.
  package let isIncomplete: Bool
  /// The elements that could stand there, without their namespace.
  package let expected: [String]
  /// libxml2's first and second part: mostly the value and what it was held against.
  package let parts: (String, String)

  /// Reads a violation from libxml2's message.
  ///
  /// Only its beginning and its end are read, where the schema's own names stand; between them
  /// may be anything from the document.
  init(element: Int, code: Int32, message: String, parts: (String, String)) {
    self.element = element
    self.code = code
    self.parts = parts
    self.attribute =
      code == Code.attributeMissing || code == Code.attributeUnknown
      ? parts.0 : Self.attribute(in: message)
    self.isIncomplete = message.contains(": Missing child element(s).")
    self.expected = code == Code.content ? Self.expected(in: message) : []
  }

  /// The numbers that have words of their own.
  package enum Code {
    package static let datatype: Int32 = 1824
    package static let listType: Int32 = 1825
    package static let unionType: Int32 = 1826
    package static let length: Int32 = 1830
    package static let minimumLength: Int32 = 1831
    package static let maximumLength: Int32 = 1832
    package static let pattern: Int32 = 1839
    package static let enumeration: Int32 = 1840
    package static let emptyContent: Int32 = 1841
    package static let simpleContent: Int32 = 1842
    package static let elementContent: Int32 = 1843
    package static let attributeUnknown: Int32 = 1866
    package static let attributeMissing: Int32 = 1868
    package static let content: Int32 = 1871
    package static let duplicate: Int32 = 1877
  }

  /// The name in `Element '…', attribute '…': …`.
  private static func attribute(in message: String) -> String? {
    let parts = message.split(separator: "'", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count > 3, parts[0] == "Element ", parts[2] == ", attribute " else { return nil }
    return String(parts[3])
  }

  /// The names between the last brackets of `Expected is one of ( {…}a, {…}b )`.
  private static func expected(in message: String) -> [String] {
    guard let open = message.lastIndex(of: "("), let close = message.lastIndex(of: ")"),
      open < close
    else { return [] }
    return message[message.index(after: open)..<close].split(separator: ",").map { name in
      let local = name.split(separator: "}").last ?? name
      return local.filter { $0 != " " && $0 != "*" }
    }
  }
}

internal import DDXCore
internal import DDXMarkup

/// How the elements of a protocol are identified.
enum ElementKeys {
  /// The attributes that identify an element among those of its name; none for single elements.
  static func attributes(of element: String) -> [String] {
    switch element {
    case "evidence", "criterion": ["source"]
    case "strong": ["finding"]
    case "combination", "procedure", "contraindication", "check", "citation", "after-injection",
      "suspect":
      ["id"]
    case "relief": ["coverage"]
    case "accuracy", "burden": ["procedure"]
    case "added-coverage": ["procedure", "source"]
    case "limit": ["procedures", "within"]
    case "benefit": ["pathway"]
    default: []
    }
  }

  /// Whether elements of a name are a plain list, which an override replaces as a whole.
  static func isListed(_ element: String) -> Bool {
    ["finding", "sign", "when"].contains(element)
  }

  /// Whether an element is but a text of the one that holds it.
  static func isText(_ element: String) -> Bool { element == "advice" }

  /// Parts that describe the override rather than the rules.
  static func isOfOverride(_ attribute: String) -> Bool {
    attribute == "reason" || attribute == "remove"
  }

  /// The name with the key, such as `criterion[facet-joint]`.
  static func identity(of element: Element) -> String {
    if isListed(element.name) {
      let words = element.attributes.map {
        ["code", "finding"].contains($0.name) ? $0.value : "\($0.name)=\($0.value)"
      }
      return "\(element.name)[\(words.joined(separator: " "))]"
    }
    let keys = attributes(of: element.name).compactMap { element.value($0).map(canonical) }
    return keys.isEmpty ? element.name : "\(element.name)[\(keys.joined(separator: " "))]"
  }

  /// Whether two values of an attribute mean the same, however they are written.
  static func isSame(_ left: String, _ right: String, of attribute: String) -> Bool {
    if left == right { return true }
    if attribute == "edition" || attribute == "id" { return false }
    return canonical(left) == canonical(right)
  }

  /// A number, or words, in one way of writing.
  private static func canonical(_ value: String) -> String {
    if let number = DecimalText.value(value) {
      return Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }
    guard value.utf8.contains(where: { $0 <= 0x20 }) else { return value }
    return value.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) }.joined(separator: " ")
  }
}

internal import DDXMarkup

/// What the schema asks of a profile beyond what decoding it asks.
///
/// Decoding refuses what has no meaning and leaves unread what it does not know. This is the rest:
/// order, number, and the forms of names and lists. A doubt is no fault: the schema then decides.
enum ProfileShape {
  /// Whether a profile keeps all of it.
  static func holds(_ tree: DocumentTree) -> Bool {
    !tree.attributes.contains { isLongNumber($0, in: tree) }
      && tree.elements.allSatisfy { element in
        // Nearly all are findings.
        element.isNamed("finding")
          ? keeps(element, "code", isCode) : holds(element, element.name)
      }
  }

  private static func holds(_ element: Element, _ name: String) -> Bool {
    switch name {
    case "profile":
      inOrder(element, sections) && element.children("other-pain").count <= ProfileLimits.otherPains
        && keeps(element, "id", isName)
    case "blocks": element.children.allSatisfy { $0.name == "block" || $0.name == "session" }
    case "other-pain": keeps(element, "code", isCode)
    case "session":
      inOrder(element, ["score", "block"]) && element.child("block") != nil
        && isInjection(element)
    case "block" where element.parent?.isNamed("session") == true:
      inOrder(element, []) && !results.contains { element.attribute($0) != nil }
        && isInjection(element)
    case "block": inOrder(element, ["score"]) && isInjection(element)
    default: true
    }
  }

  private static let sections = [
    "patient", "pain", "other-pain", "findings", "blocks", "medication", "allergy",
  ]

  /// What a block says that a block of a session leaves to the session, or can't say.
  private static let results = [
    "date", "time", "pain-before", "relief", "relief-back", "relief-leg", "relief-duration",
    "movements", "sedation", "diary", "reading", "concordant", "pain", "pressure", "control-disc",
  ]

  private static func isInjection(_ element: Element) -> Bool {
    keeps(element, "procedure", isName) && keeps(element, "complication", isCode)
      && keeps(element, "reading") { $0.elementsEqual("own".utf8) }
      && ["relief", "relief-back", "relief-leg"].allSatisfy { keeps(element, $0, isRelief) }
      && [("agent", 4), ("levels", 16), ("nerves", 7)].allSatisfy { name, limit in
        keeps(element, name) { !$0.isEmpty && $0.count(where: { $0 == space }) < limit }
      }
  }

  /// Whether the elements that an element holds are of these names, and in their order.
  private static func inOrder(_ element: Element, _ names: [String]) -> Bool {
    var last = 0
    for child in element.children {
      guard let place = names.firstIndex(of: child.name), place >= last else { return false }
      last = place
    }
    return true
  }

  /// Whether an attribute has a form, where it is there.
  private static func keeps(
    _ element: Element, _ attribute: String, _ form: (ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    element.bytes(of: attribute).map(form) ?? true
  }

  private static let space = UInt8(ascii: " ")
  private static let point = UInt8(ascii: ".")

  /// A letter or `_`, then letters, digits, `.`, `-` and `_`; other alphabets are in doubt.
  private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    text.first.map { $0.isLetter || $0 == UInt8(ascii: "_") } == true
      && text.allSatisfy {
        $0.isLetter || $0.isDigit || $0 == point || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: "_")
      }
  }

  /// A topic and a name in lower case, joined by points.
  private static func isCode(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first?.isLowercase == true else { return false }
    var (points, last) = (0, point)
    for byte in text {
      if byte == point {
        if last == point { return false }
        points += 1
      } else if !byte.isLowercase, !byte.isDigit, byte != UInt8(ascii: "-") {
        return false
      }
      last = byte
    }
    return points > 0 && last != point
  }

  /// A word, or digits and points, which may have a bound before them or others behind a hyphen.
  private static func isRelief(_ text: ArraySlice<UInt8>) -> Bool {
    if text.first?.isLetter == true { return text.allSatisfy(\.isLowercase) }
    var rest = text
    func skip(_ isSkipped: (UInt8) -> Bool, atMost limit: Int = .max) -> Bool {
      let count = min(rest.prefix(while: isSkipped).count, limit)
      rest.removeFirst(count)
      return count > 0
    }
    let number: (UInt8) -> Bool = { $0.isDigit || $0 == point }
    let isBound = skip({ $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }, atMost: 1)
    if isBound {
      _ = skip({ $0 == UInt8(ascii: "=") }, atMost: 1)
      _ = skip({ $0 == space }, atMost: 1)
    }
    guard skip(number) else { return false }
    if rest.isEmpty || isBound { return rest.isEmpty }
    _ = skip({ $0 == space }, atMost: 1)
    guard skip({ $0 == UInt8(ascii: "-") }, atMost: 1) else { return false }
    _ = skip({ $0 == space }, atMost: 1)
    return skip(number) && rest.isEmpty
  }

  /// Whether a value is a number of more digits than the schema's processor reads.
  private static func isLongNumber(
    _ attribute: DocumentTree.Attribute, in tree: DocumentTree
  ) -> Bool {
    attribute.value.count > 20
      && tree.bytes[attribute.value].allSatisfy {
        $0.isDigit || $0 == point || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
      }
  }
}

extension UInt8 {
  /// Whether it is a letter of ASCII.
  fileprivate var isLetter: Bool { isLowercase || (0x41...0x5A).contains(self) }
  /// Whether it is a lower-case letter of ASCII.
  fileprivate var isLowercase: Bool { (0x61...0x7A).contains(self) }
  /// Whether it is a digit of ASCII.
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}

/// An element of a document that is made up: what it says, and how it is written.
struct Draft {
  /// What stands within an element.
  enum Part {
    case element(Draft)
    /// Anything else, as it is written: text, a comment, a section of characters.
    case raw(String)
  }

  var name: String
  var attributes: [(name: String, value: String)]
  var parts: [Part]

  init(_ name: String, _ attributes: [(name: String, value: String)] = [], _ parts: [Draft] = []) {
    self.name = name
    self.attributes = attributes
    self.parts = parts.map(Part.element)
  }

  /// The document; values stand as they are, so that references can be written.
  var text: String {
    var text = "<\(name)"
    for attribute in attributes {
      let quote = attribute.value.contains("\"") ? "'" : "\""
      text += " \(attribute.name)=\(quote)\(attribute.value)\(quote)"
    }
    if parts.isEmpty { return text + "/>" }
    text += ">"
    for part in parts {
      switch part {
      case .element(let draft): text += "\n" + draft.text
      case .raw(let raw): text += raw
      }
    }
    return text + "</\(name)>"
  }

  /// The number of elements, itself among them.
  var count: Int { elements.reduce(1) { $0 + $1.count } }

  /// The elements that it holds.
  var elements: [Draft] {
    parts.compactMap { if case .element(let draft) = $0 { draft } else { nil } }
  }

  /// Changes the element of a number, counted in the order of the document.
  mutating func change(_ number: Int, _ body: (inout Draft) -> Void) {
    if number == 0 { return body(&self) }
    var rest = number - 1
    for index in parts.indices {
      guard case .element(var draft) = parts[index] else { continue }
      guard rest >= draft.count else {
        draft.change(rest, body)
        parts[index] = .element(draft)
        return
      }
      rest -= draft.count
    }
  }
}

/// An element of a document that is to be written, with what stands in it.
package struct DocumentElement: Hashable, Sendable {
  /// A name with its value.
  package struct Attribute: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The name of the element.
  package let name: String
  /// Its attributes, in the order in which they are written.
  package var attributes: [Attribute]
  /// The elements within it.
  package var children: [DocumentElement]

  /// Creates an element.
  package init(
    _ name: String, _ attributes: [Attribute] = [], children: [DocumentElement] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// Creates an element of attributes, those without a value left out.
  init(_ name: String, _ attributes: [XMLPage.Attribute], children: [DocumentElement] = []) {
    self.init(
      name, attributes.compactMap { part in part.value.map { Attribute(part.name, $0) } },
      children: children)
  }

  /// The value of an attribute, or nil where it is not there.
  package subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The first element within it that has a name, or nil where there is none.
  package func child(_ name: String) -> DocumentElement? { children.first { $0.name == name } }
}

extension XMLPage {
  /// Adds an element with all that stands in it.
  ///
  /// - Returns: The line on which each element begins, from 1: its own, then those within it in the
  ///   order of the document.
  @discardableResult
  mutating func element(_ element: DocumentElement) -> [Int] {
    var lines = [count + 1]
    let attributes: [Attribute] = element.attributes.map { ($0.name, $0.value) }
    if element.children.isEmpty {
      self.element(element.name, attributes)
    } else {
      self.element(element.name, attributes) { page in
        for child in element.children { lines += page.element(child) }
      }
    }
    return lines
  }
}

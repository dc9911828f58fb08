internal import DDXMarkup

/// One element of an edition, and where each part of it stands.
///
/// Unlike the elements of a ``DocumentTree`` it can be changed; a change copies the way to it only.
struct EditionElement: Sendable {
  /// A place in one of the documents of an edition.
  struct Origin: Hashable, Sendable {
    /// The document: 0 is the edition itself, 1 its parent.
    let document: Int
    /// The element, by its place in the tree of that document.
    let element: Int
  }

  /// One attribute.
  struct Attribute: Sendable {
    let name: String
    let value: String
    let origin: Origin
  }

  /// The name, without the namespace.
  let name: String
  /// The name with the key, by which it is known among those beside it.
  let identity: String
  /// Where it is stated last.
  var origin: Origin
  /// The attributes.
  var attributes: [Attribute]
  /// The text; empty if it has elements.
  var text: String
  /// Where the text stands.
  var textOrigin: Origin
  /// The elements that it holds.
  var children: [EditionElement]

  /// An element of a document, with all that it holds.
  init(_ element: Element, document: Int) {
    let origin = Origin(document: document, element: element.index)
    self.name = element.name
    self.origin = origin
    self.attributes = element.attributes.map {
      Attribute(name: $0.name, value: $0.value, origin: origin)
    }
    self.text = element.text
    self.textOrigin = origin
    self.children = element.children.map { EditionElement($0, document: document) }
    self.identity = ElementKeys.identity(of: element)
  }

  /// The value of an attribute, or nil.
  func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Sets an attribute, or removes it.
  mutating func set(_ name: String, to attribute: Attribute?) {
    let index = attributes.firstIndex { $0.name == name }
    switch (index, attribute) {
    case (let index?, let attribute?): attributes[index] = attribute
    case (let index?, nil): attributes.remove(at: index)
    case (nil, let attribute?): attributes.append(attribute)
    case (nil, nil): break
    }
  }

  /// The first element of a name that it holds, or nil.
  func child(_ name: String) -> EditionElement? { children.first { $0.name == name } }

  /// Whether two elements say the same, wherever it stands.
  func saysTheSame(as other: EditionElement) -> Bool {
    guard identity == other.identity, text == other.text,
      attributes.count == other.attributes.count, children.count == other.children.count
    else { return false }
    return attributes.allSatisfy { attribute in
      other.value(attribute.name).map {
        ElementKeys.isSame(attribute.value, $0, of: attribute.name)
      } ?? false
    } && zip(children, other.children).allSatisfy { $0.saysTheSame(as: $1) }
  }
}

/// The elements of one document, in its order.
final class DocumentTree: Sendable {
  /// One element.
  struct Node: Sendable {
    /// Its name, without the namespace.
    let name: String
    /// The place of its `<`.
    let offset: Int
    /// The element that holds it; -1 for the root.
    let parent: Int
    /// Its attributes, among those of the tree.
    let attributes: Range<Int>
    /// The first element behind it that it does not hold.
    var end: Int
    /// Its text, where it holds no elements.
    var text: String
  }

  /// One attribute.
  struct Attribute: Sendable {
    /// Its name.
    let name: String
    /// Its value, without spaces at the ends.
    let value: String
  }

  /// The elements: each before those that it holds.
  let nodes: [Node]
  /// The attributes of all elements.
  let attributes: [Attribute]

  /// Creates a tree.
  init(nodes: [Node], attributes: [Attribute]) {
    self.nodes = nodes
    self.attributes = attributes
  }

  /// The element that holds all others, or nil where the document has none.
  var root: Element? { nodes.isEmpty ? nil : Element(tree: self, index: 0) }
}

/// One element of a tree.
struct Element {
  /// The tree.
  let tree: DocumentTree
  /// Its place in the tree, by which faults name it.
  let index: Int

  /// The name, without the namespace.
  var name: String { tree.nodes[index].name }
  /// The text; empty where it holds elements.
  var text: String { tree.nodes[index].text }

  /// The value of an attribute, or nil.
  func value(_ name: String) -> String? {
    for attribute in tree.attributes[tree.nodes[index].attributes] where attribute.name == name {
      return attribute.value
    }
    return nil
  }

  /// The elements that it holds.
  var children: Children { Children(tree: tree, position: index + 1, end: tree.nodes[index].end) }

  /// The first element of a name that it holds, or nil.
  func child(_ name: String) -> Element? {
    for child in children where child.name == name { return child }
    return nil
  }

  /// The elements of a name that it holds.
  func children(_ name: String) -> [Element] { children.filter { $0.name == name } }

  /// The elements that an element holds, in order.
  struct Children: Sequence, IteratorProtocol {
    let tree: DocumentTree
    var position: Int
    let end: Int

    mutating func next() -> Element? {
      guard position < end else { return nil }
      defer { position = tree.nodes[position].end }
      return Element(tree: tree, index: position)
    }
  }
}

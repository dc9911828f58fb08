/// One element of a tree.
package struct Element {
  /// The tree.
  package let tree: DocumentTree
  /// Its place in the tree, by which faults name it.
  package let index: Int

  /// An element by its place in a tree.
  package init(tree: DocumentTree, index: Int) {
    self.tree = tree
    self.index = index
  }

  private var node: DocumentTree.Node { tree.nodes[index] }

  /// The name, without the namespace.
  package var name: String { tree.names[node.name] }
  /// Whether this is its name.
  package func isNamed(_ name: String) -> Bool { tree.isNamed(name, index) }
  /// The text; empty if it has elements.
  package var text: String { tree.text(node.text) }
  /// Whether it has a text.
  package var hasText: Bool { !node.text.isEmpty }
  /// The place of its `<`.
  package var offset: Int { node.offset }
  /// The line of its `<`, from 1; 0 where it stands in no document.
  package var line: Int { node.line }
  /// The element that holds it, or nil for the root.
  package var parent: Element? {
    node.parent < 0 ? nil : Element(tree: tree, index: node.parent)
  }

  /// The attributes in their order.
  package var attributes: [(name: String, value: String)] {
    tree.attributes[node.attributes].map { (tree.names[$0.name], tree.text($0.value)) }
  }

  /// The place of an attribute among those of the tree, or nil where it has none of the name.
  package func attribute(_ name: String) -> Int? { tree.attribute(name, of: index) }

  /// The value of an attribute, or nil.
  package func value(_ name: String) -> String? {
    attribute(name).map(value(of:))
  }

  /// The value of an attribute by its place.
  package func value(of attribute: Int) -> String { tree.text(tree.attributes[attribute].value) }

  /// The value of an attribute as bytes, or nil.
  package func bytes(of name: String) -> ArraySlice<UInt8>? { attribute(name).map(bytes(of:)) }

  /// The value of an attribute as bytes, by its place.
  package func bytes(of attribute: Int) -> ArraySlice<UInt8> {
    tree.bytes[tree.attributes[attribute].value]
  }

  /// The elements that it holds.
  package var children: Children { Children(tree: tree, position: index + 1, end: node.end) }

  /// The first element of a name that it holds, or nil.
  package func child(_ name: String) -> Element? {
    tree.child(of: index, named: name).map { Element(tree: tree, index: $0) }
  }

  /// The elements of a name that it holds.
  package func children(_ name: String) -> [Element] {
    tree.children(of: index, named: name).map { Element(tree: tree, index: $0) }
  }

  /// The elements that an element holds, in order.
  package struct Children: Sequence, IteratorProtocol {
    let tree: DocumentTree
    var position: Int
    let end: Int

    package mutating func next() -> Element? {
      guard position < end else { return nil }
      defer { position = tree.nodes[position].end }
      return Element(tree: tree, index: position)
    }
  }
}

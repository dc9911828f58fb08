/// The elements of one document, in its order.
///
/// Names and values stay bytes until someone asks for them.
package final class DocumentTree: Sendable {
  /// One element.
  package struct Node: Hashable, Sendable {
    /// Its name, among the names of the tree.
    package let name: Int
    /// The place of its `<`.
    package let offset: Int
    /// The line of its `<`, from 1; 0 where it stands in no document.
    package let line: Int
    /// The element that holds it; -1 for the root.
    package let parent: Int
    /// Its attributes, among those of the tree.
    package var attributes: Range<Int>
    /// The first element behind it that it does not hold.
    package var end: Int
    /// Its text, among the bytes of the tree; empty where it holds elements.
    package var text: Range<Int>
  }

  /// One attribute.
  package struct Attribute: Hashable, Sendable {
    /// Its name, among the names of the tree.
    package let name: Int
    /// Its value without spaces at the ends, among the bytes of the tree.
    package let value: Range<Int>
  }

  /// The elements: each before those that it holds.
  package let nodes: [Node]
  /// The attributes of all elements.
  package let attributes: [Attribute]
  /// Each name once, without its namespace.
  package let names: [String]
  /// The values and texts, one behind the other, in UTF-8.
  package let bytes: [UInt8]

  /// Creates a tree.
  init(nodes: [Node], attributes: [Attribute], names: [String], bytes: [UInt8]) {
    self.nodes = nodes
    self.attributes = attributes
    self.names = names
    self.bytes = bytes
  }

  /// The element that holds all others, or nil where the document has none.
  package var root: Element? { nodes.isEmpty ? nil : Element(tree: self, index: 0) }

  /// The elements, each before those that it holds.
  package var elements: some Sequence<Element> {
    nodes.indices.lazy.map { Element(tree: self, index: $0) }
  }

  /// The place of an attribute of an element, or nil where it has none of the name.
  func attribute(_ name: String, of element: Int) -> Int? {
    let range = nodes[element].attributes
    // Through pointers, since nothing is looked for more often.
    return attributes.withUnsafeBufferPointer { attributes in
      names.withUnsafeBufferPointer { names in
        for index in range where names[attributes[index].name].isSame(as: name) { return index }
        return nil
      }
    }
  }

  /// The elements of a name that an element holds, in order.
  func children(of element: Int, named name: String) -> [Int] {
    let end = nodes[element].end
    var found: [Int] = []
    nodes.withUnsafeBufferPointer { nodes in
      names.withUnsafeBufferPointer { names in
        var index = element + 1
        while index < end {
          if names[nodes[index].name].isSame(as: name) { found.append(index) }
          index = nodes[index].end
        }
      }
    }
    return found
  }

  /// The first element of a name that an element holds, or nil.
  func child(of element: Int, named name: String) -> Int? {
    let end = nodes[element].end
    return nodes.withUnsafeBufferPointer { nodes in
      names.withUnsafeBufferPointer { names in
        var index = element + 1
        while index < end {
          if names[nodes[index].name].isSame(as: name) { return index }
          index = nodes[index].end
        }
        return nil
      }
    }
  }

  /// Whether an element has a name.
  func isNamed(_ name: String, _ element: Int) -> Bool {
    names.withUnsafeBufferPointer { $0[nodes[element].name].isSame(as: name) }
  }

  /// A piece of the values and texts.
  func text(_ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }
}

extension String {
  /// Whether it is another name; most differ in length already, which costs less to see.
  fileprivate func isSame(as name: String) -> Bool {
    utf8.count == name.utf8.count && self == name
  }
}

/// Builds a tree, one element after the other.
package struct TreeBuilder {
  private var nodes: [DocumentTree.Node] = []
  private var attributes: [DocumentTree.Attribute] = []
  private var names: [String] = []
  private var bytes: [UInt8] = []
  private var open: [Int] = []

  /// The element last opened or closed: where a fault of the schema arises.
  package private(set) var current = 0
  /// Where the text since the last tag begins.
  private var textStart = 0

  /// Creates a builder.
  ///
  /// - Parameter size: The bytes of the document, where known; its tree then seldom has to grow.
  package init(size: Int = 0) {
    nodes.reserveCapacity(size / 64)
    attributes.reserveCapacity(size / 24)
    bytes.reserveCapacity(size / 2)
  }

  /// The element that is open, or nil.
  package var innermost: Int? { open.last }
  /// Whether the element that is open holds no other so far.
  package var isLeaf: Bool { open.last == current }
  /// How many elements there are.
  package var count: Int { nodes.count }

  /// The tree so far.
  package func tree() -> DocumentTree {
    DocumentTree(nodes: nodes, attributes: attributes, names: names, bytes: bytes)
  }

  /// Adds a name, which must be a new one, and gives its number.
  package mutating func addName(_ name: String) -> Int {
    names.append(name)
    return names.count - 1
  }

  /// Opens an element.
  ///
  /// - Parameters:
  ///   - name: The number of the name.
  ///   - offset: The place of its `<`.
  ///   - line: The line of its `<`.
  package mutating func open(name: Int, offset: Int, line: Int) {
    dropText()
    let index = nodes.count
    nodes.append(
      .init(
        name: name, offset: offset, line: line, parent: open.last ?? -1,
        attributes: attributes.count..<attributes.count, end: index + 1,
        text: bytes.count..<bytes.count))
    open.append(index)
    current = index
  }

  /// Adds an attribute to the element just opened.
  package mutating func addAttribute(name: Int, value: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: value)
    attributes.append(.init(name: name, value: start..<bytes.count))
    nodes[current].text = bytes.count..<bytes.count
    nodes[current].attributes = nodes[current].attributes.lowerBound..<attributes.count
    textStart = bytes.count
  }

  /// Adds text to the element that is open, each run of white space as one space.
  package mutating func append(_ characters: UnsafeBufferPointer<UInt8>) {
    for byte in characters {
      if byte > 0x20 {
        bytes.append(byte)
      } else if bytes.count > textStart, bytes.last != 0x20 {
        bytes.append(0x20)
      }
    }
  }

  /// Closes the element that is open.
  package mutating func close() {
    guard let index = open.popLast() else { return }
    nodes[index].end = nodes.count
    if nodes[index].end == index + 1 {
      if bytes.count > textStart, bytes.last == 0x20 { bytes.removeLast() }
      nodes[index].text = textStart..<bytes.count
      textStart = bytes.count
    }
    dropText()
    current = index
  }

  /// Forgets the text since the last tag: it belongs to no element without others.
  private mutating func dropText() {
    if bytes.count > textStart { bytes.removeLast(bytes.count - textStart) }
    textStart = bytes.count
  }
}

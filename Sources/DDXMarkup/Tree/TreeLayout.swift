/// A tree as text, which a build links into a program so that nothing is parsed when it starts.
///
/// First come numbers in base 32, the least digit first, then the names, then the values; all of it
/// can be printed, so it can stand in a literal of Swift. Elements are in their order: each says
/// how many have ended since the one before it.
package enum TreeLayout {
  /// The layout that this program reads; any other is not read.
  private static let version = 1

  /// Lays a tree out.
  package static func text(of tree: DocumentTree) -> String {
    var numbers: [UInt8] = []
    func add(_ number: Int) {
      var rest = number
      while rest > 31 {
        numbers.append(UInt8(0x50 + rest & 31))
        rest >>= 5
      }
      numbers.append(UInt8(0x30 + rest))
    }
    for count in [
      version, tree.names.count, tree.nodes.count, tree.attributes.count, tree.bytes.count,
    ] { add(count) }
    for name in tree.names { add(name.utf8.count) }
    var (offset, line, open) = (0, 0, [Int]())
    for (index, node) in tree.nodes.enumerated() {
      let kept = open.prefix { tree.nodes[$0].end > index }.count
      add(open.count - kept)
      open.removeSubrange(kept...)
      open.append(index)
      add(node.name)
      add(node.offset - offset)
      add(node.line - line)
      (offset, line) = (node.offset, node.line)
      add(node.attributes.count)
      for attribute in tree.attributes[node.attributes] {
        add(attribute.name)
        add(attribute.value.count)
      }
      add(node.text.count)
    }
    numbers += tree.names.joined().utf8
    return String(decoding: numbers + tree.bytes, as: UTF8.self)
  }

  /// The tree of a layout, or nil where it is none, or of another version.
  package static func tree(of layout: StaticString) -> DocumentTree? {
    guard layout.hasPointerRepresentation else { return nil }
    return layout.withUTF8Buffer { bytes in
      var reader = Reader(bytes: bytes)
      return reader.tree()
    }
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next number; 0 behind the end.
    mutating func number() -> Int {
      var (value, shift) = (0, 0)
      while position < bytes.count {
        let digit = Int(bytes[position]) - 0x30
        position += 1
        value |= (digit & 31) << shift
        if digit < 32 { return value }
        shift += 5
      }
      return 0
    }

    /// The next bytes of the rest, or nil where there are fewer.
    mutating func next(_ count: Int) -> UnsafeBufferPointer<UInt8>? {
      guard count >= 0, count <= bytes.count - position else { return nil }
      defer { position += count }
      return UnsafeBufferPointer(rebasing: bytes[position..<position + count])
    }

    mutating func tree() -> DocumentTree? {
      guard number() == version else { return nil }
      let (nameCount, nodeCount) = (number(), number())
      let (attributeCount, byteCount) = (number(), number())
      guard nameCount + nodeCount + attributeCount + byteCount <= bytes.count else { return nil }
      let lengths = (0..<nameCount).map { _ in number() }
      var nodes: [DocumentTree.Node] = []
      var attributes: [DocumentTree.Attribute] = []
      nodes.reserveCapacity(nodeCount)
      attributes.reserveCapacity(attributeCount)
      var (offset, line, place) = (0, 0, 0)
      var open: [Int] = []
      for index in 0..<nodeCount {
        for _ in 0..<min(number(), open.count) { nodes[open.removeLast()].end = index }
        let name = number()
        offset += number()
        line += number()
        let first = attributes.count
        for _ in 0..<number() {
          let name = number()
          let start = place
          place += number()
          attributes.append(.init(name: name, value: start..<place))
        }
        let start = place
        place += number()
        nodes.append(
          .init(
            name: name, offset: offset, line: line, parent: open.last ?? -1,
            attributes: first..<attributes.count, end: nodeCount, text: start..<place))
        open.append(index)
      }
      var names: [String] = []
      for length in lengths {
        guard let name = next(length) else { return nil }
        names.append(String(decoding: name, as: UTF8.self))
      }
      guard place == byteCount, attributes.count == attributeCount, let values = next(byteCount)
      else { return nil }
      return DocumentTree(nodes: nodes, attributes: attributes, names: names, bytes: Array(values))
    }
  }
}

/// Gathers the events of one parse into a tree.
///
/// It knows nothing of the parser but its pointers.
struct TreeBuilder {
  private var nodes: [DocumentTree.Node] = []
  private var attributes: [DocumentTree.Attribute] = []
  private var open: [Int] = []
  private var text: [UInt8] = []
  private var names: [UnsafeRawPointer: String] = [:]

  /// The element last opened or closed: where a fault of the schema arises.
  private(set) var current = 0

  /// The element that is open, or nil.
  var innermost: Int? { open.last }
  /// How many elements there are.
  var count: Int { nodes.count }
  /// The name and place of an element.
  func node(_ index: Int) -> DocumentTree.Node { nodes[index] }

  /// The tree so far.
  func tree() -> DocumentTree { DocumentTree(nodes: nodes, attributes: attributes) }

  /// Opens an element.
  ///
  /// - Parameters:
  ///   - name: The name; the same pointer for the same name throughout a parse.
  ///   - offset: The place of its `<`.
  ///   - pointers: For each attribute its name, prefix, namespace, and its value's start and end.
  ///   - attributeCount: The number of attributes.
  mutating func open(
    name: UnsafePointer<UInt8>, offset: Int,
    attributes pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count attributeCount: Int
  ) {
    let first = attributes.count
    if let pointers {
      for index in 0..<attributeCount {
        let part = pointers + index * 5
        // An attribute of another namespace, such as xsi:schemaLocation, is nothing of ours.
        guard part[1] == nil, let name = part[0], let start = part[3], let end = part[4] else {
          continue
        }
        let value = UnsafeBufferPointer(start: start, count: end - start)
        attributes.append(.init(name: interned(name), value: Self.trimmed(value)))
      }
    }
    let index = nodes.count
    nodes.append(
      .init(
        name: interned(name), offset: offset, parent: open.last ?? -1,
        attributes: first..<attributes.count, end: index + 1, text: ""))
    open.append(index)
    text.removeAll(keepingCapacity: true)
    current = index
  }

  /// Adds text to the element that is open.
  mutating func append(_ characters: UnsafeBufferPointer<UInt8>) {
    text.append(contentsOf: characters)
  }

  /// Closes the element that is open.
  mutating func close() {
    guard let index = open.popLast() else { return }
    nodes[index].end = nodes.count
    if nodes[index].end == index + 1 { nodes[index].text = Self.collapsed(text) }
    text.removeAll(keepingCapacity: true)
    current = index
  }

  private mutating func interned(_ pointer: UnsafePointer<UInt8>) -> String {
    if let name = names[pointer] { return name }
    let name = String(cString: pointer)
    names[pointer] = name
    return name
  }

  private static func trimmed(_ value: UnsafeBufferPointer<UInt8>) -> String {
    var (start, end) = (0, value.count)
    while start < end, value[start] <= 0x20 { start += 1 }
    while end > start, value[end - 1] <= 0x20 { end -= 1 }
    let trimmed = UnsafeBufferPointer(rebasing: value[start..<end])
    let ampersand = UInt8(ascii: "&")
    guard trimmed.contains(where: { $0 < 0x20 || $0 == ampersand }) else {
      return String(decoding: trimmed, as: UTF8.self)
    }
    // A line break that was written as `&#10;` is a space like any other. libxml2 hands out an
    // ampersand of an attribute as the reference `&#38;`, and only that.
    return String(decoding: trimmed.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
      .replacing("&#38;", with: "&")
  }

  /// The text with each run of white space as one space, and none at the ends.
  private static func collapsed(_ text: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      if byte > 0x20 {
        result.append(byte)
      } else if let last = result.last, last != 0x20 {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
}

/// The faults of one document, gathered while it is decoded.
///
/// Where it borrows the bytes it lives no longer than the call that lends them.
final class FaultLog {
  /// One fault, at an element or one of its attributes.
  struct Entry {
    let severity: Diagnostic.Severity
    let fault: Fault
    let element: Int
    let attribute: String?
  }

  /// What was found, in the order it was found.
  private(set) var entries: [Entry] = []
  private let bytes: UnsafeBufferPointer<UInt8>?
  private let tree: DocumentTree
  private let lines: [Int]
  private var counted = (offset: 0, line: 1)

  init(bytes: UnsafeBufferPointer<UInt8>, tree: DocumentTree) {
    self.bytes = bytes
    self.tree = tree
    self.lines = []
  }

  /// Creates a log for a tree that was put together: the line of each element, and the bytes
  /// whose comments count; without bytes nothing is said of what no text mentions.
  init(lines: [Int], bytes: UnsafeBufferPointer<UInt8>?, tree: DocumentTree) {
    self.bytes = bytes
    self.tree = tree
    self.lines = lines
  }

  /// Whether the document is refused.
  var hasErrors: Bool { entries.contains { $0.severity == .error } }

  /// Adds an error.
  func error(_ fault: Fault, at element: Element, _ attribute: String? = nil) {
    add(.error, fault, element, attribute)
  }

  /// Adds a warning.
  func warning(_ fault: Fault, at element: Element, _ attribute: String? = nil) {
    add(.warning, fault, element, attribute)
  }

  /// Adds a note.
  func note(_ fault: Fault, at element: Element, _ attribute: String? = nil) {
    add(.note, fault, element, attribute)
  }

  private func add(
    _ severity: Diagnostic.Severity, _ fault: Fault, _ element: Element, _ attribute: String?
  ) {
    guard entries.count < ReadingLimits.faults else { return }
    entries.append(
      Entry(severity: severity, fault: fault, element: element.index, attribute: attribute))
  }

  /// The line that an element begins on; quick for elements in their order.
  func line(of element: Element) -> Int {
    guard lines.isEmpty, let bytes else {
      return element.index < lines.count ? lines[element.index] : 0
    }
    let offset = tree.nodes[element.index].offset
    if offset < counted.offset { counted = (0, 1) }
    for index in counted.offset..<offset where bytes[index] == UInt8(ascii: "\n") {
      counted.line += 1
    }
    counted.offset = offset
    return counted.line
  }

  /// Whether a text stands anywhere in the document, its comments among it.
  func mentions(_ text: String) -> Bool {
    guard let bytes else { return true }
    let wanted = Array(text.utf8)
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return true
    }
    return false
  }
}

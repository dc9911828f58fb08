internal import DDXMarkup

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

  /// The faults, in the order they were found.
  private(set) var entries: [Entry] = []
  /// Whether a test has held the document against every rule, and those that decode nothing need
  /// not be asked again.
  let isChecked: Bool
  private let bytes: UnsafeBufferPointer<UInt8>?
  private let reading: ReadingNotes?
  private var searched: Set<String> = []

  /// For so many unknown names of a document it is looked what they may have meant.
  private static let mostSearched = 5

  /// Creates a log.
  ///
  /// - Parameters:
  ///   - bytes: The document, whose comments count; without it nothing is said of what no text
  ///     mentions.
  ///   - isChecked: Whether a test has held the document against every rule.
  ///   - tree: The elements, where what is left unread is a doubt.
  init(
    bytes: UnsafeBufferPointer<UInt8>?, isChecked: Bool = false,
    notingReadingOf tree: DocumentTree? = nil
  ) {
    self.bytes = bytes
    self.isChecked = isChecked
    reading = tree.map { ReadingNotes(of: $0) }
  }

  /// Whether something is refused or left unread.
  var isInDoubt: Bool {
    entries.contains { $0.severity == .error } || reading?.isComplete == false
  }

  /// Whether somebody will read the faults: where a schema may still word them, they are not shown.
  var hasReaders: Bool { reading == nil && entries.count < ReadingLimits.faults }

  /// Whether to look for what an unknown name may have meant: for the first few, wherever they stand.
  func maySearch(for name: String) -> Bool {
    if searched.count < Self.mostSearched { searched.insert(name) }
    return searched.contains(name)
  }

  /// Notes that an element is read.
  func read(_ element: Element) { reading?.add(element: element.index) }

  /// Notes that the value of an attribute is read.
  func read(attribute: Int) { reading?.add(attribute: attribute) }

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

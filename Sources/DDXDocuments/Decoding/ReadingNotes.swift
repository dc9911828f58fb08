internal import DDXMarkup

/// The parts of a document that have been read.
///
/// It is written to for every value that is read, so its marks lie in memory of its own, where nobody
/// has to prove that nobody else is writing.
final class ReadingNotes {
  private let elements: UnsafeMutableBufferPointer<Bool>
  private let attributes: UnsafeMutableBufferPointer<Bool>

  /// Creates the notes of a tree of which nothing is read.
  init(of tree: DocumentTree) {
    elements = .allocate(capacity: tree.nodes.count)
    elements.initialize(repeating: false)
    attributes = .allocate(capacity: tree.attributes.count)
    attributes.initialize(repeating: false)
  }

  deinit {
    elements.deallocate()
    attributes.deallocate()
  }

  /// Whether nothing is left unread.
  var isComplete: Bool { !elements.contains(false) && !attributes.contains(false) }

  /// Adds an element, by its place in the tree.
  func add(element: Int) {
    precondition(elements.indices.contains(element))
    elements[element] = true
  }

  /// Adds an attribute, by its place in the tree.
  func add(attribute: Int) {
    precondition(attributes.indices.contains(attribute))
    attributes[attribute] = true
  }
}

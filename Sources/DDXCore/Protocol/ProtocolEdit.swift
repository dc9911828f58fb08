/// A place in a document.
public struct DocumentLocation: Hashable, Sendable {
  /// The document's name in messages.
  public let file: String
  /// The line, counted from 1.
  public let line: Int

  /// Creates a location.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// One attribute, text or element in which two editions differ.
public struct ProtocolDifference: Hashable, Sendable {
  /// Its key, such as `criteria/criterion[facet-joint]/@relief`.
  public let key: String
  /// The value in the left edition; nil if there is none.
  public let left: String?
  /// The value in the right edition; nil if there is none.
  public let right: String?
  /// The place in the left edition.
  public let leftLocation: DocumentLocation?
  /// The place in the right edition.
  public let rightLocation: DocumentLocation?
  /// Whether it moves no result: words, citations, bounds and the editions' own particulars.
  public let isInert: Bool

  /// Creates a difference.
  public init(
    key: String, left: String?, right: String?, leftLocation: DocumentLocation?,
    rightLocation: DocumentLocation?, isInert: Bool
  ) {
    self.key = key
    self.left = left
    self.right = right
    self.leftLocation = leftLocation
    self.rightLocation = rightLocation
    self.isInert = isInert
  }
}

/// The smallest set of differences between two editions whose application alone gives a valid one.
public struct ProtocolEdit: Hashable, Sendable {
  /// The name: the key of what it changes, such as `criteria/criterion[facet-joint]/@relief`.
  public let id: String
  /// The differences; inert ones that go with it come last.
  public let differences: [ProtocolDifference]

  /// Creates an edit.
  public init(id: String, differences: [ProtocolDifference]) {
    self.id = id
    self.differences = differences
  }
}

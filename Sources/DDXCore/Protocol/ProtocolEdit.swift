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
  /// Where it stands, such as `criteria/criterion[facet-joint]/@relief`.
  public let key: String
  /// What the left edition says; nil where it says nothing.
  public let left: String?
  /// What the right edition says; nil where it says nothing.
  public let right: String?
  /// Where the left edition says it.
  public let leftLocation: DocumentLocation?
  /// Where the right edition says it.
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
  /// What it changes; inert differences that must go with it come last.
  public let differences: [ProtocolDifference]

  /// Creates an edit.
  public init(id: String, differences: [ProtocolDifference]) {
    self.id = id
    self.differences = differences
  }
}

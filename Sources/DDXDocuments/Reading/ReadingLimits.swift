/// What a document may not exceed.
///
/// Every limit has its own message. libxml2 2.9 takes time with the square of some of these, so they are checked before it sees a
/// byte.
enum ReadingLimits {
  /// Bytes of a document.
  static let documentSize = 8 << 20
  /// Bytes of a file of saved rankings, some 20,000 of them.
  static let savedSize = 512 << 20
  /// Bytes from `<` to `>`.
  static let tagSize = 16 << 10
  /// Attributes of one element, namespace declarations among them.
  static let attributes = 64
  /// Elements within elements.
  static let depth = 64
  /// Elements of a document.
  static let elements = 200_000
  /// Bytes of text between two tags.
  static let textSize = 64 << 10
  /// Faults that are reported of one document.
  static let faults = 100
}

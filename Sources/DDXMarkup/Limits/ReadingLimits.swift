/// What a document may not exceed.
///
/// Every limit has its own message. libxml2 2.9 takes time with the square of some of these, so they are checked before it sees a
/// byte.
package enum ReadingLimits {
  /// Bytes of a document.
  package static let documentSize = 8 << 20
  /// Bytes of a file of saved rankings, some 20,000 of them.
  package static let savedSize = 512 << 20
  /// Bytes from `<` to `>`.
  package static let tagSize = 16 << 10
  /// Attributes of one element, namespace declarations among them.
  package static let attributes = 64
  /// Elements within elements.
  package static let depth = 64
  /// Elements of a document.
  package static let elements = 20_000
  /// Bytes of text between two tags.
  package static let textSize = 64 << 10
  /// Faults that are reported of one document.
  package static let faults = 100
}

/// How often a source is the one, in patients like this, had the sources excluded each other.
///
/// Above 0 and at most 1. Studies count that way; the ranker turns shares into pretests.
public struct Share: Hashable, Comparable, Sendable {
  /// The value, above 0 and at most 1.
  public let value: Double

  /// Creates a share.
  ///
  /// - Throws: ``NumberError`` when the value is not finite or out of range.
  public init(_ value: Double) throws(NumberError) {
    guard value.isFinite else { throw .notFinite }
    guard value > 0, value <= 1 else { throw .shareOutOfRange(value) }
    self.value = value
  }

  /// Orders by value.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

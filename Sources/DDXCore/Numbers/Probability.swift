/// A probability, from 0 to 1.
public struct Probability: Hashable, Comparable, Sendable {
  /// The value, in 0 … 1.
  public let value: Double

  /// Creates a probability.
  ///
  /// - Parameter value: A number in 0 … 1; a percentage is refused.
  /// - Throws: ``NumberError`` when the value is not finite or out of range.
  public init(_ value: Double) throws(NumberError) {
    guard value.isFinite else { throw .notFinite }
    guard (0...1).contains(value) else { throw .probabilityOutOfRange(value) }
    self.value = value
  }

  /// Creates a probability from arithmetic, where rounding may leave the range by a hair.
  package init(clamping value: Double) {
    self.value = min(max(value, 0), 1)
  }

  /// Never.
  public static let zero = Probability(clamping: 0)
  /// Always.
  public static let one = Probability(clamping: 1)
  /// As likely as not.
  public static let half = Probability(clamping: 0.5)

  /// The odds p / (1 - p), or nil for certainty.
  public var odds: Odds? { try? Odds(value / (1 - value)) }

  /// Orders by value.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

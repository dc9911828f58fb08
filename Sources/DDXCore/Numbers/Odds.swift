/// Odds, above 0: a probability p as p / (1 - p).
public struct Odds: Hashable, Comparable, Sendable {
  /// The value, above 0 and finite.
  public let value: Double

  /// Creates odds.
  ///
  /// - Throws: ``NumberError`` when the value is not finite or not above 0.
  public init(_ value: Double) throws(NumberError) {
    guard value.isFinite else { throw .notFinite }
    guard value > 0 else { throw .notPositive(value) }
    self.value = value
  }

  /// The probability o / (1 + o).
  public var probability: Probability { Probability(clamping: value / (1 + value)) }

  /// Orders by value.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

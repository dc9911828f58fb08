/// How much more probable a fact is if the source hurts than if it does not; above 0.
public struct LikelihoodRatio: Hashable, Comparable, Sendable {
  /// The value, above 0 and finite.
  ///
  /// 1 says nothing.
  public let value: Double

  /// Creates a likelihood ratio.
  ///
  /// - Throws: ``NumberError`` when the value is not finite or not above 0.
  public init(_ value: Double) throws(NumberError) {
    guard value.isFinite else { throw .notFinite }
    guard value > 0 else { throw .notPositive(value) }
    self.value = value
  }

  /// Orders by value.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

extension LikelihoodRatio {
  /// Creates a ratio from arithmetic, where rounding may leave the range by a hair.
  package init(clamping value: Double) {
    self.value = min(max(value, .leastNormalMagnitude), .greatestFiniteMagnitude)
  }
}

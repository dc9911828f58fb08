/// A number as a study gives it: with its interval or its size where they are known.
public struct Measured: Hashable, Sendable {
  /// The point estimate.
  public let value: Double
  /// The lower end of the 95 % interval.
  public let low: Double?
  /// The upper end of the 95 % interval.
  public let high: Double?
  /// Whether the value has no source and is assumed.
  public let isAssumed: Bool

  /// Creates a measured number.
  public init(_ value: Double, low: Double? = nil, high: Double? = nil, isAssumed: Bool = false) {
    self.value = value
    self.low = low
    self.high = high
    self.isAssumed = isAssumed
  }
}

/// A count among a number, with the intervals in which the proportion may lie.
public struct Proportion: Hashable, Sendable {
  /// How many had it, 0 … ``total``.
  public let count: Int
  /// How many there were.
  public let total: Int

  /// Creates a proportion; a count outside of 0 … `total` is brought to the nearer end.
  public init(_ count: Int, of total: Int) {
    self.total = max(0, total)
    self.count = min(max(0, count), self.total)
  }

  /// The proportion, 0 … 1; nil of none.
  public var value: Double? { total > 0 ? Double(count) / Double(total) : nil }

  /// The score interval at 95 % [Wilson1927]; nil of none.
  ///
  /// (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n)
  public var wilson: ClosedRange<Double>? {
    guard let value else { return nil }
    let (z, n) = (Self.normalQuantile, Double(total))
    let centre = value + z * z / (2 * n)
    let spread = z * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At the ends the interval touches 0 or 1, which rounding must not miss.
    let low = count == 0 ? 0 : max(0, (centre - spread) / scale)
    let high = count == total ? 1 : min(1, (centre + spread) / scale)
    return low...high
  }

  /// The equal-tailed interval at 95 % of Beta(x + ½, n - x + ½), with 0 for none and 1 for all
  /// [Brown2001]; nil of none.
  public var jeffreys: ClosedRange<Double>? {
    guard total > 0 else { return nil }
    let (a, b) = (Double(count) + 0.5, Double(total - count) + 0.5)
    let low = count == 0 ? 0 : BetaDistribution(a, b).quantile(0.025)
    let high = count == total ? 1 : BetaDistribution(a, b).quantile(0.975)
    return low...high
  }

  /// The 0.975 quantile of the standard normal distribution.
  package static let normalQuantile = 1.959963984540054
}

/// Beta(a, b) with a and b above 0.
struct BetaDistribution {
  let a: Double
  let b: Double

  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
  }

  /// P(X ≤ x), the regularised incomplete beta function [Press2007, 6.4].
  func cumulative(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let front = exponential(
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * logarithm(x) + b * logOnePlus(-x))
    // The fraction converges fast below the mean; above it the complement is taken.
    return x < (a + 1) / (a + b + 2)
      ? front * Self.fraction(a, b, x) / a : 1 - front * Self.fraction(b, a, 1 - x) / b
  }

  /// The x with P(X ≤ x) = p, by bisection.
  func quantile(_ p: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if cumulative(middle) < p { low = middle } else { high = middle }
    }
  }

  /// The continued fraction of the incomplete beta function, by Lentz's method.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func held(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / held(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / held(1 + even * d)
      c = held(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / held(1 + odd * d)
      c = held(1 + odd / c)
      let change = d * c
      result *= change
      if abs(change - 1) < 1e-15 { break }
    }
    return result
  }
}

import DDXCore

/// One draw of what the numbers of an edition may be: a beta distribution about each, as wide as its
/// interval or its number of patients says, and as that of 30 patients where neither is stated.
struct ParameterDraw {
  private var generator: SeededGenerator

  /// The number of patients that a number without any is taken to rest on, assumed.
  static let assumedSize = 30.0
  /// No proportion is drawn nearer to 0 or 1.
  private static let edge = 1e-4

  /// The draw of a number.
  init(seed: UInt64, number: Int) {
    generator = SeededGenerator(
      seed: seed, SeededGenerator.key("parameters"), UInt64(truncatingIfNeeded: number))
  }

  /// A proportion about a cited one, which is its mean.
  ///
  /// A rare thing was not found among 30 patients by chance: three at least are taken to have shown it.
  mutating func proportion(_ value: Double, size: Double) -> Double {
    guard value > Self.edge, value < 1 - Self.edge else { return value }
    let size = max(size, 3 / min(value, 1 - value))
    let drawn = generator.beta(value * size, (1 - value) * size)
    return min(max(drawn, Self.edge), 1 - Self.edge)
  }

  /// A proportion about a measured one.
  mutating func proportion(_ measured: Measured, size: Int? = nil) -> Double {
    proportion(
      measured.value, size: measured.effectiveSize ?? size.map(Double.init) ?? Self.assumedSize)
  }

  /// The same as a measured number.
  mutating func measured(_ measured: Measured, size: Int? = nil) -> Measured {
    Measured(proportion(measured, size: size), isAssumed: measured.isAssumed)
  }

  /// Proportions that sum to 1, about others that do.
  mutating func proportions(_ values: [Double], size: Int?) -> [Double] {
    let size = size.map(Double.init) ?? Self.assumedSize
    let drawn = values.map { $0 > 0 ? generator.gamma($0 * size) : 0 }
    let total = drawn.reduce(0, +)
    return total > 0 ? drawn.map { $0 / total } : values
  }
}

extension Measured {
  /// The number of patients whose interval is as wide; nil without an interval.
  fileprivate var effectiveSize: Double? {
    guard let low, let high, high > low, value > 0, value < 1 else { return nil }
    let error = (high - low) / (2 * Proportion.normalQuantile)
    return max(value * (1 - value) / (error * error) - 1, 1)
  }
}

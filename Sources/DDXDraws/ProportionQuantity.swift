import DDXCore

/// A proportion as a random variable: a beta distribution whose mean is the cited value.
package struct ProportionQuantity: Sendable {
  /// Its subject.
  package let id: QuantityID
  /// The cited value.
  package let mean: Double
  /// The number of patients that the distribution is as wide as; nil where the value is not drawn.
  let size: Double?

  /// Creates a proportion that rests on so many patients.
  ///
  /// A rare thing was not found among 30 patients by chance: three at least are taken to have shown it. What is
  /// certain, 0 or 1, is not drawn.
  package init(_ id: QuantityID, mean: Double, size: Double) {
    self.id = id
    self.mean = mean
    let isCertain = mean <= ParameterDraw.edge || mean >= 1 - ParameterDraw.edge
    self.size = isCertain ? nil : max(size, 3 / min(mean, 1 - mean))
  }

  /// Its value in a draw, strictly between 0 and 1 where it is drawn.
  package func value(in draw: ParameterDraw) -> Double {
    guard let size else { return mean }
    var generator = draw.generator(of: id)
    return generator.proportion(mean, size: size * draw.precision)
  }
}

extension SeededGenerator {
  /// A proportion about a mean, as wide as so many patients make it.
  mutating func proportion(_ mean: Double, size: Double) -> Double {
    guard size.isFinite else { return mean }
    let drawn = beta(mean * size, (1 - mean) * size)
    return min(max(drawn, ParameterDraw.edge), 1 - ParameterDraw.edge)
  }
}

extension Measured {
  /// The number of patients whose interval is as wide; nil without an interval.
  var effectiveSize: Double? {
    guard let low, let high, high > low, value > 0, value < 1 else { return nil }
    let error = (high - low) / (2 * Proportion.normalQuantile)
    return max(value * (1 - value) / (error * error) - 1, 1)
  }
}

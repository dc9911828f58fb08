import DDXCore

extension SeededGenerator {
  /// A number from the standard normal distribution [BoxMuller1958].
  mutating func normal() -> Double {
    let radius = (-2 * logarithm(1 - unit())).squareRoot()
    return radius * cosine(2 * .pi * unit())
  }

  /// Draws a number from a gamma distribution with scale 1 [Marsaglia2000].
  ///
  /// - Parameter shape: Above 0.
  /// - Returns: The number, above 0.
  mutating func gamma(_ shape: Double) -> Double {
    // Below 1 a gamma of the next shape is shrunk.
    guard shape >= 1 else { return gamma(shape + 1) * exponential(logarithm(1 - unit()) / shape) }
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = 1 + c * x
      guard v > 0 else { continue }
      let (cube, square, number) = (v * v * v, x * x, 1 - unit())
      // Nearly always accepted, and without logarithms.
      if number < 1 - 0.0331 * square * square { return d * cube }
      if logarithm(number) < 0.5 * square + d - d * cube + d * logarithm(cube) { return d * cube }
    }
  }

  /// A number from a beta distribution, by two gammas.
  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let (x, y) = (gamma(a), gamma(b))
    return x + y > 0 ? x / (x + y) : a / (a + b)
  }
}

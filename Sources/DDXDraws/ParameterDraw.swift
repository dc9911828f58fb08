import DDXCore

/// One draw of what the cited numbers of an edition may be.
///
/// A draw holds no numbers: each quantity takes its own from the seed, the number of the draw and
/// its name. So a quantity has one value in a draw wherever it is used, whatever else is drawn.
package struct ParameterDraw: Sendable {
  private let state: UInt64
  /// By how much more patients every number is taken to rest on; with infinity all stay as cited.
  let precision: Double

  /// The number of patients that a number without any is taken to rest on, assumed.
  package static let assumedSize = 30.0
  /// No proportion is drawn nearer to 0 or 1.
  static let edge = 1e-4

  /// The draw of a number.
  ///
  /// - Parameters:
  ///   - seed: The seed of all random numbers.
  ///   - number: Which draw it is, from 0.
  ///   - precision: A factor on the number of patients behind every number, above 0.
  package init(seed: UInt64, number: Int, precision: Double = 1) {
    var generator = SeededGenerator(
      seed: seed, SeededGenerator.key("parameters"), UInt64(truncatingIfNeeded: number))
    state = generator.next()
    self.precision = precision
  }

  /// The chance of one quantity.
  func generator(of quantity: QuantityID) -> SeededGenerator {
    SeededGenerator(seed: state, quantity.key)
  }
}

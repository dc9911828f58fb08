/// A sum that does not depend on the order of its terms: whole multiples of 2^-70.
struct ExactSum: Hashable, Sendable {
  private var units: Int128 = 0

  private static let scale = 0x1p70

  /// The sum.
  var value: Double { Double(units) / Self.scale }

  /// Adds a number of moderate size, rounded to a multiple of 2^-70.
  mutating func add(_ number: Double) { units += Int128((number * Self.scale).rounded()) }
}

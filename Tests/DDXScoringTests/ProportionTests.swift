import DDXCore
import Testing

@Suite struct `A proportion` {
  /// The formula of the score interval, and the quantiles of SciPy's `beta.ppf`.
  @Test(arguments: [
    (8, 10, 0.490162472, 0.943317849, 0.497225504, 0.955940586),
    (0, 20, 0.000000000, 0.161125158, 0.000000000, 0.116638983),
    (54, 120, 0.363917351, 0.539184566, 0.363062695, 0.539316980),
    (1, 3, 0.061491945, 0.792340399, 0.038747618, 0.823263903),
    (900, 2000, 0.428313327, 0.471878377, 0.428282192, 0.471862406),
  ]) func `has the intervals that others compute`(
    count: Int, total: Int, low: Double, high: Double, lowBeta: Double, highBeta: Double
  ) throws {
    let proportion = Proportion(count, of: total)
    let (wilson, jeffreys) = (try #require(proportion.wilson), try #require(proportion.jeffreys))
    #expect(abs(wilson.lowerBound - low) < 1e-8 && abs(wilson.upperBound - high) < 1e-8)
    #expect(abs(jeffreys.lowerBound - lowBeta) < 1e-8, "\(jeffreys)")
    #expect(abs(jeffreys.upperBound - highBeta) < 1e-8, "\(jeffreys)")
  }

  @Test func `of none has no value, and of all reaches one`() {
    #expect(Proportion(0, of: 0).value == nil && Proportion(0, of: 0).wilson == nil)
    #expect(Proportion(0, of: 0).jeffreys == nil)
    #expect(Proportion(7, of: 7).wilson?.upperBound == 1)
    #expect(Proportion(7, of: 7).jeffreys?.upperBound == 1)
    #expect(Proportion(9, of: 7).count == 7)
  }

  @Test func `and its complement mirror each other`() throws {
    for total in [1, 2, 9, 50, 400] {
      for count in stride(from: 0, through: total, by: max(1, total / 7)) {
        let one = Proportion(count, of: total)
        let other = Proportion(total - count, of: total)
        for (left, right) in [(one.wilson, other.wilson), (one.jeffreys, other.jeffreys)] {
          let (left, right) = (try #require(left), try #require(right))
          #expect(abs(left.lowerBound - (1 - right.upperBound)) < 1e-9)
          #expect(left.contains(one.value ?? -1))
        }
      }
    }
  }
}

/// How probable each cause is before any evidence, when at least one is present.
///
/// The causes are independent, P(S) ∝ Π oᵢ^{Sᵢ}, given that at least one is present. With
/// pᵢ = oᵢ / (1 + oᵢ) and c = 1 - Π (1 - pⱼ) the marginals are mᵢ = pᵢ / c. So marginals in
/// proportion to the shares wᵢ mean pᵢ = t wᵢ for a single number t, and t is found where
/// P(|S| >= 2) is as asked: it rises with t.
package struct CausePrior: Equatable, Sendable {
  /// pᵢ, before the condition that one is present; in 0 … 1.
  package let probabilities: [Double]
  /// mᵢ = P(Sᵢ | at least one); in proportion to the shares.
  package let marginals: [Double]
  /// P(two or more), as fitted.
  package let multiple: Double
  /// P(two or more), as asked.
  package let requestedMultiple: Double
  /// The least upper bound of P(two or more) under these shares.
  package let attainableMultiple: Double

  /// Whether the shares did not allow P(two or more) as asked.
  package var isLowered: Bool { multiple < requestedMultiple && requestedMultiple > 0 }

  /// P(at least one), before the condition.
  package let atLeastOne: Double

  /// Fits the prior to shares and to P(two or more).
  ///
  /// - Parameters:
  ///   - shares: One for each cause, above 0; only their proportions matter.
  ///   - multiple: P(two or more), in 0 ..< 1. Where the shares do not allow it, 0.9 of the
  ///     largest attainable value takes its place.
  package init(shares: [Double], multiple: Double) {
    precondition(!shares.isEmpty && shares.allSatisfy { $0 > 0 })
    let total = shares.reduce(0, +)
    let weights = shares.map { $0 / total }
    let largest = 1 / (weights.max() ?? 1)
    let attainable = Self.multiple(weights, times: largest).value
    let target = multiple < attainable ? multiple : 0.9 * attainable
    let scale =
      target > 0
      ? crossing(from: 0, to: largest, near: largest * target / attainable) { scale in
        let (value, slope) = Self.multiple(weights, times: scale)
        return (value - target, slope)
      }
      : largest * 1e-12
    let fitted = shares.count == 1 ? [1] : weights.map { $0 * scale }
    let atLeastOne = Self.atLeastOne(fitted)
    self.probabilities = fitted
    self.marginals = fitted.map { $0 / atLeastOne }
    self.atLeastOne = atLeastOne
    self.multiple = target
    self.requestedMultiple = multiple
    self.attainableMultiple = attainable
  }

  /// Fits the prior as if some causes were still one with another, of which they are parts, and
  /// then divides that one: 1 - Π (1 - p) over the whole and its parts is what it was.
  ///
  /// So a part that nothing tells apart from the whole leaves the other causes as they are.
  ///
  /// - Parameters:
  ///   - shares: One for each cause, above 0.
  ///   - multiple: P(two or more), in 0 ..< 1, where the whole and its parts count as one.
  ///   - parts: The causes that are parts.
  ///   - whole: The cause of which they are parts; none of them.
  package init(shares: [Double], multiple: Double, parts: Set<Int>, of whole: Int) {
    // In a fixed order: a sum in the set's own would differ in its last bit between runs.
    let family = parts.union([whole]).sorted()
    let joined = family.reduce(0) { $0 + shares[$1] }
    let kept = shares.indices.filter { !parts.contains($0) }
    let before = CausePrior(
      shares: kept.map { $0 == whole ? joined : shares[$0] }, multiple: multiple)
    var probabilities = [Double](repeating: 0, count: shares.count)
    for (index, probability) in zip(kept, before.probabilities) {
      probabilities[index] = probability
    }
    let remaining = logOnePlus(-probabilities[whole])
    for index in family { probabilities[index] = -expMinusOne(remaining * shares[index] / joined) }
    self.probabilities = probabilities
    self.marginals = probabilities.map { $0 / before.atLeastOne }
    self.atLeastOne = before.atLeastOne
    self.multiple = before.multiple
    self.requestedMultiple = before.requestedMultiple
    self.attainableMultiple = before.attainableMultiple
  }

  /// 1 - Π (1 - pⱼ), exact for small pⱼ.
  static func atLeastOne(_ probabilities: some Sequence<Double>) -> Double {
    -expMinusOne(probabilities.reduce(0) { $0 + logOnePlus(-$1) })
  }

  /// P(|S| >= 2 | |S| >= 1) for independent causes with these probabilities, times a number; and how fast it
  /// rises with that number.
  static func multiple(
    _ probabilities: [Double], times scale: Double
  ) -> (value: Double, slope: Double) {
    var (none, one, more) = (1.0, 0.0, 0.0)
    var (noneSlope, oneSlope, moreSlope) = (0.0, 0.0, 0.0)
    for probability in probabilities {
      let p = min(probability * scale, 1)
      moreSlope += oneSlope * p + one * probability
      oneSlope = oneSlope * (1 - p) + noneSlope * p + (none - one) * probability
      noneSlope = noneSlope * (1 - p) - none * probability
      more += one * p
      one = one * (1 - p) + none * p
      none *= 1 - p
    }
    let any = one + more
    guard any > 0 else { return (0, 0) }
    return (more / any, (moreSlope * one - more * oneSlope) / (any * any))
  }
}

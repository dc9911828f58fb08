/// A node with ordered values, the greatest that the present causes produce.
///
/// P(X <= x | S) = Π_{i in S} P(Xᵢ <= x), which is exact for "the farthest of several". It has no
/// leak: some cause is always present, and each states its own distribution.
package struct NoisyMax: Equatable, Sendable {
  /// P(X = x | only cause i) for each cause, each of its states and each value; they sum to 1.
  package let distributions: [[[Double]]]
  /// The likelihood of the evidence, for each value; not negative.
  package let likelihoods: [Double]

  /// The values x whose P(X <= x) the likelihood needs, each with its weight.
  private let steps: [(value: Int, weight: Double)]

  /// Creates a node.
  package init(distributions: [[[Double]]], likelihoods: [Double]) {
    precondition(distributions.joined().allSatisfy { $0.count == likelihoods.count })
    self.distributions = distributions
    self.likelihoods = likelihoods
    self.steps = likelihoods.indices.dropLast().compactMap { value in
      let weight = likelihoods[value] - likelihoods[value + 1]
      return weight == 0 ? nil : (value, weight)
    }
  }

  /// P(X <= x | S) for the values needed.
  var channels: [Channel] {
    steps.map { step in
      .product(
        1, distributions.map { $0.map { $0.prefix(step.value + 1).reduce(0, +) } })
    }
  }

  /// A node whose channels are P(X <= x | S) for every value but the last, whatever was learnt.
  package init(asking distributions: [[[Double]]], values: Int) {
    self.init(distributions: distributions, likelihoods: (0..<values).map(Double.init))
  }

  /// Σₓ λₓ P(X = x) = λ_last + Σₓ (λₓ - λₓ₊₁) P(X <= x).
  func likelihood(_ gathered: (_ channel: Int) -> Double) -> Double {
    var sum = likelihoods[likelihoods.count - 1]
    for (index, step) in steps.enumerated() { sum += step.weight * gathered(index) }
    return max(sum, 0)
  }

  /// The likelihood in several situations, from what the channels gathered in each.
  func likelihoods(_ columns: [[Double]], count: Int) -> [Double] {
    var sums = [Double](repeating: likelihoods[likelihoods.count - 1], count: count)
    for (step, column) in zip(steps, columns) {
      for place in sums.indices { sums[place] += step.weight * column[place] }
    }
    for place in sums.indices { sums[place] = max(sums[place], 0) }
    return sums
  }

  /// Whether two nodes are the same.
  package static func == (left: NoisyMax, right: NoisyMax) -> Bool {
    left.distributions == right.distributions && left.likelihoods == right.likelihoods
  }
}

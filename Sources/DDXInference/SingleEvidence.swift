/// What one observation says by itself, under the prior.
///
/// Given that cause j is present the others are independent; given that it is absent they are
/// independent apart from the condition that one of them is present. Both expectations of a
/// noisy-OR are therefore products, and no enumeration is needed.
package struct SingleEvidence: Sendable {
  private let network: Network
  private let absence: [Double]

  /// Prepares the questions about a network.
  package init(_ network: Network) {
    self.network = network
    self.absence = network.prior.probabilities.map { 1 - $0 }
  }

  /// P(observation).
  package func probability(of observation: Observation) -> Double {
    observation.likelihood(off: off(observation, leavingOut: nil))
  }

  /// P(observation | cause absent).
  package func probability(of observation: Observation, withoutCause cause: Int) -> Double {
    observation.likelihood(off: off(observation, leavingOut: cause))
  }

  /// P(observation | cause present in each of its states).
  package func probabilities(of observation: Observation, withCause cause: Int) -> [Double] {
    let others = expectedShrinkage(observation, leavingOut: cause).reduce(
      1 - observation.leak, *)
    return observation.shrinkage[cause].map { observation.likelihood(off: others * $0) }
  }

  /// E[P(node off | S)] over the causes but one, given that one of them is present.
  private func off(_ observation: Observation, leavingOut cause: Int?) -> Double {
    var everything = 1 - observation.leak
    var none = 1.0
    var sum = 0.0
    for (index, shrinkage) in expectedShrinkage(observation, leavingOut: nil).enumerated()
    where index != cause {
      everything *= shrinkage
      none *= absence[index]
      sum += logOnePlus(absence[index] - 1)
    }
    let some = -expMinusOne(sum)
    guard some > 0 else { return 1 - observation.leak }
    return (everything - (1 - observation.leak) * none) / some
  }

  /// 1 - pᵢ + pᵢ E[shrinkage of cause i] for each cause but one.
  private func expectedShrinkage(_ observation: Observation, leavingOut cause: Int?) -> [Double] {
    network.causes.indices.filter { $0 != cause }.map { index in
      let expected = zip(network.causes[index].states, observation.shrinkage[index])
        .reduce(0) { $0 + $1.0 * $1.1 }
      return absence[index] + network.prior.probabilities[index] * expected
    }
  }
}

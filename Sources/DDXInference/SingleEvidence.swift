/// What one observation says by itself, under the prior.
package struct SingleEvidence: Sendable {
  private let network: Network
  /// P(subset | at least one), bit by bit.
  private let prior: [Double]

  /// Prepares the questions about a network.
  package init(_ network: Network) {
    self.network = network
    prior = network.prior.overSubsets
  }

  /// P(observation).
  package func probability(of observation: Observation) -> Double {
    answer(to: observation).probability
  }

  /// P(observation | cause absent).
  package func probability(of observation: Observation, withoutCause cause: Int) -> Double {
    answer(to: observation).probability(without: cause)
  }

  /// P(observation | cause present in each of its states).
  package func probabilities(of observation: Observation, withCause cause: Int) -> [Double] {
    answer(to: observation).probabilities(with: cause)
  }

  /// Everything that one observation says, worked out once.
  package func answer(to observation: Observation) -> Answer {
    Answer(observation, network: network, prior: prior)
  }

  /// What one observation says of each cause.
  package struct Answer: Sendable {
    private let prior: [Double]
    /// E[likelihood | subset].
    private var means: [Double]
    /// The causes whose states it distinguishes.
    private var tellers: [Teller] = []
    private let widths: [Int]

    /// A cause whose states the observation tells apart, some together.
    private struct Teller: Sendable {
      let cause: Int
      let kinds: [(values: [Double], states: [Int], share: Double)]
      /// E[likelihood | subset, kind], kind by kind.
      var means: [[Double]]
    }

    init(_ observation: Observation, network: Network, prior: [Double]) {
      self.prior = prior
      widths = network.causes.map(\.states.count)
      means = [Double](repeating: 0, count: prior.count)
      for cause in observation.dependents {
        let states = network.causes[cause].states
        let kinds = StateKinds(observation, cause: cause, states: states.count).all.map { kind in
          (
            values: kind.values, states: kind.states,
            share: kind.states.reduce(0) { $0 + states[$1] }
          )
        }
        tellers.append(
          Teller(
            cause: cause, kinds: kinds,
            means: kinds.map { _ in [Double](repeating: 0, count: prior.count) }))
      }
      let columns = observation.channels.map {
        $0.overSubsets(leavingOut: observation.dependents)
      }
      visit(observation, columns, weight: 1, present: 0, chosen: [])
    }

    /// Adds up the likelihoods over the kinds of the causes not yet chosen, present or absent.
    private mutating func visit(
      _ observation: Observation, _ columns: [[Double]], weight: Double, present: Int,
      chosen: [Int?]
    ) {
      guard chosen.count < tellers.count else {
        let all = tellers.reduce(0) { $0 | 1 << $1.cause }
        let likelihoods = observation.likelihoods(columns, count: prior.count)
        for subset in 1..<prior.count where subset & all == present {
          means[subset] += weight * likelihoods[subset]
        }
        for (index, kind) in chosen.enumerated() {
          guard let kind else { continue }
          let own = weight / tellers[index].kinds[kind].share
          for subset in 1..<prior.count where subset & all == present {
            tellers[index].means[kind][subset] += own * likelihoods[subset]
          }
        }
        return
      }
      let teller = tellers[chosen.count]
      visit(observation, columns, weight: weight, present: present, chosen: chosen + [nil])
      for (index, kind) in teller.kinds.enumerated() where kind.share > 0 {
        let joined = columns.indices.map { channel in
          observation.channels[channel].joined(columns[channel], kind.values[channel])
        }
        visit(
          observation, joined, weight: weight * kind.share, present: present | 1 << teller.cause,
          chosen: chosen + [index])
      }
    }

    /// P(observation).
    package var probability: Double { zip(prior, means).reduce(0) { $0 + $1.0 * $1.1 } }

    /// P(observation | cause absent).
    package func probability(without cause: Int) -> Double {
      var (sum, weight) = (0.0, 0.0)
      for subset in prior.indices where subset & 1 << cause == 0 {
        sum += prior[subset] * means[subset]
        weight += prior[subset]
      }
      // A cause without which nothing can be present is never absent.
      return weight > 0 ? sum / weight : probability
    }

    /// P(observation | cause present in each of its states).
    package func probabilities(with cause: Int) -> [Double] {
      guard let teller = tellers.first(where: { $0.cause == cause }) else {
        return [Double](repeating: mean(of: means, with: cause), count: widths[cause])
      }
      var probabilities = [Double](repeating: 0, count: widths[cause])
      for (kind, means) in zip(teller.kinds, teller.means) {
        let mean = mean(of: means, with: cause)
        for state in kind.states { probabilities[state] = mean }
      }
      return probabilities
    }

    private func mean(of means: [Double], with cause: Int) -> Double {
      var (sum, weight) = (0.0, 0.0)
      for subset in prior.indices where subset & 1 << cause != 0 {
        sum += prior[subset] * means[subset]
        weight += prior[subset]
      }
      return sum / weight
    }
  }
}

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
    private let means: [Double]
    /// E[likelihood | subset, state] of each cause whose states it tells apart, subset by subset.
    private let byState: [Int: [Double]]
    private let widths: [Int]

    init(_ observation: Observation, network: Network, prior: [Double]) {
      self.prior = prior
      let widths = network.causes.map(\.states.count)
      self.widths = widths
      let dependents = observation.dependents
      let columns = observation.channels.map { $0.overSubsets(leavingOut: dependents) }
      var means = [Double](repeating: 0, count: prior.count)
      var byState: [Int: [Double]] = [:]
      for cause in dependents {
        byState[cause] = [Double](repeating: 0, count: prior.count * widths[cause])
      }
      // States that the observation does not tell apart are one here.
      let kinds = dependents.map { cause in
        StateKinds(observation, cause: cause, states: widths[cause]).all.map { kind in
          (
            values: kind.values, states: kind.states,
            share: kind.states.reduce(0) { $0 + network.causes[cause].states[$1] }
          )
        }
      }
      for subset in prior.indices.dropFirst() {
        let active = dependents.indices.filter { subset & 1 << dependents[$0] != 0 }
        var chosen: [(dependent: Int, kind: Int)] = []
        /// The mean over the states of the rest, given those that were chosen.
        func mean(_ gathered: [Double], _ weight: Double) {
          guard chosen.count < active.count else {
            let value = observation.likelihood { gathered[$0] }
            means[subset] += weight * value
            for (dependent, kind) in chosen {
              let (cause, kind) = (dependents[dependent], kinds[dependent][kind])
              for state in kind.states {
                byState[cause]?[subset * widths[cause] + state] += weight / kind.share * value
              }
            }
            return
          }
          let dependent = active[chosen.count]
          for (index, kind) in kinds[dependent].enumerated() where kind.share > 0 {
            chosen.append((dependent, index))
            mean(
              gathered.indices.map {
                observation.channels[$0].joined(gathered[$0], kind.values[$0])
              }, weight * kind.share)
            chosen.removeLast()
          }
        }
        mean(columns.map { $0[subset] }, 1)
      }
      self.means = means
      self.byState = byState
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
      var sums = [Double](repeating: 0, count: widths[cause])
      var weight = 0.0
      for subset in prior.indices where subset & 1 << cause != 0 {
        weight += prior[subset]
        for state in sums.indices {
          sums[state] +=
            prior[subset]
            * (byState[cause]?[subset * widths[cause] + state] ?? means[subset])
        }
      }
      return sums.map { $0 / weight }
    }
  }
}

import DDXInference
import Foundation

/// A second way to the posterior, written from the equations of the model and sharing nothing
/// with the engine: every combination of states, the noisy-OR in its textbook form, no folding.
struct BruteForce {
  var marginals: [Double]
  var states: [[Double]]
  var evidence: Double

  /// Sums over the combinations that the condition accepts, in which nil is absent.
  init(_ network: Network, where condition: ([Int?]) -> Bool = { _ in true }) {
    var states = network.causes.map { [Double](repeating: 0, count: $0.states.count) }
    var total = 0.0
    var prior = 0.0
    var combination: [Int?] = []

    func odds(_ cause: Int) -> Double {
      let p = network.prior.probabilities[cause]
      return p / (1 - p)
    }
    func visit(_ weight: Double) {
      guard combination.count == network.causes.count else {
        let cause = combination.count
        combination.append(nil)
        visit(weight)
        combination.removeLast()
        for (state, share) in network.causes[cause].states.enumerated() {
          combination.append(state)
          visit(weight * odds(cause) * share)
          combination.removeLast()
        }
        return
      }
      guard combination.contains(where: { $0 != nil }), condition(combination) else { return }
      prior += weight
      var weight = weight
      for observation in network.observations {
        weight *= Self.likelihood(observation, combination)
      }
      total += weight
      for (cause, state) in combination.enumerated() {
        if let state { states[cause][state] += weight }
      }
    }
    visit(1)
    self.states = states.map { $0.map { $0 / total } }
    self.marginals = self.states.map { $0.reduce(0, +) }
    self.evidence = total / prior
  }

  /// P(what was learnt | combination), as the forms are defined.
  static func likelihood(_ observation: Observation, _ combination: [Int?]) -> Double {
    let present = combination.enumerated().compactMap { cause, state in
      state.map { (cause: cause, state: $0) }
    }
    func off(_ rates: [[Double]]) -> Double {
      let b = rates.joined().min() ?? 0
      return present.reduce(1 - b) { $0 * (1 - rates[$1.cause][$1.state]) / (1 - b) }
    }
    switch observation.form {
    case .noisyOr(let node):
      let off = off(node.rates)
      return node.whenOn * (1 - off) + node.whenOff * off
    case .noisyMax(let node):
      // Every combination of the values that the causes bring about.
      var greatest: [Int: Double] = [-1: 1]
      for (cause, state) in present {
        var next: [Int: Double] = [:]
        for (so, weight) in greatest {
          for (value, chance) in node.distributions[cause][state].enumerated() {
            next[max(so, value), default: 0] += weight * chance
          }
        }
        greatest = next
      }
      return greatest.reduce(0) { $0 + $1.value * node.likelihoods[$1.key] }
    case .placed(let placed):
      let rates = placed.node.rates
      let b = rates.joined().min() ?? 0
      let leak = -log(1 - b)
      let hazards = present.map { -log((1 - rates[$0.cause][$0.state]) / (1 - b)) }
      let all = leak + hazards.reduce(0, +)
      let on = zip(present, hazards).reduce(leak / all * placed.byLeak) { sum, entry in
        sum + entry.1 / all * placed.byCause[entry.0.cause][entry.0.state]
      }
      let off = off(rates)
      return off * placed.node.whenOff + (1 - off) * on
    }
  }
}

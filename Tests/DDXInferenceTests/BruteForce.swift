import DDXInference

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
        let b = observation.rates.joined().min() ?? 0
        var off = 1 - b
        for (cause, state) in combination.enumerated() {
          guard let state else { continue }
          let q = 1 - (1 - observation.rates[cause][state]) / (1 - b)
          off *= 1 - q
        }
        weight *= observation.whenOn * (1 - off) + observation.whenOff * off
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
}

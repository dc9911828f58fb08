/// P(subset of causes present, what was learnt), with the states of each cause kept beside.
struct SubsetEvidence {
  /// One weight for each subset, bit by bit; the empty one has none.
  private(set) var base: [Double]
  /// The logarithm of what was taken out of the weights.
  private(set) var logScale = 0.0

  private var states: [StateWeights?]
  private let causes: [Cause]

  init(_ network: Network) {
    causes = network.causes
    var base = [1 / network.prior.atLeastOne]
    for p in network.prior.probabilities { base = base.map { $0 * (1 - p) } + base.map { $0 * p } }
    base[0] = 0
    self.base = base
    let subsets = base.count
    states = causes.enumerated().map { index, cause in
      cause.states.count > 1
        ? StateWeights(cause: index, shares: cause.states, subsets: subsets) : nil
    }
  }

  /// Multiplies in an observation that tells apart the states of one cause at most.
  mutating func multiply(_ observation: Observation) throws(InferenceError) {
    if let cause = observation.dependents.first {
      states[cause]?.multiply(observation, into: &base)
    } else {
      let columns = observation.channels.map { $0.overSubsets() }
      for subset in base.indices { base[subset] *= observation.likelihood { columns[$0][subset] } }
    }
    base[0] = 0
    logScale += try rescale(&base)
  }

  /// P(state | subset, class) of each cause, and P(class | subset), both subset by subset.
  func byClass(_ classes: [[Int]]) -> (within: [[Double]], sums: [[Double]]) {
    var within: [[Double]] = []
    var sums: [[Double]] = []
    for cause in causes.indices {
      let kinds = (classes[cause].max() ?? 0) + 1
      let width = classes[cause].count
      var own = states[cause]?.weights ?? [Double](repeating: 1, count: base.count)
      var sum = [Double](repeating: 0, count: base.count * kinds)
      for subset in base.indices where subset & 1 << cause != 0 {
        for state in 0..<width {
          sum[subset * kinds + classes[cause][state]] += own[subset * width + state]
        }
        for state in 0..<width {
          let total = sum[subset * kinds + classes[cause][state]]
          own[subset * width + state] = total > 0 ? own[subset * width + state] / total : 0
        }
      }
      within.append(own)
      sums.append(sum)
    }
    return (within, sums)
  }
}

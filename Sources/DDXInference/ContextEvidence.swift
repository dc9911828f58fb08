/// P(context, what was learnt), with the states of each cause kept beside.
struct ContextEvidence {
  /// The contexts.
  let contexts: Contexts
  /// One weight for each context; what is empty has none.
  private(set) var base: [Double]
  /// The logarithm of what was taken out of the weights.
  private(set) var logScale = 0.0

  private var states: [StateWeights?]
  private let widths: [Int]

  init(_ network: Network, contexts: Contexts) {
    self.contexts = contexts
    let prior = network.prior.overSubsets
    base = contexts.subsets.map { prior[$0] }
    widths = network.causes.map(\.states.count)
    states = network.causes.enumerated().map { index, cause in
      cause.states.count > 1
        ? StateWeights(cause: index, shares: cause.states, contexts: contexts) : nil
    }
  }

  /// The cause whose states an observation tells apart beside those of the hub; nil where it tells
  /// apart several, which must be enumerated together.
  func owner(of observation: Observation) -> Int?? {
    let others = observation.dependents.filter { $0 != contexts.hub }
    if others.count > 1 { return nil }
    if let other = others.first { return .some(other) }
    return .some(observation.dependents.first)
  }

  /// Multiplies in an observation that tells apart the states of one cause at most, and of the hub.
  mutating func multiply(_ observation: Observation, of owner: Int?) throws(InferenceError) {
    if let owner {
      states[owner]?.multiply(observation, into: &base, contexts)
    } else {
      let columns = observation.channels.map { contexts.gathered($0) }
      for context in base.indices {
        base[context] *= observation.likelihood { columns[$0][context] }
      }
    }
    logScale += try rescale(&base)
  }

  /// P(state | context, class) of each cause, and P(class | context), both context by context.
  func byClass(_ classes: [[Int]]) -> (within: [[Double]], sums: [[Double]]) {
    var within: [[Double]] = []
    var sums: [[Double]] = []
    for cause in widths.indices {
      let kinds = (classes[cause].max() ?? 0) + 1
      let width = widths[cause]
      var own = states[cause]?.weights ?? [Double](repeating: 1, count: base.count)
      var sum = [Double](repeating: 0, count: base.count * kinds)
      for context in base.indices where contexts.subsets[context] & 1 << cause != 0 {
        for state in 0..<width {
          sum[context * kinds + classes[cause][state]] += own[context * width + state]
        }
        for state in 0..<width {
          let total = sum[context * kinds + classes[cause][state]]
          own[context * width + state] = total > 0 ? own[context * width + state] / total : 0
        }
      }
      within.append(own)
      sums.append(sum)
    }
    return (within, sums)
  }
}

extension CausePrior {
  /// P(subset | at least one present), bit by bit; the empty one has none.
  var overSubsets: [Double] {
    var weights = [1 / atLeastOne]
    for p in probabilities { weights = weights.map { $0 * (1 - p) } + weights.map { $0 * p } }
    weights[0] = 0
    return weights
  }
}

/// For each context, how probable each state of one cause is given the context and what was learnt
/// of that cause's states, relative to what the context was credited with.
struct StateWeights {
  /// The cause.
  let cause: Int
  /// The number of its states.
  let width: Int
  /// One row for each context; those without the cause are not used.
  private(set) var weights: [Double]
  private var pending = 0

  init(cause: Int, shares: [Double], contexts: Contexts) {
    self.cause = cause
    width = shares.count
    weights = []
    weights.reserveCapacity(contexts.count * shares.count)
    for context in 0..<contexts.count {
      // In a context that says its kind, the hub is in a state of that kind.
      if contexts.hub == cause, let kind = contexts.kindOf[context] {
        weights += shares.indices.map { contexts.kinds[$0] == kind ? shares[$0] : 0 }
      } else {
        weights += shares
      }
    }
  }

  /// Multiplies in an observation that tells apart the states of this cause, and of the hub at most.
  ///
  /// The likelihood under the commonest kind of state goes to the context, the ratio to the state.
  mutating func multiply(
    _ observation: Observation, into base: inout [Double], _ contexts: Contexts
  ) {
    let columns = observation.channels.map { contexts.gathered($0, leavingOut: cause) }
    let kinds = StateKinds(observation, cause: cause, states: width)
    let bit = 1 << cause
    for context in base.indices where base[context] > 0 {
      guard contexts.subsets[context] & bit != 0 else {
        base[context] *= observation.likelihood { columns[$0][context] }
        continue
      }
      func likelihood(_ values: [Double]) -> Double {
        observation.likelihood {
          observation.channels[$0].joined(columns[$0][context], values[$0])
        }
      }
      let common = likelihood(kinds.common)
      base[context] *= common > 0 ? common : 1
      if common <= 0 { for state in kinds.commonStates { weights[context * width + state] = 0 } }
      for kind in kinds.others {
        let ratio = likelihood(kind.values) / (common > 0 ? common : 1)
        for state in kind.states { weights[context * width + state] *= ratio }
      }
    }
    pending += 1
    if pending == 16 { settle(into: &base, contexts) }
  }

  /// Brings the rows back to sums of 1, so that they neither vanish nor overflow.
  private mutating func settle(into base: inout [Double], _ contexts: Contexts) {
    pending = 0
    for context in base.indices where contexts.subsets[context] & 1 << cause != 0 {
      let row = context * width..<(context + 1) * width
      let total = weights[row].reduce(0, +)
      base[context] *= total
      guard total > 0 else { continue }
      for index in row { weights[index] /= total }
    }
  }
}

/// The states of one cause, those together that an observation does not tell apart.
struct StateKinds {
  /// What the commonest kind brings to the channels.
  let common: [Double]
  /// Its states.
  let commonStates: [Int]
  /// The other kinds.
  let others: [(values: [Double], states: [Int])]

  /// All kinds, the commonest first.
  var all: [(values: [Double], states: [Int])] { [(common, commonStates)] + others }

  init(_ observation: Observation, cause: Int, states: Int) {
    var kinds: [(values: [Double], states: [Int])] = []
    for state in 0..<states {
      let values = observation.values(of: cause, in: state)
      if let known = kinds.firstIndex(where: { $0.values == values }) {
        kinds[known].states.append(state)
      } else {
        kinds.append((values, [state]))
      }
    }
    let most = kinds.indices.max { kinds[$0].states.count < kinds[$1].states.count } ?? 0
    let first = kinds.remove(at: most)
    common = first.values
    commonStates = first.states
    others = kinds
  }
}

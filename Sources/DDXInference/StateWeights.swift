/// For each subset of the causes, how probable each state of one cause is given the subset and
/// what was learnt of that cause's states alone, relative to what the subset was credited with.
struct StateWeights {
  /// The cause.
  let cause: Int
  /// The number of its states.
  let width: Int
  /// One row for each subset; those without the cause are not used.
  private(set) var weights: [Double]
  private var pending = 0

  init(cause: Int, shares: [Double], subsets: Int) {
    self.cause = cause
    width = shares.count
    weights = []
    weights.reserveCapacity(subsets * shares.count)
    for _ in 0..<subsets { weights += shares }
  }

  /// Multiplies in an observation that tells apart no other cause's states.
  ///
  /// The likelihood under the commonest state goes to the subset, the ratio to the state.
  mutating func multiply(_ observation: Observation, into base: inout [Double]) {
    let columns = observation.channels.map { $0.overSubsets(leavingOut: cause) }
    let kinds = StateKinds(observation, cause: cause, states: width)
    let bit = 1 << cause
    for subset in base.indices {
      guard subset & bit != 0 else {
        base[subset] *= observation.likelihood { columns[$0][subset] }
        continue
      }
      func likelihood(_ values: [Double]) -> Double {
        observation.likelihood { observation.channels[$0].joined(columns[$0][subset], values[$0]) }
      }
      let common = likelihood(kinds.common)
      base[subset] *= common > 0 ? common : 1
      if common <= 0 { for state in kinds.commonStates { weights[subset * width + state] = 0 } }
      for kind in kinds.others {
        let ratio = likelihood(kind.values) / (common > 0 ? common : 1)
        for state in kind.states { weights[subset * width + state] *= ratio }
      }
    }
    pending += 1
    if pending == 16 { settle(into: &base) }
  }

  /// Brings the rows back to sums of 1, so that they neither vanish nor overflow.
  mutating func settle(into base: inout [Double]) {
    pending = 0
    for subset in base.indices where subset & 1 << cause != 0 {
      let row = subset * width..<(subset + 1) * width
      let total = weights[row].reduce(0, +)
      base[subset] *= total
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

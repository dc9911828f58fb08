/// For each context, how probable each state of one cause is given the context and what was learnt
/// of that cause's states, relative to what the context was credited with.
struct StateWeights: Sendable {
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
    // In a context that says its kind, the hub is in a state of that kind.
    let ofKind =
      contexts.hub == cause
      ? contexts.examples.indices.map { kind in
        zip(contexts.kinds, shares).map { $0 == kind ? $1 : 0 }
      } : []
    for context in 0..<contexts.count {
      if !ofKind.isEmpty, let kind = contexts.kindOf[context] {
        weights += ofKind[kind]
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
    let channels = observation.channels
    let columns = channels.map { contexts.gathered($0, leavingOut: cause) }
    let kinds = StateKinds(observation, cause: cause, states: width)
    func likelihoods(_ values: [Double]) -> [Double] {
      let joined = columns.indices.map { channels[$0].joined(columns[$0], values[$0]) }
      return observation.likelihoods(joined, count: contexts.count)
    }
    let absent = observation.likelihoods(columns, count: contexts.count)
    let common = likelihoods(kinds.common)
    let others = kinds.others.map { (likelihoods: likelihoods($0.values), states: $0.states) }
    let (bit, width, subsets) = (1 << cause, width, contexts.subsets)
    base.withUnsafeMutableBufferPointer { base in
      weights.withUnsafeMutableBufferPointer { weights in
        for context in base.indices {
          guard subsets[context] & bit != 0 else {
            base[context] *= absent[context]
            continue
          }
          guard base[context] > 0 else { continue }
          if common[context] > 0 {
            base[context] *= common[context]
          } else {
            for state in kinds.commonStates { weights[context * width + state] = 0 }
          }
        }
        for (own, states) in others {
          for context in base.indices where subsets[context] & bit != 0 && base[context] > 0 {
            let ratio = common[context] > 0 ? own[context] / common[context] : own[context]
            for state in states { weights[context * width + state] *= ratio }
          }
        }
      }
    }
    pending += 1
    if pending == 16 { settle(into: &base, contexts) }
  }

  /// Brings the rows back to sums of 1, so that they neither vanish nor overflow.
  private mutating func settle(into base: inout [Double], _ contexts: Contexts) {
    pending = 0
    let (bit, width, subsets) = (1 << cause, width, contexts.subsets)
    weights.withUnsafeMutableBufferPointer { weights in
      for context in base.indices where subsets[context] & bit != 0 {
        let row = context * width
        var total = 0.0
        for index in row..<row + width { total += weights[index] }
        base[context] *= total
        guard total > 0 else { continue }
        for index in row..<row + width { weights[index] /= total }
      }
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
    let columns = observation.channels.map { $0.values[cause] }
    var kinds: [[Int]] = []
    for state in 0..<states {
      let known = kinds.firstIndex { kind in
        columns.allSatisfy { $0[kind[0]] == $0[state] }
      }
      if let known { kinds[known].append(state) } else { kinds.append([state]) }
    }
    func values(_ kind: [Int]) -> [Double] { columns.map { $0[kind[0]] } }
    let most = kinds.indices.max { kinds[$0].count < kinds[$1].count } ?? 0
    let first = kinds.remove(at: most)
    common = values(first)
    commonStates = first
    others = kinds.map { (values($0), $0) }
  }
}

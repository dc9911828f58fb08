/// The instruments that were or may be used on one network, and the joint states as they see them.
///
/// States of a cause that every instrument reaches alike are one here. Given the state, readings
/// depend on each other only through the trait of the patient and through the channels:
/// P(readings | S) = Σ_R P(R) Π_channel Σ_A P(A) Π_k P(outcome_k | share_k, R, A).
package struct Panel: Sendable {
  /// The instruments.
  package let instruments: [Instrument]
  /// P(trait).
  package let trait: Double
  /// The joint states as the instruments see them.
  package let space: JointSpace
  /// The causes present in each joint state, one bit for each.
  package var subsets: [Int] { cells.subsets }

  /// The class of each state of each cause: states of one class are reached alike.
  package let classes: [[Int]]
  /// The channel of each instrument, numbered in the order of their names.
  let channels: [Int]
  /// What each instrument reaches.
  let reach: [Reach]
  /// The prior probability of each joint state.
  private let prior: [Double]

  /// Every joint state, with the share that each instrument reaches.
  let cells: JointCells
  /// The cells for a few instruments, made when they are asked for.
  let merged = MergedCells()

  /// What an instrument reaches of what is present.
  struct Reach: Sendable {
    /// The different shares, 0 … 1.
    private(set) var shares: [Double] = []
    /// The prior probability of each, for the mean that dilutes.
    private(set) var prior: [Double] = []

    /// The place of a share among them.
    fileprivate mutating func place(of share: Double, prior weight: Double) -> Int32 {
      if let known = shares.firstIndex(of: share) {
        prior[known] += weight
        return Int32(known)
      }
      shares.append(share)
      prior.append(weight)
      return Int32(shares.count - 1)
    }
  }

  /// Creates a panel over the causes of a network.
  package init(network: Network, instruments: [Instrument], trait: Double) throws(InferenceError) {
    self.instruments = instruments
    self.trait = trait
    var classes: [[Int]] = []
    var columns: [[[Double]]] = []
    for (index, cause) in network.causes.enumerated() {
      var distinct: [[Double]] = []
      classes.append(
        cause.states.indices.map { state in
          let column = instruments.map { $0.coverage[index][state] }
          if let known = distinct.firstIndex(of: column) { return known }
          distinct.append(column)
          return distinct.count - 1
        })
      columns.append(distinct)
    }
    self.classes = classes
    let merged = zip(network.causes, zip(classes, columns)).map { cause, classes in
      Cause(
        name: cause.name,
        states: classes.1.indices.map { index in
          zip(cause.states, classes.0).reduce(0) { $1.1 == index ? $0 + $1.0 : $0 }
        })
    }
    let space = try JointSpace(causes: merged)
    self.space = space
    let probabilities = network.prior.probabilities
    var prior = [1 / network.prior.atLeastOne]
    for (cause, p) in probabilities.enumerated() {
      prior = prior.flatMap { weight in
        [weight * (1 - p)] + merged[cause].states.map { weight * p * $0 }
      }
    }
    prior[0] = 0
    self.prior = prior
    let subsets = space.subsets
    let shares = instruments.indices.map { instrument in
      var column = [Double](repeating: 0, count: space.count)
      for cause in columns.indices {
        let own = columns[cause].map { $0[instrument] }
        guard own.contains(where: { $0 != 0 }) else { continue }
        space.visit(cause) { state, kind in column[state] += own[kind] }
      }
      for state in 1..<space.count {
        column[state] /= Double(subsets[state].nonzeroBitCount)
      }
      return column
    }
    var reach = shares.map { _ in Reach() }
    cells = JointCells(
      subsets: subsets,
      shares: shares.enumerated().map { instrument, column in
        zip(column, prior).map { reach[instrument].place(of: $0, prior: $1) }
      })
    self.reach = reach
    let names = Set(instruments.map(\.channel)).sorted()
    channels = instruments.map { names.firstIndex(of: $0.channel) ?? 0 }
  }
}

extension Panel {
  /// P(readings) under the prior.
  package func probability(of readings: [Reading]) -> Double {
    zip(likelihoods(readings), prior).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// P(readings | cause absent) and P(readings | cause present in each of its states).
  package func conditional(
    _ readings: [Reading], cause: Int
  ) -> (absent: Double, states: [Double]) {
    let likelihoods = likelihoods(readings)
    let radix = space.radices[cause]
    var sums = [Double](repeating: 0, count: radix)
    var weights = sums
    let stride = space.stride(of: cause)
    for state in 0..<space.count {
      let digit = state / stride % radix
      sums[digit] += prior[state] * likelihoods[state]
      weights[digit] += prior[state]
    }
    let means = zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
    return (means[0], classes[cause].map { means[$0 + 1] })
  }
}

extension Panel {
  /// P(readings, the causes present are among those a condition accepts) under the prior.
  package func probability(
    of readings: [Reading], where condition: (_ subset: Int) -> Bool
  ) -> Double {
    let likelihoods = likelihoods(readings)
    return prior.indices.reduce(0) {
      condition(subsets[$1]) ? $0 + prior[$1] * likelihoods[$1] : $0
    }
  }
}

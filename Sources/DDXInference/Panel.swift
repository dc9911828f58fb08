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
  package let subsets: [Int]

  /// The class of each state of each cause: states of one class are reached alike.
  package let classes: [[Int]]
  /// The different shares that each instrument reaches.
  private let shares: [[Double]]
  /// Which of them it reaches in each joint state.
  private let shareOfState: [[Int]]
  /// The prior probability of each joint state, for the mean that dilutes.
  private let prior: [Double]

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
    var shares = instruments.map { _ in [Double](repeating: 0, count: space.count) }
    for cause in network.causes.indices {
      let stride = space.stride(of: cause)
      let radix = space.radices[cause]
      for state in 0..<space.count {
        let digit = state / stride % radix
        guard digit > 0 else { continue }
        for instrument in instruments.indices {
          shares[instrument][state] += columns[cause][digit - 1][instrument]
        }
      }
    }
    for instrument in instruments.indices {
      for state in 1..<space.count {
        shares[instrument][state] /= Double(subsets[state].nonzeroBitCount)
      }
    }
    self.subsets = subsets
    var distinct: [[Double]] = []
    self.shareOfState = shares.map { column in
      var known: [Double] = []
      let indices = column.map { share -> Int in
        if let index = known.firstIndex(of: share) { return index }
        known.append(share)
        return known.count - 1
      }
      distinct.append(known)
      return indices
    }
    self.shares = distinct
  }

  /// P(readings | joint state), one for each joint state of the panel; where asked, that one of them
  /// came about in one way.
  package func likelihoods(
    _ readings: [Reading], accounting: (reading: Int, as: Instrument.Account)? = nil
  ) -> [Double] {
    var total = [Double](repeating: 0, count: space.count)
    let channels = Dictionary(grouping: readings.indices) {
      instruments[readings[$0].instrument].channel
    }
    .sorted { $0.key < $1.key }.map(\.value)
    for (hasTrait, weight) in [(0, 1 - trait), (1, trait)] where weight > 0 {
      var product = [Double](repeating: weight, count: space.count)
      for channel in channels {
        let failure = instruments[readings[channel[0]].instrument].channelFailure
        var sum = [Double](repeating: 0, count: space.count)
        for (failed, chance) in [(false, 1 - failure), (true, failure)] where chance > 0 {
          var part = [Double](repeating: chance, count: space.count)
          for reading in channel {
            let account = accounting?.reading == reading ? accounting?.as ?? .all : .all
            let row = row(
              of: readings[reading], trait: hasTrait, failed: failed, account: account)
            for state in part.indices { part[state] *= row[state] }
          }
          for state in sum.indices { sum[state] += part[state] }
        }
        for state in product.indices { product[state] *= sum[state] }
      }
      for state in total.indices { total[state] += product[state] }
    }
    return total
  }

  private func row(
    of reading: Reading, trait: Int, failed: Bool, account: Instrument.Account
  ) -> [Double] {
    let instrument = instruments[reading.instrument]
    let values = shares[reading.instrument].map {
      instrument.probability(
        of: reading.outcomes, share: $0, trait: trait, failed: failed, account: account)
    }
    var row = shareOfState[reading.instrument].map { values[$0] }
    if instrument.dilution > 0 {
      let mean = zip(row, prior).reduce(0) { $0 + $1.0 * $1.1 }
      for state in row.indices { row[state] += instrument.dilution * (mean - row[state]) }
    }
    return row
  }

  /// The likelihood of readings for each joint state of a posterior that keeps the classes of this
  /// panel apart.
  package func likelihoods(_ readings: [Reading], in posterior: Posterior) -> [Double] {
    let likelihoods = likelihoods(readings)
    return states(in: posterior).map { likelihoods[$0] }
  }

  /// A posterior that keeps the classes of this panel apart, summed into its joint states.
  package func project(_ posterior: Posterior) -> [Double] {
    var sums = [Double](repeating: 0, count: space.count)
    for (target, probability) in zip(states(in: posterior), posterior.joint) {
      sums[target] += probability
    }
    return sums
  }

  /// The panel's joint state for each joint state of a posterior.
  private func states(in posterior: Posterior) -> [Int] {
    var map = [0]
    for (cause, examples) in posterior.examples.enumerated() {
      let digits = [0] + examples.map { classes[cause][$0] + 1 }
      let width = space.radices[cause]
      map = map.flatMap { state in digits.map { state * width + $0 } }
    }
    return map
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

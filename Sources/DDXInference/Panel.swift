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
  /// What follows from how far the instruments reach, by whatever numbers.
  package let shape: PanelShape
  /// The joint states as the instruments see them.
  package var space: JointSpace { shape.space }
  /// The causes present in each joint state, one bit for each.
  package var subsets: [Int] { cells.subsets }
  /// The class of each state of each cause: states of one class are reached alike.
  package var classes: [[Int]] { shape.pattern.classes }

  /// The channel of each instrument, numbered in the order of their names.
  let channels: [Int]
  /// What each instrument reaches.
  let reach: [Reach]
  /// The prior probability of each joint state.
  private let prior: [Double]

  /// Every joint state, with the share that each instrument reaches.
  var cells: JointCells { shape.cells }

  /// What an instrument reaches of what is present.
  struct Reach: Sendable {
    /// The different shares, 0 … 1.
    let shares: [Double]
    /// The prior probability of each, for the mean that dilutes; empty where nothing does.
    let prior: [Double]
  }

  /// Creates a panel over the causes of a network.
  ///
  /// - Throws: ``InferenceError/tooManyStates(_:)`` where the joint states are too many.
  package init(network: Network, instruments: [Instrument], trait: Double) throws(InferenceError) {
    let pattern = ReachPattern(instruments, widths: network.causes.map(\.states.count))
    self.init(
      try PanelShape(pattern), prior: network.prior, shares: network.causes.map(\.states),
      instruments: instruments, trait: trait)
  }

  /// Creates a panel of a shape that is that of its instruments.
  ///
  /// - Parameters:
  ///   - shape: The shape, of the pattern of the instruments.
  ///   - prior: The prior of the causes.
  ///   - shares: The probability of each state of each cause, given the cause.
  ///   - instruments: The instruments.
  ///   - trait: P(trait).
  package init(
    _ shape: PanelShape, prior: CausePrior, shares: [[Double]], instruments: [Instrument],
    trait: Double
  ) {
    self.shape = shape
    self.instruments = instruments
    self.trait = trait
    let ofState = shape.prior(prior, shares)
    self.prior = ofState
    reach = instruments.indices.map { index in
      let own = shape.examples[index].map { shape.share(instruments[index], in: $0) }
      var weights: [Double] = []
      if instruments[index].dilution > 0 {
        weights = own.map { _ in 0 }
        for (state, place) in shape.cells.shares[index].enumerated() {
          weights[Int(place)] += ofState[state]
        }
      }
      return Reach(shares: own, prior: weights)
    }
    let names = Set(instruments.map(\.channel)).sorted()
    channels = instruments.map { names.firstIndex(of: $0.channel) ?? 0 }
  }
}

extension PanelShape {
  /// The prior probability of each joint state.
  fileprivate func prior(_ prior: CausePrior, _ shares: [[Double]]) -> [Double] {
    var table = [1 / prior.atLeastOne]
    for (cause, radix) in space.radices.enumerated() {
      let p = prior.probabilities[cause]
      var factors = [Double](repeating: 0, count: radix)
      factors[0] = 1 - p
      for (kind, share) in zip(pattern.classes[cause], shares[cause]) {
        factors[kind + 1] += p * share
      }
      table = [Double](unsafeUninitializedCapacity: table.count * radix) { buffer, used in
        for weight in table {
          for factor in factors {
            buffer.initializeElement(at: used, to: weight * factor)
            used += 1
          }
        }
      }
    }
    table[0] = 0
    return table
  }

  /// The share of what is present that an instrument reaches in a joint state.
  fileprivate func share(_ instrument: Instrument, in state: Int) -> Double {
    let present = cells.subsets[state].nonzeroBitCount
    guard present > 0 else { return 0 }
    var (sum, rest) = (0.0, state)
    for (cause, radix) in space.radices.enumerated().reversed() {
      let digit = rest % radix
      rest /= radix
      guard digit > 0, let example = pattern.classes[cause].firstIndex(of: digit - 1) else {
        continue
      }
      sum += instrument.coverage[cause][example]
    }
    return sum / Double(present)
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

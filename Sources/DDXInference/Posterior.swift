/// The exact posterior of a network, by enumeration of the joint states.
package struct Posterior: Equatable, Sendable {
  /// The joint states.
  package let space: JointSpace
  /// P(state | evidence) for each joint state; sums to 1.
  ///
  /// State 0, nothing present, is 0.
  package let joint: [Double]
  /// P(cause present | evidence).
  package let marginals: [Double]
  /// P(cause present in each of its states | evidence).
  package let states: [[Double]]
  /// log P(evidence), natural.
  package let logEvidence: Double

  /// Computes the posterior.
  ///
  /// Observations that only one cause can tell apart are folded into that cause's weights, so
  /// that they cost one multiplication a state of the cause and not one a joint state.
  ///
  /// - Throws: ``InferenceError`` when the states are too many or the evidence is impossible.
  package init(of network: Network) throws(InferenceError) {
    let space = try JointSpace(causes: network.causes)
    var weights = network.causes.indices.map { cause in
      let p = network.prior.probabilities[cause]
      return [1 - p] + network.causes[cause].states.map { p * $0 }
    }
    var logScale = -naturalLog(network.prior.atLeastOne)
    var shared: [Observation] = []
    for observation in network.observations {
      let active = observation.shrinkage.indices.filter { cause in
        observation.shrinkage[cause].contains { $0 != 1 }
      }
      if active.count > 1 {
        shared.append(observation)
        continue
      }
      let off = 1 - observation.leak
      let background = observation.likelihood(off: off)
      guard let cause = active.first else {
        guard background > 0 else { throw .impossibleEvidence }
        logScale += naturalLog(background)
        continue
      }
      weights[cause][0] *= background
      for (state, shrinkage) in observation.shrinkage[cause].enumerated() {
        weights[cause][state + 1] *= observation.likelihood(off: off * shrinkage)
      }
      logScale += try Self.rescale(&weights[cause])
    }
    var joint = space.products(start: 1) { weights[$0][$1] }
    joint[0] = 0
    for observation in shared {
      let off = space.products(start: 1 - observation.leak) { cause, digit in
        digit == 0 ? 1 : observation.shrinkage[cause][digit - 1]
      }
      logScale += try Self.multiply(&joint) { observation.likelihood(off: off[$0]) }
    }
    for factor in network.factors {
      precondition(factor.likelihoods.count == joint.count)
      logScale += try Self.multiply(&joint) { factor.likelihoods[$0] }
    }
    let total = joint.reduce(0, +)
    guard total > 0 else { throw .impossibleEvidence }
    for state in joint.indices { joint[state] /= total }
    self.init(space: space, joint: joint, logEvidence: logScale + naturalLog(total))
  }

  /// Sums a joint distribution into the marginals of its causes.
  package init(space: JointSpace, joint: [Double], logEvidence: Double) {
    var states: [[Double]] = []
    for (cause, radix) in space.radices.enumerated() {
      var sums = [Double](repeating: 0, count: radix)
      let stride = space.stride(of: cause)
      for block in Swift.stride(from: 0, to: joint.count, by: stride) {
        let digit = block / stride % radix
        for state in block..<(block + stride) { sums[digit] += joint[state] }
      }
      states.append(Array(sums.dropFirst()))
    }
    self.space = space
    self.joint = joint
    self.states = states
    self.marginals = states.map { $0.reduce(0, +) }
    self.logEvidence = logEvidence
  }

  /// Multiplies a likelihood in; returns the logarithm of what had to be taken out.
  private static func multiply(_ joint: inout [Double], _ likelihood: (Int) -> Double)
    throws(InferenceError) -> Double
  {
    for state in joint.indices { joint[state] *= likelihood(state) }
    return try rescale(&joint)
  }

  /// Brings weights that have become small back to 1; returns the logarithm taken out.
  private static func rescale(_ weights: inout [Double]) throws(InferenceError) -> Double {
    let largest = weights.max() ?? 0
    guard largest > 0 else { throw .impossibleEvidence }
    guard largest < 0x1p-200 else { return 0 }
    for index in weights.indices { weights[index] /= largest }
    return naturalLog(largest)
  }
}

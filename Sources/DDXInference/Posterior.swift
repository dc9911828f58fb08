/// The exact posterior of a network.
///
/// The sets of causes present are enumerated. States that only one cause's own observations tell
/// apart are summed out, set by set: given what is present, they depend on nothing else. Joint
/// states remain only of the classes that observations of several causes, or what is to be asked
/// of the posterior, tell apart.
package struct Posterior: Equatable, Sendable {
  /// The joint states that remain: each cause absent or in one of its classes.
  package let space: JointSpace
  /// The class of each state of each cause, from 0.
  package let classes: [[Int]]
  /// The causes present in each joint state, one bit for each.
  package let subsets: [Int]
  /// P(joint state | evidence); sums to 1.
  ///
  /// State 0, nothing present, is 0.
  package let joint: [Double]
  /// P(cause present | evidence).
  package let marginals: [Double]
  /// P(cause present in each of its states | evidence).
  package let states: [[Double]]
  /// log P(evidence), natural.
  package let logEvidence: Double

  /// P(state | subset, class) of each cause, subset by subset.
  private let withinClass: [[Double]]

  /// Computes the posterior.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - kept: The class of each state of each cause; states of different classes stay apart. By
  ///     default only those are kept apart that must be.
  /// - Throws: ``InferenceError`` when the joint states are too many or the evidence is impossible.
  package init(of network: Network, keeping kept: [[Int]]? = nil) throws(InferenceError) {
    let causes = network.causes
    guard causes.count <= 20 else { throw .tooManyStates(exponentialOfTwo(causes.count)) }
    let tied = network.observations.filter { $0.dependents.count > 1 }
    let classes = causes.indices.map { cause in
      Self.classes(of: cause, states: causes[cause].states.count, kept: kept, tied: tied)
    }
    let space = try JointSpace(states: classes.map { ($0.max() ?? 0) + 1 })
    var evidence = SubsetEvidence(network)
    for observation in network.observations where observation.dependents.count < 2 {
      try evidence.multiply(observation)
    }
    let (within, sums) = evidence.byClass(classes)
    let subsets = space.subsets
    var joint = subsets.map { evidence.base[$0] }
    for cause in causes.indices {
      let (stride, radix, width) = (
        space.stride(of: cause), space.radices[cause], space.radices[cause] - 1
      )
      for state in joint.indices where causes[cause].states.count > 1 {
        let digit = state / stride % radix
        if digit > 0 { joint[state] *= sums[cause][subsets[state] * width + digit - 1] }
      }
    }
    var logScale = evidence.logScale
    let examples = classes.map(Self.examples)
    for observation in tied {
      let gathered = observation.channels.map { channel in
        space.gathered(channel) { channel.values[$0][examples[$0][$1]] }
      }
      for state in joint.indices { joint[state] *= observation.likelihood { gathered[$0][state] } }
      logScale += try rescale(&joint)
    }
    joint[0] = 0
    let total = joint.reduce(0, +)
    guard total > 0 else { throw .impossibleEvidence }
    for state in joint.indices { joint[state] /= total }
    self.init(
      space: space, classes: classes, subsets: subsets, joint: joint, withinClass: within,
      logEvidence: logScale + naturalLog(total))
  }

  private init(
    space: JointSpace, classes: [[Int]], subsets: [Int], joint: [Double],
    withinClass: [[Double]], logEvidence: Double
  ) {
    self.space = space
    self.classes = classes
    self.subsets = subsets
    self.joint = joint
    self.withinClass = withinClass
    self.logEvidence = logEvidence
    let states = classes.indices.map { cause in
      Self.states(
        of: cause, space: space, classes: classes[cause], subsets: subsets, joint: joint,
        withinClass: withinClass[cause])
    }
    self.states = states
    self.marginals = states.map { $0.reduce(0, +) }
  }

  /// The posterior once something more is known that tells only the classes apart.
  ///
  /// - Parameter likelihoods: One for each joint state of ``space``.
  /// - Throws: ``InferenceError/impossibleEvidence`` when nothing is left.
  package func multiplied(by likelihoods: [Double]) throws(InferenceError) -> Posterior {
    precondition(likelihoods.count == joint.count)
    var joint = joint
    for state in joint.indices { joint[state] *= likelihoods[state] }
    let total = joint.reduce(0, +)
    guard total > 0 else { throw .impossibleEvidence }
    for state in joint.indices { joint[state] /= total }
    return Posterior(
      space: space, classes: classes, subsets: subsets, joint: joint, withinClass: withinClass,
      logEvidence: logEvidence + naturalLog(total))
  }

  /// A state of each class of each cause.
  package var examples: [[Int]] { classes.map(Self.examples) }

  /// P(any of some causes is present | evidence).
  package func probability(ofAny causes: [Int]) -> Double {
    if causes.count == 1 { return marginals[causes[0]] }
    let any = causes.reduce(0) { $0 | 1 << $1 }
    return zip(joint, subsets).reduce(0) { $1.1 & any != 0 ? $0 + $1.0 : $0 }
  }

  /// The mean of one value for each state of a cause, given each joint state; nil where the cause
  /// is absent.
  package func mean(of values: [Double], cause: Int) -> [Double?] {
    let (stride, radix, width) = (
      space.stride(of: cause), space.radices[cause], classes[cause].count
    )
    return joint.indices.map { state in
      let digit = state / stride % radix
      guard digit > 0 else { return nil }
      let row = subsets[state] * width
      return values.indices.reduce(0) { sum, index in
        classes[cause][index] == digit - 1
          ? sum + values[index] * withinClass[cause][row + index] : sum
      }
    }
  }

  private static func states(
    of cause: Int, space: JointSpace, classes: [Int], subsets: [Int], joint: [Double],
    withinClass: [Double]
  ) -> [Double] {
    let (stride, radix, width) = (space.stride(of: cause), space.radices[cause], classes.count)
    let kinds = radix - 1
    var sums = [Double](repeating: 0, count: (1 << space.radices.count) * kinds)
    for (state, probability) in joint.enumerated() {
      let digit = state / stride % radix
      if digit > 0 { sums[subsets[state] * kinds + digit - 1] += probability }
    }
    var states = [Double](repeating: 0, count: width)
    for subset in 0..<(1 << space.radices.count) where subset & 1 << cause != 0 {
      for state in states.indices {
        states[state] +=
          sums[subset * kinds + classes[state]] * withinClass[subset * width + state]
      }
    }
    return states
  }

  private static func classes(
    of cause: Int, states: Int, kept: [[Int]]?, tied: [Observation]
  ) -> [Int] {
    var known: [(kept: Int, values: [[Double]])] = []
    let tied = tied.filter { $0.dependents.contains(cause) }
    return (0..<states).map { state in
      let key = (
        kept: kept?[cause][state] ?? 0, values: tied.map { $0.values(of: cause, in: state) }
      )
      if let index = known.firstIndex(where: { $0 == key }) { return index }
      known.append(key)
      return known.count - 1
    }
  }

  private static func examples(_ classes: [Int]) -> [Int] {
    (0...(classes.max() ?? 0)).compactMap { classes.firstIndex(of: $0) }
  }
}

/// Brings weights that have become small back to 1; returns the logarithm taken out.
func rescale(_ weights: inout [Double]) throws(InferenceError) -> Double {
  let largest = weights.max() ?? 0
  guard largest > 0 else { throw .impossibleEvidence }
  guard largest < 0x1p-200 || largest > 0x1p200 else { return 0 }
  for index in weights.indices { weights[index] /= largest }
  return naturalLog(largest)
}

/// The exact posterior of a network.
///
/// The contexts are enumerated: which causes are present and, of the one cause that shares
/// observations with most others, in which kind of state. States of the others are summed out,
/// context by context: given the context they depend on nothing else. Joint states remain only of
/// the classes that observations of several causes, or what is to be asked of the posterior, tell
/// apart.
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

  /// The context of each joint state.
  private let contexts: [Int]
  /// P(state | context, class) of each cause, context by context.
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
    var evidence = ContextEvidence(network, contexts: Contexts(network, keeping: kept))
    let contexts = evidence.contexts
    let tied = network.observations.filter { evidence.owner(of: $0) == nil }
    let classes = causes.indices.map { cause in
      cause == contexts.hub
        ? contexts.kinds
        : stateClasses(of: cause, states: causes[cause].states.count, kept: kept, tied: tied)
    }
    let space = try JointSpace(states: classes.map { ($0.max() ?? 0) + 1 })
    for observation in network.observations {
      if let owner = evidence.owner(of: observation) {
        try evidence.multiply(observation, of: owner)
      }
    }
    let (within, sums) = evidence.byClass(classes)
    let subsets = space.subsets
    let hubDigits = contexts.hub.map { (stride: space.stride(of: $0), radix: space.radices[$0]) }
    let index = subsets.indices.map { state in
      contexts.index(
        of: subsets[state],
        kind: hubDigits.map { max(state / $0.stride % $0.radix - 1, 0) } ?? 0)
    }
    var joint = index.map { evidence.base[$0] }
    for cause in causes.indices where causes[cause].states.count > 1 {
      let (stride, radix, width) = (
        space.stride(of: cause), space.radices[cause], space.radices[cause] - 1
      )
      for state in joint.indices {
        let digit = state / stride % radix
        if digit > 0 { joint[state] *= sums[cause][index[state] * width + digit - 1] }
      }
    }
    var logScale = evidence.logScale
    let examples = classes.map(Self.examples)
    for observation in tied {
      let gathered = observation.channels.map { channel in
        space.gathered(channel) { channel.values[$0][examples[$0][$1]] }
      }
      for state in joint.indices { joint[state] *= observation.likelihood { gathered[$0][state] } }
      joint[0] = 0
      logScale += try rescale(&joint)
    }
    joint[0] = 0
    let total = joint.reduce(0, +)
    guard total > 0 else { throw .impossibleEvidence }
    for state in joint.indices { joint[state] /= total }
    self.init(
      space: space, classes: classes, subsets: subsets, contexts: index, joint: joint,
      withinClass: within, logEvidence: logScale + naturalLog(total))
  }

  private init(
    space: JointSpace, classes: [[Int]], subsets: [Int], contexts: [Int], joint: [Double],
    withinClass: [[Double]], logEvidence: Double
  ) {
    self.space = space
    self.classes = classes
    self.subsets = subsets
    self.contexts = contexts
    self.joint = joint
    self.withinClass = withinClass
    self.logEvidence = logEvidence
    let states = classes.indices.map { cause in
      Self.states(
        of: cause, space: space, classes: classes[cause], contexts: contexts, joint: joint,
        withinClass: withinClass[cause])
    }
    self.states = states
    self.marginals = states.map { $0.reduce(0, +) }
  }

  /// The posterior once something more is known that tells only the classes apart.
  ///
  /// - Parameter likelihoods: One for each joint state of ``space``.
  /// - Returns: The posterior from both.
  /// - Throws: ``InferenceError/impossibleEvidence`` when nothing is left.
  package func multiplied(by likelihoods: [Double]) throws(InferenceError) -> Posterior {
    precondition(likelihoods.count == joint.count)
    var joint = joint
    for state in joint.indices { joint[state] *= likelihoods[state] }
    let total = joint.reduce(0, +)
    guard total > 0 else { throw .impossibleEvidence }
    for state in joint.indices { joint[state] /= total }
    return Posterior(
      space: space, classes: classes, subsets: subsets, contexts: contexts, joint: joint,
      withinClass: withinClass, logEvidence: logEvidence + naturalLog(total))
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
      let row = contexts[state] * width
      return values.indices.reduce(0) { sum, index in
        classes[cause][index] == digit - 1
          ? sum + values[index] * withinClass[cause][row + index] : sum
      }
    }
  }

  private static func states(
    of cause: Int, space: JointSpace, classes: [Int], contexts: [Int], joint: [Double],
    withinClass: [Double]
  ) -> [Double] {
    let (stride, radix, width) = (space.stride(of: cause), space.radices[cause], classes.count)
    let kinds = radix - 1
    var sums = [Double](repeating: 0, count: withinClass.count / width * kinds)
    for (state, probability) in joint.enumerated() {
      let digit = state / stride % radix
      if digit > 0 { sums[contexts[state] * kinds + digit - 1] += probability }
    }
    var states = [Double](repeating: 0, count: width)
    for context in 0..<(withinClass.count / width) {
      for state in states.indices {
        let sum = sums[context * kinds + classes[state]]
        if sum > 0 { states[state] += sum * withinClass[context * width + state] }
      }
    }
    return states
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

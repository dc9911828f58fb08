/// The exact posterior of a network.
///
/// The contexts are enumerated: which causes are present and, of the one cause that shares
/// observations with most others, in which kind of state. States of the others are summed out,
/// context by context: given the context they depend on nothing else. Joint states remain only of
/// the classes that observations of several causes, or what is to be asked of the posterior, tell
/// apart.
package struct Posterior: Sendable {
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
  /// P(causes present | evidence), bit by bit.
  package let bySubset: [Double]
  /// P(cause present | evidence).
  package let marginals: [Double]
  /// log P(evidence), natural.
  package let logEvidence: Double

  /// The context of each joint state.
  private let contexts: [Int]
  /// What the observations said, with the weights of the states.
  private let evidence: ContextEvidence

  /// Computes the posterior.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - kept: The class of each state of each cause; states of different classes stay apart. By
  ///     default only those are kept apart that must be.
  /// - Throws: ``InferenceError`` when the joint states are too many or the evidence is impossible.
  package init(of network: Network, keeping kept: [[Int]]? = nil) throws(InferenceError) {
    try self.init(from: ContextEvidence(of: network), keeping: kept)
  }

  /// Reads the posterior from what the observations of a network said.
  ///
  /// - Parameters:
  ///   - evidence: What they said.
  ///   - kept: The class of each state of each cause, as above.
  /// - Throws: ``InferenceError`` when the joint states are too many or the evidence is impossible.
  package init(
    from evidence: ContextEvidence, keeping kept: [[Int]]? = nil
  ) throws(InferenceError) {
    let (contexts, tied, causes) = (evidence.contexts, evidence.tied, evidence.widths.indices)
    let classes = causes.map { cause -> [Int] in
      if cause == contexts.hub { return contexts.kinds.told(apartBy: kept?[cause]) }
      return stateClasses(
        of: cause, states: evidence.widths[cause], kept: kept?[cause], tied: tied)
    }
    let examples = classes.map(Contexts.examples)
    let space = try JointSpace(states: examples.map(\.count))
    let subsets = space.subsets
    let index = Self.contexts(of: subsets, space, contexts, examples)
    var joint = index.map { evidence.base[$0] }
    for cause in causes where evidence.widths[cause] > 1 {
      let (sum, width) = (evidence.sums(of: cause, by: classes[cause]), space.radices[cause] - 1)
      joint.withUnsafeMutableBufferPointer { joint in
        space.visit(cause) { state, kind in joint[state] *= sum[index[state] * width + kind] }
      }
    }
    var logScale = evidence.logScale
    for observation in tied {
      let gathered = observation.channels.map { channel in
        space.gathered(channel) { channel.values[$0][examples[$0][$1]] }
      }
      let likelihoods = observation.likelihoods(gathered, count: joint.count)
      for state in joint.indices { joint[state] *= likelihoods[state] }
      joint[0] = 0
      logScale += try rescale(&joint)
    }
    joint[0] = 0
    let total = joint.reduce(0, +)
    guard total > 0 else { throw .impossibleEvidence }
    for state in joint.indices { joint[state] /= total }
    self.init(
      space: space, classes: classes, subsets: subsets, contexts: index, joint: joint,
      evidence: evidence, logEvidence: logScale + naturalLog(total))
  }

  /// The context of each joint state.
  private static func contexts(
    of subsets: [Int], _ space: JointSpace, _ contexts: Contexts, _ examples: [[Int]]
  ) -> [Int] {
    guard let hub = contexts.hub else { return subsets.map { contexts.index(of: $0, kind: 0) } }
    var index = subsets.map { contexts.index(of: $0, kind: 0) }
    let kinds = examples[hub].map { contexts.kinds[$0] }
    space.visit(hub) { state, kind in index[state] += kinds[kind] }
    return index
  }

  private init(
    space: JointSpace, classes: [[Int]], subsets: [Int], contexts: [Int], joint: [Double],
    evidence: ContextEvidence, logEvidence: Double
  ) {
    self.space = space
    self.classes = classes
    self.subsets = subsets
    self.contexts = contexts
    self.joint = joint
    self.evidence = evidence
    self.logEvidence = logEvidence
    var bySubset = [Double](repeating: 0, count: 1 << classes.count)
    bySubset.withUnsafeMutableBufferPointer { bySubset in
      for state in joint.indices { bySubset[subsets[state]] += joint[state] }
    }
    self.bySubset = bySubset
    marginals = Self.marginals(of: bySubset, causes: classes.count)
  }

  /// P(cause present), by summing out one cause after another from the last.
  private static func marginals(of bySubset: [Double], causes: Int) -> [Double] {
    var marginals = [Double](repeating: 0, count: causes)
    var sums = bySubset
    sums.withUnsafeMutableBufferPointer { sums in
      for cause in (0..<causes).reversed() {
        let size = 1 << cause
        var sum = 0.0
        for subset in 0..<size {
          sum += sums[size + subset]
          sums[subset] += sums[size + subset]
        }
        marginals[cause] = sum
      }
    }
    return marginals
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
      evidence: evidence, logEvidence: logEvidence + naturalLog(total))
  }

  /// A state of each class of each cause.
  package var examples: [[Int]] { classes.map(Contexts.examples) }

  /// P(any of some causes is present | evidence).
  package func probability(ofAny causes: [Int]) -> Double {
    if causes.count == 1 { return marginals[causes[0]] }
    let any = causes.reduce(0) { $0 | 1 << $1 }
    return bySubset.indices.reduce(0) { $1 & any != 0 ? $0 + bySubset[$1] : $0 }
  }

  /// P(cause present in each of its states | evidence), cause by cause.
  package var states: [[Double]] { classes.indices.map(states(of:)) }

  /// P(cause present in each of its states | evidence).
  package func states(of cause: Int) -> [Double] {
    let width = classes[cause].count
    guard let weights = evidence.weights(of: cause) else { return [marginals[cause]] }
    let kinds = space.radices[cause] - 1
    var shares = [Double](repeating: 0, count: evidence.base.count * kinds)
    shares.withUnsafeMutableBufferPointer { shares in
      joint.withUnsafeBufferPointer { joint in
        contexts.withUnsafeBufferPointer { contexts in
          space.visit(cause) { state, kind in shares[contexts[state] * kinds + kind] += joint[state]
          }
        }
      }
    }
    let (own, sums) = (classes[cause], evidence.sums(of: cause, by: classes[cause]))
    for place in shares.indices where shares[place] > 0 { shares[place] /= sums[place] }
    var states = [Double](repeating: 0, count: width)
    states.withUnsafeMutableBufferPointer { states in
      for context in evidence.base.indices {
        for state in states.indices {
          let share = shares[context * kinds + own[state]]
          if share > 0 { states[state] += share * weights[context * width + state] }
        }
      }
    }
    return states
  }

  /// P(causes present, state of a cause | evidence), subset by subset; 0 where it is absent.
  func statesBySubset(of cause: Int) -> [Double] {
    let width = classes[cause].count
    var states = [Double](repeating: 0, count: width << space.radices.count)
    guard let weights = evidence.weights(of: cause) else {
      space.visit(cause) { state, _ in states[subsets[state]] += joint[state] }
      return states
    }
    let kinds = space.radices[cause] - 1
    let sums = evidence.sums(of: cause, by: classes[cause])
    space.visit(cause) { state, kind in
      guard joint[state] > 0 else { return }
      let (row, own) = (subsets[state] * width, contexts[state] * width)
      let share = joint[state] / sums[contexts[state] * kinds + kind]
      for index in 0..<width where classes[cause][index] == kind {
        states[row + index] += share * weights[own + index]
      }
    }
    return states
  }
}

extension [Int] {
  /// The classes that are left of these once a number given for each tells them further apart.
  fileprivate func told(apartBy kept: [Int]?) -> [Int] {
    guard let kept else { return self }
    var known: [(own: Int, kept: Int)] = []
    return indices.map { state in
      let key = (own: self[state], kept: kept[state])
      if let index = known.firstIndex(where: { $0 == key }) { return index }
      known.append(key)
      return known.count - 1
    }
  }
}

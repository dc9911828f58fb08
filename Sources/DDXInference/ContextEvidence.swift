import Synchronization

/// P(context, evidence), with the states of each cause: the evidence of a network, computed once, from
/// which posteriors can be read with any states distinguished.
package struct ContextEvidence: Sendable {
  /// The contexts.
  let contexts: Contexts
  /// The observations that tell apart the states of several causes beside the hub: they are
  /// multiplied in where the joint states are enumerated.
  let tied: [Observation]
  /// One weight for each context; what is empty has none.
  private(set) var base: [Double]
  /// The logarithm of the factor taken out of the weights.
  private(set) var logScale = 0.0
  /// The number of states of each cause.
  let widths: [Int]

  private var states: [StateWeights?]
  private let known = KnownSums()

  /// Gathers the evidence of the observations of a network.
  ///
  /// - Throws: ``InferenceError`` when the contexts are too many or the evidence is impossible.
  package init(of network: Network) throws(InferenceError) {
    let causes = network.causes
    guard causes.count <= 20 else { throw .tooManyStates(exponentialOfTwo(causes.count)) }
    let contexts = Contexts(network)
    self.contexts = contexts
    let prior = network.prior.overSubsets
    base = contexts.subsets.map { prior[$0] }
    widths = causes.map(\.states.count)
    states = causes.enumerated().map { index, cause in
      cause.states.count > 1
        ? StateWeights(cause: index, shares: cause.states, contexts: contexts) : nil
    }
    var tied: [Observation] = []
    var own: [(observation: Observation, owner: Int?)] = []
    for observation in network.observations {
      let others = observation.dependents.filter { $0 != contexts.hub }
      if others.count > 1 {
        tied.append(observation)
      } else {
        own.append((observation, others.first ?? observation.dependents.first))
      }
    }
    self.tied = tied
    for (observation, owner) in own { try multiply(observation, of: owner) }
  }

  /// Multiplies in an observation that tells apart the states of one cause at most, and of the hub.
  private mutating func multiply(
    _ observation: Observation, of owner: Int?
  ) throws(InferenceError) {
    if let owner {
      states[owner]?.multiply(observation, into: &base, contexts)
    } else {
      let likelihoods = observation.likelihoods(
        observation.channels.map { contexts.gathered($0) }, count: contexts.count)
      base.withUnsafeMutableBufferPointer { base in
        for context in base.indices { base[context] *= likelihoods[context] }
      }
    }
    logScale += try rescale(&base)
  }

  /// How probable each state of a cause is, context by context, relative to what the context was credited
  /// with; nil where the cause has one state.
  func weights(of cause: Int) -> [Double]? { states[cause]?.weights }

  /// The sums of a cause's weights over the states of each class, context by context.
  ///
  /// - Parameters:
  ///   - cause: A cause of several states.
  ///   - classes: The class of each of its states, from 0.
  /// - Returns: One row for each context, one number for each class; rows without the cause are 0.
  func sums(of cause: Int, by classes: [Int]) -> [Double] {
    known.sums(of: cause, by: classes) {
      let (kinds, width) = ((classes.max() ?? 0) + 1, widths[cause])
      var sums = [Double](repeating: 0, count: base.count * kinds)
      guard let weights = weights(of: cause) else { return sums }
      sums.withUnsafeMutableBufferPointer { sums in
        weights.withUnsafeBufferPointer { weights in
          for context in base.indices where contexts.subsets[context] & 1 << cause != 0 {
            for state in 0..<width {
              sums[context * kinds + classes[state]] += weights[context * width + state]
            }
          }
        }
      }
      return sums
    }
  }
}

/// The sums of weights over classes that were made: the panels of one profile ask for the same again and again.
private final class KnownSums: Sendable {
  private struct Key: Hashable {
    let cause: Int
    let classes: [Int]
  }

  private let known = Mutex<[Key: [Double]]>([:])

  func sums(of cause: Int, by classes: [Int], _ make: () -> [Double]) -> [Double] {
    let key = Key(cause: cause, classes: classes)
    if let sums = known.withLock({ $0[key] }) { return sums }
    let sums = make()
    known.withLock { $0[key] = sums }
    return sums
  }
}

extension CausePrior {
  /// P(subset | at least one present), bit by bit; the empty one has none.
  var overSubsets: [Double] {
    var weights = [1 / atLeastOne]
    for p in probabilities { weights = weights.map { $0 * (1 - p) } + weights.map { $0 * p } }
    weights[0] = 0
    return weights
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

public import DDXCore
import DDXInference

/// The assembled network of a profile in plain numbers, with the engine's posterior, so that
/// another program can build it anew and check the answer.
///
/// Semantics: the causes are independent with these probabilities, given that at least one is
/// present. A present cause is in one of its states. A node is a noisy-OR with Diez's leak: with
/// r = P(on | only that cause, in that state) and b the least r of the node,
/// P(on | S) = 1 - (1 - b) Π (1 - r) / (1 - b). A member is a child of its node and present with
/// this probability (virtual evidence).
public struct NetworkExport: Sendable {
  /// A cause.
  public struct Cause: Sendable {
    /// Its name.
    public let name: String
    /// P(present), before the condition that some cause is.
    public let probability: Double
    /// P(state | present).
    public let states: [Double]
    /// The engine's P(present | evidence).
    public let posttest: Double
    /// The engine's P(present in each state | evidence).
    public let statePosttests: [Double]
  }

  /// A noisy-OR node.
  public struct Node: Sendable {
    /// Its name.
    public let name: String
    /// r for each cause and each of its states.
    public let rates: [[Double]]
    /// Its recorded members.
    public let members: [Member]
  }

  /// A recorded child of a node.
  public struct Member: Sendable {
    /// The finding.
    public let code: FindingCode
    /// P(present | node on).
    public let whenOn: Double
    /// P(present | node off).
    public let whenOff: Double
    /// The recorded probability that it is present: 1, 0 or between.
    public let probability: Double
  }

  /// The causes.
  public let causes: [Cause]
  /// The nodes.
  public let nodes: [Node]
  /// The engine's natural log-probability of the evidence.
  public let logEvidence: Double
}

extension Ranker {
  /// The network of a profile in plain numbers.
  ///
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public func export(_ profile: ClinicalProfile) throws(RankingError) -> NetworkExport {
    let workup = try maker.workup(profile.inCanonicalOrder)
    let (assembly, network, posterior) = (workup.assembly, workup.network, workup.posterior)
    return NetworkExport(
      causes: network.causes.indices.map { index in
        .init(
          name: network.causes[index].name, probability: network.prior.probabilities[index],
          states: network.causes[index].states, posttest: posterior.marginals[index],
          statePosttests: posterior.states[index])
      },
      nodes: zip(network.observations, assembly.origins).map { observation, origin in
        .init(
          name: observation.name, rates: observation.rates,
          members: assembly.uses[origin.use].cells[origin.cell].records.map {
            .init(
              code: $0.finding.code, whenOn: $0.tie.whenOn, whenOff: $0.tie.whenOff,
              probability: $0.finding.state.probability.value)
          })
      },
      logEvidence: posterior.logEvidence)
  }
}

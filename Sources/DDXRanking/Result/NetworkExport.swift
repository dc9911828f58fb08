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
///
/// A reading of an instrument depends on the others, given the causes and their states, through the
/// trait R of the patient and the failure A of its channel only:
/// P(readings | S) = Σ_R P(R) Π_channel Σ_A P(A) Π P(reading | share, R, A), where the share that an
/// instrument reaches is the mean of its coverage over the causes present. See ``Instrument``.
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

  /// An instrument with what it showed.
  ///
  /// Outcomes are ordered, 0 the least. P(response >= k) is `curve` at the share where the
  /// instrument arrives and at share 0 where not; it arrives with probability `delivery` if its
  /// channel is sound, else never. The outcome is the better of response and mimicry, which are
  /// independent given R. At the end every probability moves by the fraction `dilution` towards its
  /// mean over the causes before all evidence, given R and A.
  public struct Instrument: Sendable {
    /// Its name.
    public let name: String
    /// What fails together; the same text in all that share it.
    public let channel: String
    /// P(the channel has failed).
    public let channelFailure: Double
    /// What it reaches of each cause in each of its states, 0 … 1.
    public let coverage: [[Double]]
    /// P(it arrives | the channel is sound).
    public let delivery: Double
    /// P(response >= k) at the shares 0, 0.5 and 1, linear between; k from 1.
    public let curve: [[Double]]
    /// P(mimicry >= k) without and with the trait; k from 1.
    public let mimicry: [[Double]]
    /// How far its probabilities are drawn towards their mean, 0 … 1.
    public let dilution: Double
    /// Whether every share above 0 counts as 1.
    public let isPlain: Bool
    /// The outcomes that what it showed leaves open.
    public let reading: ClosedRange<Int>
  }

  /// The causes.
  public let causes: [Cause]
  /// The nodes.
  public let nodes: [Node]
  /// P(R); nil where the protocol does not weigh blocks.
  public let trait: Double?
  /// The instruments, one for each reading.
  public let instruments: [Instrument]
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
      trait: workup.blocks?.panel.trait,
      instruments: workup.blocks.map { blocks in
        blocks.readings.readings.map { reading, _ in
          .init(blocks.panel.instruments[reading.instrument], reading: reading.outcomes)
        }
      } ?? [],
      logEvidence: posterior.logEvidence)
  }
}

extension NetworkExport.Instrument {
  fileprivate init(_ instrument: Instrument, reading: ClosedRange<Int>) {
    self.init(
      name: instrument.name, channel: instrument.channel,
      channelFailure: instrument.channelFailure, coverage: instrument.coverage,
      delivery: instrument.delivery, curve: instrument.curve.atLeast,
      mimicry: instrument.mimicry, dilution: instrument.dilution, isPlain: instrument.isPlain,
      reading: reading)
  }
}

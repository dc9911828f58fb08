public import DDXCore
import DDXInference

/// The assembled network of a profile in plain numbers, with the engine's posterior, so that
/// another program can build it anew and check the answer.
///
/// Semantics: the causes are independent with these probabilities, given that at least one is
/// present. A present cause is in one of its states; states that nothing distinguishes are one here. A
/// noisy-OR node has Diez's leak: with r = P(on | only that cause, in that state) and b the least r of
/// the node, P(on | S) = 1 - (1 - b) Π (1 - r) / (1 - b). A member is a child of its node and present
/// with this probability (virtual evidence). Of a noisy-MAX node P(X <= x | S) = Π P(X <= x | cause).
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

  /// A node.
  public struct Node: Sendable {
    /// Its dependence on the causes, and the evidence on it.
    public enum Form: Sendable {
      /// On or off, with the recorded members.
      case noisyOr(rates: [[Double]], members: [Member])
      /// Ordered values; the greatest that a cause brings about. One distribution for each cause and
      /// state, and one likelihood for each value.
      case noisyMax(distributions: [[[Double]]], likelihoods: [Double])
      /// Off, or on by one cause or by the leak, with the likelihood of what was learnt for each: by
      /// cause i with probability hᵢ / (h₀ + Σ hⱼ), hᵢ = -log((1 - rᵢ) / (1 - b)), h₀ = -log(1 - b).
      case placed(rates: [[Double]], whenOff: Double, byCause: [[Double]], byLeak: Double)
    }

    /// Its name.
    public let name: String
    /// Its dependence on the causes.
    public let form: Form
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
    /// The share of each cause that it reaches, in each of its states, 0 … 1.
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
    /// The outcomes that its reading leaves open.
    public let reading: ClosedRange<Int>
  }

  /// A block that may come next, with what it is expected to tell.
  public struct Next: Sendable {
    /// The instrument that it is; its reading leaves everything open.
    public let instrument: Instrument
    /// The outcomes that the edition distinguishes; each range counts as one.
    public let outcomes: [ClosedRange<Int>]
    /// The engine's I(which causes are present; outcome | evidence), in bits.
    public let information: Double
  }

  /// The causes.
  public let causes: [Cause]
  /// The nodes.
  public let nodes: [Node]
  /// P(R); nil where the protocol does not weigh blocks.
  public let trait: Double?
  /// The instruments, one for each reading.
  public let instruments: [Instrument]
  /// The blocks that may come next: the recommended one first, the others by their value.
  public let next: [Next]
  /// The engine's natural log-probability of the evidence.
  public let logEvidence: Double
}

extension Ranker {
  /// The network of a profile in plain numbers.
  ///
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public func export(_ profile: ClinicalProfile) throws(RankingError) -> NetworkExport {
    let plain = try maker.workup(profile.inCanonicalOrder)
    let options = try outline(of: plain, asks: false).step?.options ?? []
    let workup = try maker.workup(plain, offering: options.map(Placement.init))
    let (assembly, posterior) = (workup.assembly, workup.posterior)
    let network = assembly.network
    let merge = StateMerge(workup)
    return NetworkExport(
      causes: network.causes.indices.map { index in
        .init(
          name: network.causes[index].name, probability: network.prior.probabilities[index],
          states: merge.sums(network.causes[index].states, of: index),
          posttest: posterior.marginals[index],
          statePosttests: merge.sums(posterior.states(of: index), of: index))
      },
      nodes: assembly.nodes.map { .init($0, merge) },
      trait: workup.blocks?.panels.trait,
      instruments: workup.blocks.map { blocks in
        blocks.readings.readings.map { reading, _ in
          .init(
            blocks.panels.instruments[reading.instrument], reading: reading.outcomes, merge)
        }
      } ?? [],
      next: workup.blocks.map { blocks in
        zip(options, blocks.candidates).map { option, candidate in
          let instrument = blocks.panels.instruments[candidate.instrument]
          return .init(
            instrument: .init(instrument, reading: 0...instrument.curve.outcomes - 1, merge),
            outcomes: blocks.model.observableOutcomes(of: option.procedure),
            information: option.information)
        }
      } ?? [],
      logEvidence: posterior.logEvidence)
  }
}

/// Which states of each cause nothing distinguishes.
private struct StateMerge {
  /// One state of each kind, for each cause.
  let examples: [[Int]]
  /// The kind of each state, for each cause.
  private let kinds: [[Int]]

  init(_ workup: Workup) {
    let observations = workup.assembly.network.observations
    let kinds = workup.assembly.sites.indices.map { cause -> [Int] in
      var known: [([[Double]], [Double])] = []
      return workup.assembly.sites[cause].indices.map { state in
        let key = (
          observations.map { $0.values(of: cause, in: state) },
          workup.reach[cause][state]
        )
        if let kind = known.firstIndex(where: { $0 == key }) { return kind }
        known.append(key)
        return known.count - 1
      }
    }
    self.kinds = kinds
    examples = kinds.map { kinds in
      (0...(kinds.max() ?? 0)).compactMap { kinds.firstIndex(of: $0) }
    }
  }

  /// Numbers of the states of a cause, added up by kind.
  func sums(_ numbers: [Double], of cause: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: examples[cause].count)
    for (state, kind) in kinds[cause].enumerated() { sums[kind] += numbers[state] }
    return sums
  }

  /// One entry for each kind, where those of a kind are alike.
  func one<Entry>(_ entries: [[Entry]]) -> [[Entry]] {
    zip(entries, examples).map { entries, examples in examples.map { entries[$0] } }
  }
}

extension NetworkExport.Node {
  fileprivate init(_ node: RecordedNode, _ merge: StateMerge) {
    name = node.observation.name
    form =
      switch node.observation.form {
      case .noisyOr(let or):
        .noisyOr(
          rates: merge.one(or.rates),
          members: zip(node.records, node.ties).map { finding, tie in
            .init(
              code: finding.code, whenOn: tie.whenOn, whenOff: tie.whenOff,
              probability: finding.state.probability.value)
          })
      case .noisyMax(let most):
        .noisyMax(
          distributions: merge.one(most.distributions), likelihoods: most.likelihoods)
      case .placed(let placed):
        .placed(
          rates: merge.one(placed.node.rates), whenOff: placed.node.whenOff,
          byCause: merge.one(placed.byCause), byLeak: placed.byLeak)
      }
  }
}

extension NetworkExport.Instrument {
  fileprivate init(
    _ instrument: Instrument, reading: ClosedRange<Int>, _ merge: StateMerge
  ) {
    self.init(
      name: instrument.name, channel: instrument.channel,
      channelFailure: instrument.channelFailure, coverage: merge.one(instrument.coverage),
      delivery: instrument.delivery, curve: instrument.curve.atLeast,
      mimicry: instrument.mimicry, dilution: instrument.dilution, isPlain: instrument.isPlain,
      reading: reading)
  }
}

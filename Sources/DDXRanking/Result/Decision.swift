public import DDXCore

/// A source with its probability, as far as the order of a ranking needs it.
public struct Standing: Hashable, Sendable {
  /// The source.
  public let source: SourceID
  /// The probability that it hurts, after all the evidence.
  public let posttest: Probability

  /// Creates a standing.
  public init(source: SourceID, posttest: Probability) {
    self.source = source
    self.posttest = posttest
  }
}

/// What a ranking comes to: the order of the sources and the next step, without the reasons.
public struct Decision: Hashable, Sendable {
  /// A next step in brief.
  public struct Step: Hashable, Sendable {
    /// What.
    public let kind: Recommendation.Kind
    /// The procedure, for one.
    public let procedure: ProcedureID?
    /// The source of the step, if any.
    public let target: SourceID?
    /// The pathway, for one.
    public let pathway: String?

    /// Creates a step.
    public init(
      kind: Recommendation.Kind, procedure: ProcedureID? = nil, target: SourceID? = nil,
      pathway: String? = nil
    ) {
      self.kind = kind
      self.procedure = procedure
      self.target = target
      self.pathway = pathway
    }
  }

  /// The sources, most probable first; ties by id.
  public let standings: [Standing]
  /// The next step; nil where the protocol has no rules for it.
  public let step: Step?
  /// The agent of the next injection, where the protocol names one.
  public let agent: DiagnosticBlock.Agent?

  /// The source in the first place.
  public var first: SourceID { standings.first?.source ?? .other }

  /// Creates a decision.
  public init(standings: [Standing], step: Step?, agent: DiagnosticBlock.Agent?) {
    self.standings = standings
    self.step = step
    self.agent = agent
  }

  init(candidates: [Candidate], recommendation: Recommendation?) {
    self.init(
      standings: candidates.map { Standing(source: $0.source, posttest: $0.posttest) },
      step: recommendation.map {
        Step(
          kind: $0.kind, procedure: $0.option?.procedure, target: $0.target,
          pathway: $0.pathway?.id)
      },
      agent: recommendation?.option?.agent)
  }
}

extension Ranking {
  /// What the ranking comes to.
  public var decision: Decision {
    Decision(candidates: candidates, recommendation: recommendation)
  }
}

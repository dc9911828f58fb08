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

/// What a ranking comes to: the safety verdict, the order of the sources and the next step, without
/// the reasons.
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

  /// Where and when the next injection is due.
  public struct Details: Hashable, Sendable {
    /// The side.
    public let side: Side
    /// The levels.
    public let levels: [Level]
    /// The first day on which an interval allows it, where that is later than the profile's.
    public let earliest: CalendarDate?

    /// Creates details.
    public init(side: Side, levels: [Level], earliest: CalendarDate? = nil) {
      self.side = side
      self.levels = levels
      self.earliest = earliest
    }
  }

  /// A safety verdict in brief.
  public struct Safety: Hashable, Comparable, Sendable {
    /// The verdict.
    public let verdict: SafetyVerdict.Verdict
    /// How soon, for a stop.
    public let urgency: SafetyRules.Urgency?

    /// Creates a verdict.
    public init(verdict: SafetyVerdict.Verdict, urgency: SafetyRules.Urgency? = nil) {
      self.verdict = verdict
      self.urgency = urgency
    }

    /// Orders from the mildest.
    public static func < (left: Self, right: Self) -> Bool {
      if left.verdict != right.verdict { return left.verdict < right.verdict }
      guard let urgency = right.urgency else { return false }
      return left.urgency.map { $0 < urgency } ?? true
    }
  }

  /// The safety verdict.
  public let safety: Safety
  /// The sources, most probable first; ties by id.
  public let standings: [Standing]
  /// The next step; nil where the protocol has no rules for it.
  public let step: Step?
  /// The agent of the next injection, where the protocol names one.
  public let agent: DiagnosticBlock.Agent?
  /// Place and time of the next injection; nil if the next step is none.
  public let details: Details?
  /// The step as things stand, if questions come first.
  public let provisional: Step?
  /// The questions to ask first, most valuable first.
  public let questions: [Recommendation.Question.Subject]

  /// The source in the first place.
  public var first: SourceID { standings.first?.source ?? .other }

  /// Creates a decision.
  public init(
    safety: Safety, standings: [Standing], step: Step?, agent: DiagnosticBlock.Agent?,
    details: Details? = nil, provisional: Step? = nil,
    questions: [Recommendation.Question.Subject] = []
  ) {
    self.safety = safety
    self.standings = standings
    self.step = step
    self.agent = agent
    self.details = details
    self.provisional = provisional
    self.questions = questions
  }

  init(safety: SafetyVerdict, candidates: [Candidate], recommendation: Recommendation?) {
    self.init(
      safety: safety.brief,
      standings: candidates.map { Standing(source: $0.source, posttest: $0.posttest) },
      step: recommendation.map { $0.kind == .ask ? Step(kind: .ask) : $0.step(of: $0.kind) },
      agent: recommendation?.kind == .ask ? nil : recommendation?.option?.agent,
      details: recommendation?.kind == .ask
        ? nil
        : recommendation?.option.map {
          Details(side: $0.side, levels: $0.levels, earliest: $0.earliest)
        },
      provisional: recommendation.flatMap { asked in asked.provisional.map(asked.step(of:)) },
      questions: recommendation.map { $0.kind == .ask ? $0.questions.map(\.subject) : [] } ?? [])
  }
}

extension SafetyVerdict {
  /// The verdict in brief.
  public var brief: Decision.Safety { .init(verdict: verdict, urgency: urgency) }
}

extension Ranking {
  /// What the ranking comes to.
  public var decision: Decision {
    Decision(safety: safety, candidates: candidates, recommendation: recommendation)
  }
}

extension Recommendation {
  /// The step in brief.
  fileprivate func step(of kind: Kind) -> Decision.Step {
    .init(
      kind: kind, procedure: option?.procedure, target: target, pathway: pathway?.id)
  }
}

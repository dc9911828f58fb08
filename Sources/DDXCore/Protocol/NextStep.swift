/// The burdens and limits of next steps.
public struct NextStepRules: Sendable {
  /// The burden of one procedure: invasiveness, risk and cost in one number.
  public struct Burden: Hashable, Sendable {
    /// The procedure.
    public let procedure: ProcedureID
    /// The burden; a guided hip injection is 1.
    public let value: Measured
    /// How many levels are done at once, if the procedure has levels.
    public let levels: Int
    /// The least probability of the source before it is offered.
    public let leastProbability: Double
    /// Whether it is offered only where a criterion counts its result.
    public let needsCriterion: Bool
    /// Its source.
    public let citation: CitationID

    /// Creates a burden.
    public init(
      procedure: ProcedureID, value: Measured, levels: Int, leastProbability: Double,
      needsCriterion: Bool = false, citation: CitationID
    ) {
      self.procedure = procedure
      self.value = value
      self.levels = levels
      self.leastProbability = leastProbability
      self.needsCriterion = needsCriterion
      self.citation = citation
    }
  }

  /// How many sessions of some procedures a year or another period allows.
  public struct Limit: Hashable, Sendable {
    /// The procedures that are counted together.
    public let procedures: [ProcedureID]
    /// The number of sessions.
    public let sessions: Int
    /// The period in days.
    public let withinDays: Int
    /// Its source.
    public let citation: CitationID

    /// Creates a limit.
    public init(
      procedures: [ProcedureID], sessions: Int, withinDays: Int, citation: CitationID
    ) {
      self.procedures = procedures
      self.sessions = sessions
      self.withinDays = withinDays
      self.citation = citation
    }
  }

  /// Bits of information that one unit of burden must bring.
  public let lambda: Measured
  /// Its source.
  public let citation: CitationID
  /// The burdens.
  public let burdens: [Burden]
  /// The limits.
  public let limits: [Limit]
  /// The least days between any two injections.
  public let intervalDays: Int
  /// The least probability of a source before a treatment of it is proposed, whatever its criterion
  /// says; nil where the protocol sets none.
  public let floor: Probability?
  /// The objective of a step.
  public let objective: Objective
  /// How many sources are thought through, one after the other, when the objective is net benefit:
  /// 1 or 2.
  public let depth: Int
  /// What pathways are worth, by their ids; nil where the protocol does not say.
  ///
  /// A pathway that is not listed counts with its published success. Net benefit needs a utility.
  public let utility: Utility<String>?
  /// The worth, in units of the objective, from which a free question is asked before an injection;
  /// nil where the protocol does not ask.
  public let askFrom: Measured?

  /// Creates rules.
  public init(
    lambda: Measured, citation: CitationID, burdens: [Burden], limits: [Limit],
    intervalDays: Int, floor: Probability? = nil, objective: Objective = .information,
    depth: Int = 1, utility: Utility<String>? = nil, askFrom: Measured? = nil
  ) {
    self.lambda = lambda
    self.citation = citation
    self.burdens = burdens
    self.limits = limits
    self.intervalDays = intervalDays
    self.floor = floor
    self.objective = objective
    self.depth = depth
    self.utility = utility
    self.askFrom = askFrom
  }
}

extension NextStepRules {
  /// The same rules where treatments are worth something else.
  package func with(utility: Utility<String>?) -> NextStepRules {
    NextStepRules(
      lambda: lambda, citation: citation, burdens: burdens, limits: limits,
      intervalDays: intervalDays, floor: floor, objective: objective, depth: depth,
      utility: utility, askFrom: askFrom)
  }
}

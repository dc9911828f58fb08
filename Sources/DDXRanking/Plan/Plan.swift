public import DDXCore

/// What to do next, and after every outcome of it, some steps ahead.
public struct Plan: Sendable {
  /// One place in the tree.
  public indirect enum Step: Sendable {
    /// One more injection, with the steps after each outcome.
    case procedure(Recommendation.Option, branches: [Branch])
    /// The criterion of a source is met: its pathway.
    case confirmed(SourceID, pathway: String)
    /// Relief lasts: nothing more is needed.
    case relieved(SourceID)
    /// Another source must be looked for.
    case investigate
    /// A safety verdict stops everything.
    case stop
    /// No further injection is worth its burden.
    case observe
    /// The plan does not look further.
    case horizon
  }

  /// One outcome of an injection.
  public struct Branch: Sendable {
    /// The bands that the edition does not distinguish.
    public let bands: [ReliefBand]
    /// How probable it is, given that the injection is done.
    public let probability: Probability
    /// The most probable source then, with its probability.
    public let leading: (source: SourceID, posttest: Probability)
    /// What follows then.
    public let step: Step
  }

  /// The profile that was planned for.
  public let profile: Ranking.DocumentReference
  /// The protocol in force.
  public let rules: Ranking.DocumentReference
  /// The safety verdict, which comes before the plan.
  public let safety: SafetyVerdict
  /// How many injections it looks ahead.
  public let depth: Int
  /// The first step.
  public let root: Step
  /// The single step that a ranking proposes as things stand.
  public let ranked: Recommendation.Outcome.Next
  /// Whether a ranking has questions first, whose answers may change the plan.
  public let asksFirst: Bool
  /// The objective of the steps.
  public let objective: Objective
  /// What the whole tree is expected to be worth by the objective: information less lambda times
  /// burden, in bits, or net benefit.
  public let value: Double
  /// The expected number of injections.
  public let expectedInjections: Double
  /// The probability that the criterion of some source is met on the way.
  public let probabilityConfirmed: Probability
  /// How many outcomes were looked at, after pruning.
  public let visited: Int

  /// Whether the first step is the one that a ranking proposes.
  public var beginsAsRanked: Bool {
    switch root {
    case .procedure(let option, _): ranked.procedure == option.procedure
    case .confirmed(_, let pathway): ranked.pathway == pathway
    case .investigate: ranked.kind == .investigate
    case .stop: ranked.kind == .stop
    case .relieved, .observe, .horizon: ranked.kind == .observe
    }
  }
}

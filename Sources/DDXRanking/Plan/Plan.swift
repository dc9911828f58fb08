public import DDXCore

/// What to do next, and after every outcome of it, some steps ahead.
public struct Plan: Sendable {
  /// One place in the tree.
  public indirect enum Step: Sendable {
    /// One more injection, with what follows each outcome.
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
    /// The bands that the edition does not tell apart.
    public let bands: [ReliefBand]
    /// How probable it is, given that the injection is done.
    public let probability: Probability
    /// The most probable source then, with its probability.
    public let leading: (source: SourceID, posttest: Probability)
    /// What follows.
    public let step: Step
  }

  /// The profile that was planned for.
  public let profile: Ranking.DocumentReference
  /// The protocol in force.
  public let rules: Ranking.DocumentReference
  /// What comes before any plan.
  public let safety: SafetyVerdict
  /// How many injections it looks ahead.
  public let depth: Int
  /// The first step.
  public let root: Step
  /// What the steps are chosen for.
  public let objective: Objective
  /// What the whole tree is worth by the objective: expected information less lambda times burden, in
  /// bits, or the expected net benefit.
  public let value: Double
  /// The expected number of injections.
  public let expectedInjections: Double
  /// The probability that the criterion of some source is met on the way.
  public let probabilityConfirmed: Probability
  /// How many outcomes were looked at, after pruning.
  public let visited: Int
}

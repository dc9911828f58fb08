public import DDXCore
public import DDXRanking

/// One patient of a cohort under two editions.
public struct CohortEntry: Sendable {
  /// The profile's name.
  public let profile: String
  /// The result under the left edition.
  public let left: Decision
  /// The result under the right edition.
  public let right: Decision
  /// The effect of each edit; nil if it was not requested.
  public let attribution: Attribution?
  /// What the edits change, each applied alone, of what changes between the editions; empty where it
  /// was not asked for.
  public let editChanges: [EditChange]
  /// Every source with its place under each.
  public let movements: [Movement]
  /// How far the two orders agree.
  public let agreement: Agreement

  /// What one edit changes, applied alone, of what changes between the editions.
  public struct EditChange: Hashable, Sendable {
    /// The edit, by its place among those of the space.
    public let edit: Int
    /// Whether it changes the safety verdict.
    public let safety: Bool
    /// Whether it changes the next step or the agent for it.
    public let step: Bool
    /// Whether it changes the details of the next step.
    public let details: Bool
  }

  /// The sum over the sources of the absolute changes of their probabilities.
  public var totalChange: Double { movements.reduce(0) { $0 + abs($1.change ?? 0) } }
}

extension EditionComparer {
  /// Compares one profile as a cohort does: what it comes to, without the reasons.
  ///
  /// - Throws: `RankingError` when no ranking can be made, ``AttributionError`` when a change can't
  ///   be shared out, or what the space throws.
  public func entry(
    for profile: ClinicalProfile, threshold: Double = 0, attributes: Bool = false,
    limits: AttributionLimits = .cohort
  ) throws -> CohortEntry {
    let left = try rankers.left.decision(for: profile)
    let right = try rankers.right.decision(for: profile)
    return CohortEntry(
      profile: profile.id, left: left, right: right,
      attribution: attributes ? try attribution(of: profile, limits: limits) : nil,
      editChanges: attributes ? try editChanges(profile, left, right) : [],
      movements: Movement.all(left.standings, right.standings, threshold: threshold),
      agreement: Agreement(left.standings, right.standings))
  }

  private func editChanges(
    _ profile: ClinicalProfile, _ left: Decision, _ right: Decision
  ) throws -> [CohortEntry.EditChange] {
    let changes = Changes(left, right)
    guard changes.safety || changes.stepOrAgent || changes.details else { return [] }
    let reads = DecisionReads(left: space.left, right: space.right, profile: profile)
    let active = space.edits.split { edit in
      (changes.safety && edit.touchesSafety)
        || ((changes.stepOrAgent || changes.details) && reads.reads(edit))
    }.active
    return try active.compactMap { edit in
      let alone = Changes(
        left, try rankers.ranker(applying: [edit]).decision(for: profile))
      let found = CohortEntry.EditChange(
        edit: edit, safety: changes.safety && alone.safety,
        step: changes.stepOrAgent && alone.stepOrAgent, details: changes.details && alone.details)
      return found.safety || found.step || found.details ? found : nil
    }
  }
}

public import DDXCore
public import DDXRanking

/// One patient of a cohort under two editions.
public struct CohortEntry: Sendable {
  /// The profile's name.
  public let profile: String
  /// What it comes to under the left edition.
  public let left: Decision
  /// What it comes to under the right edition.
  public let right: Decision
  /// What each edit did; nil where it was not asked for.
  public let attribution: Attribution?
  /// The edits each of which, applied alone, changes the next step; empty where the step is the same
  /// under both editions, or it was not asked for.
  public let stepEdits: [Int]
  /// Every source with its place under each.
  public let movements: [Movement]
  /// How far the two orders agree.
  public let agreement: Agreement

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
      stepEdits: attributes ? try stepEdits(profile, left, right) : [],
      movements: Movement.all(left.standings, right.standings, threshold: threshold),
      agreement: Agreement(left.standings, right.standings))
  }
}

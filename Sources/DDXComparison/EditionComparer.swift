public import DDXCore
public import DDXRanking

/// Compares patients under two editions: made once, used for any number of profiles.
public struct EditionComparer: Sendable {
  /// The editions, and what lies between them.
  public let space: any EditionSpace
  let rankers: EditionRankers
  /// The rankers from the edition with the smaller name: attributions are computed so.
  private let canonical: EditionRankers
  private let isReversed: Bool

  /// A search for the fewest edits evaluates at most this many sets.
  public var flipLimit = 2000

  /// Prepares a comparison.
  ///
  /// - Parameters:
  ///   - space: The editions.
  ///   - makeRanker: Loads the evidence that some rules name and makes their ranker. It is called
  ///     for the left edition and for rules with other editions of the evidence.
  /// - Throws: What making a ranker throws.
  public init(
    _ space: any EditionSpace,
    makeRanker: @escaping @Sendable (ClinicalProtocol) throws -> Ranker
  ) throws {
    self.space = space
    rankers = try EditionRankers(space: space, make: makeRanker)
    isReversed = !space.isCanonical
    canonical = isReversed ? rankers.swapped : rankers
  }

  private init(swapping other: EditionComparer) {
    space = other.space.swapped
    rankers = other.rankers.swapped
    canonical = other.canonical
    isReversed = !other.isReversed
    flipLimit = other.flipLimit
  }

  /// The same editions the other way round.
  public var swapped: EditionComparer { EditionComparer(swapping: self) }

  /// Compares one profile.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - threshold: Changes of a probability below it count as small.
  ///   - attributes: Whether to say what each edit did.
  ///   - limits: How much work that may be.
  /// - Returns: The comparison.
  /// - Throws: `RankingError` when no ranking can be made, ``AttributionError`` when a change can't
  ///   be shared out, or what the space throws.
  public func compare(
    _ profile: ClinicalProfile, threshold: Double = 0, attributes: Bool = true,
    limits: AttributionLimits = .patient
  ) throws -> Comparison {
    let (left, right) = (try rankers.left.rank(profile), try rankers.right.rank(profile))
    let (before, after) = (left.decision, right.decision)
    return Comparison(
      left: left, right: right,
      movements: Movement.all(before.standings, after.standings, threshold: threshold),
      agreement: Agreement(before.standings, after.standings), threshold: threshold,
      attribution: attributes ? try attribution(of: profile, limits: limits) : nil,
      safetyFlip: attributes ? try safetyFlip(profile, before, after) : nil,
      firstPlaceFlip: attributes ? try firstPlaceFlip(profile, before, after) : nil,
      stepFlip: attributes ? try stepFlip(profile, before, after) : nil,
      agentFlip: attributes ? try agentFlip(profile, before, after) : nil,
      detailsFlip: attributes ? try detailsFlip(profile, before, after) : nil)
  }

  /// Shares the changes of one profile out over the edits.
  ///
  /// - Throws: ``AttributionError`` when a change can't be shared out, or what ranking throws.
  public func attribution(
    of profile: ClinicalProfile, limits: AttributionLimits = .patient
  ) throws -> Attribution {
    try Attributor(
      rankers: canonical, isReversed: isReversed, profile: profile, limits: limits
    ).attribution()
  }
}

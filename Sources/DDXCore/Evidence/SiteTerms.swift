/// Where a source hurts when it does.
public struct SiteTerms: Hashable, Sendable {
  /// The sides, given the side of the pain.
  public struct SideRow: Hashable, Sendable {
    /// The side of the pain.
    public let pain: Side
    /// The probability of each side of the source; they sum to 1.
    public let sides: [Side: Double]

    /// Creates a row; the probabilities are normalised.
    public init(pain: Side, sides: [Side: Double]) {
      self.pain = pain
      // In a fixed order: a sum in the dictionary's own would differ in its last bit between runs.
      let total = Side.allCases.reduce(0) { $0 + (sides[$1] ?? 0) }
      self.sides = total > 0 ? sides.mapValues { $0 / total } : [.unspecified: 1]
    }
  }

  /// The probability of one level.
  public struct LevelShare: Hashable, Sendable {
    /// The level.
    public let level: Level
    /// Its probability.
    public let share: Double

    /// Creates a level share.
    public init(level: Level, share: Double) {
      self.level = level
      self.share = share
    }
  }

  /// The sides by side of pain; empty if the source has no sides.
  public let sides: [SideRow]
  /// The citation of the sides.
  public let sidesCitation: CitationID?
  /// The levels; empty if the source has none.
  public let levels: [LevelShare]
  /// The citation of the levels.
  public let levelsCitation: CitationID?
  /// How often a sign counted per patient is seen where the source is.
  public let shows: Shows?

  /// How often a sign that is counted per patient shows on the side, and at the level, of the source.
  public struct Shows: Hashable, Sendable {
    /// On its side, 0 … 1.
    public let side: Double
    /// At its level, 0 … 1.
    public let level: Double
    /// The citation, or the reason for an assumption.
    public let citation: CitationID

    /// Creates the chances.
    public init(side: Double, level: Double, citation: CitationID) {
      self.side = side
      self.level = level
      self.citation = citation
    }
  }

  /// Creates site terms; the levels are normalised.
  public init(
    sides: [SideRow] = [], sidesCitation: CitationID? = nil, levels: [LevelShare] = [],
    levelsCitation: CitationID? = nil, shows: Shows? = nil
  ) {
    self.sides = sides
    self.sidesCitation = sidesCitation
    let total = levels.reduce(0) { $0 + $1.share }
    self.levels = levels.map { LevelShare(level: $0.level, share: $0.share / total) }
    self.levelsCitation = levelsCitation
    self.shows = shows
  }

  /// The sites with their probabilities given the side of the pain, in order; they sum to 1.
  public func shares(painSide: Side) -> [SiteShare] {
    let row =
      sides.first { $0.pain == painSide } ?? sides.first { $0.pain == .unspecified }
    let sideShares = row.map { row in
      Side.allCases.compactMap { side in row.sides[side].map { (side, $0) } }
        .filter { $0.1 > 0 }
    }
    return (sideShares ?? [(.unspecified, 1)]).flatMap { side, sideShare in
      levels.isEmpty
        ? [SiteShare(site: Site(side: side), share: sideShare)]
        : levels.map {
          SiteShare(site: Site(side: side, level: $0.level), share: sideShare * $0.share)
        }
    }
  }
}

/// The probability of one site, given that the source hurts.
public struct SiteShare: Hashable, Sendable {
  /// The site.
  public let site: Site
  /// Its probability, in 0 … 1; those of one source sum to 1.
  public let share: Double

  /// Creates a site share.
  public init(site: Site, share: Double) {
    self.site = site
    self.share = share
  }
}

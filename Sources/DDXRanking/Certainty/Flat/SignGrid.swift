import DDXCore

/// The sites of one source as sides and levels, so that where its signs show can be worked out for any
/// shares of the sites; the arithmetic is that of ``SignMap``.
struct SignGrid: Sendable {
  /// The side of each site, by its place among those of the source.
  private let sides: [Int]
  /// The level of each site, by its place among those of the source.
  private let levels: [Int]
  private let sideCount: Int
  private let levelCount: Int
  /// The site on the other side at the same level, if there is one.
  private let mirrored: [Int?]
  /// Whether a site has an other side.
  private let isSided: [Bool]

  init(_ sites: [Site]) {
    func places<Key: Equatable>(_ keys: [Key]) -> [Int] {
      var known: [Key] = []
      return keys.map { key in
        if let place = known.firstIndex(of: key) { return place }
        known.append(key)
        return known.count - 1
      }
    }
    sides = places(sites.map(\.side))
    levels = places(sites.map(\.level))
    sideCount = (sides.max() ?? 0) + 1
    levelCount = (levels.max() ?? 0) + 1
    isSided = sites.map { $0.side != $0.side.opposite }
    mirrored = sites.map { site in
      sites.firstIndex(of: Site(side: site.side.opposite, level: site.level))
    }
  }

  /// P(what was recorded | the sign is there, source at each site), where it shows on the side and at the level
  /// of the source with these chances.
  func chances(
    of allows: [Double], sites: [Double], side: Double, level: Double
  ) -> [Double] {
    // Elsewhere it shows as often as the source is there: by the share of each side and level.
    var rows = [Double](repeating: 0, count: 2 * (sideCount + levelCount))
    let (level0, onSide0) = (sideCount, sideCount + levelCount)
    let atLevel0 = onSide0 + sideCount
    for site in sites.indices {
      rows[sides[site]] += (1 - side) * sites[site]
      rows[level0 + levels[site]] += (1 - level) * sites[site]
    }
    var anywhere = 0.0
    for site in sites.indices where allows[site] > 0 {
      let (bySide, byLevel) = (rows[sides[site]], rows[level0 + levels[site]])
      anywhere += bySide * byLevel * allows[site]
      rows[onSide0 + sides[site]] += side * byLevel * allows[site]
      rows[atLevel0 + levels[site]] += level * bySide * allows[site]
    }
    return sites.indices.map { site in
      anywhere + rows[onSide0 + sides[site]] + rows[atLevel0 + levels[site]]
        + side * level * allows[site]
    }
  }

  /// How often a sign is at a site of the source by chance.
  func byChance(_ site: Int, _ sites: [Double]) -> Double {
    let own = sites[site]
    guard isSided[site] else { return own }
    let other = mirrored[site].map { sites[$0] } ?? 0
    return (own + (own + other) / 2) / 2
  }
}

import DDXCore

/// The sites of one source as sides and levels, so that where its signs show can be worked out for any
/// shares of the sites; the arithmetic is that of ``SignMap``.
struct SignGrid: Sendable {
  /// The side of each site, by its place among those of the source.
  private let sides: [Int]
  /// The level of each site, by its place among those of the source.
  private let levels: [Int]
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
    var bySide = [Double](repeating: 0, count: (sides.max() ?? 0) + 1)
    var byLevel = [Double](repeating: 0, count: (levels.max() ?? 0) + 1)
    for site in sites.indices {
      bySide[sides[site]] += (1 - side) * sites[site]
      byLevel[levels[site]] += (1 - level) * sites[site]
    }
    return sites.indices.map { own in
      var sum = 0.0
      for place in sites.indices where allows[place] > 0 {
        let onSide = bySide[sides[place]] + (sides[place] == sides[own] ? side : 0)
        let atLevel = byLevel[levels[place]] + (levels[place] == levels[own] ? level : 0)
        sum += onSide * atLevel * allows[place]
      }
      return sum
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

import DDXCore

/// Where signs show of one source: π(z | s) over its own sites.
struct SignMap: Sendable {
  let sites: [SiteShare]
  private let shows: SiteTerms.Shows?
  private let sides: [Side: Double]
  private let levels: [Level?: Double]

  init(source: PlacedSource) {
    sites = source.sites
    shows = source.source.assessment?.shows
    var sides: [Side: Double] = [:]
    var levels: [Level?: Double] = [:]
    for site in sites {
      sides[site.site.side, default: 0] += site.share
      levels[site.site.level, default: 0] += site.share
    }
    self.sides = sides
    self.levels = levels
  }

  /// P(what was recorded | the sign is there, source at a site).
  func chance(of sign: RecordedSign, at site: SiteShare) -> Double {
    let side = sign.tie.shows ?? shows?.side ?? 1
    let level = sign.tie.shows ?? shows?.level ?? 1
    return sites.reduce(0) { sum, place in
      let (z, s) = (place.site, site.site)
      let bySide = (z.side == s.side ? side : 0) + (1 - side) * (sides[z.side] ?? 0)
      let byLevel = (z.level == s.level ? level : 0) + (1 - level) * (levels[z.level] ?? 0)
      return sum + bySide * byLevel * sign.allows(z)
    }
  }

  /// P(what was recorded | the sign is there by chance).
  ///
  /// By chance it shows half the time where the source is looked for, on the painful side, and half
  /// the time on either: a bystander on the other side is no rarity. The halves are assumed.
  func byChance(_ sign: RecordedSign) -> Double {
    let sum = sites.reduce(0) { $0 + chance(of: $1.site) * sign.allows($1.site) }
    // A place where the source is never found is still a place where something was seen.
    return sum > 0 ? sum : 0.001
  }

  /// How often a sign is at a place of the source by chance.
  func chance(of site: Site) -> Double {
    func share(_ side: Side) -> Double {
      sites.first { $0.site == Site(side: side, level: site.level) }?.share ?? 0
    }
    let own = share(site.side)
    return site.side == site.side.opposite ? own : (own + (own + share(site.side.opposite)) / 2) / 2
  }
}

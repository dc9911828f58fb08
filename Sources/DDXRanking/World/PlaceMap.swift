import DDXCore

/// Where signs of one source show, as ``SignMap`` weighs it.
struct PlaceMap {
  private let sites: [SiteShare]
  private let shows: SiteTerms.Shows?

  init(of source: PlacedSource) {
    sites = source.sites
    shows = source.source.assessment?.shows
  }

  /// A place of the source, as frequent as it is.
  func anywhere(_ generator: inout SeededGenerator) -> Site {
    sites[generator.place(among: sites.map(\.share))].site
  }

  /// A place where a sign is by chance: half the time where the source is looked for, half the time on
  /// either side.
  func byChance(_ generator: inout SeededGenerator) -> Site {
    let site = anywhere(&generator)
    let other = Site(side: site.side.opposite, level: site.level)
    let isTwoSided = other != site && sites.contains { $0.site == other }
    return isTwoSided && generator.happens(0.25) ? other : site
  }

  /// The place where a sign shows that comes from a place.
  func shown(
    from origin: Site, by sign: WorldSign, _ generator: inout SeededGenerator
  ) -> Site {
    let side =
      generator.happens(sign.shows ?? shows?.side ?? 1)
      ? origin.side : anywhere(&generator).side
    let level =
      generator.happens(sign.shows ?? shows?.level ?? 1)
      ? origin.level : anywhere(&generator).level
    return Site(side: side, level: level)
  }
}

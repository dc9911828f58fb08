import DDXCore

/// How likely what was recorded of a family is, by what turned its node on and where.
struct ShownSigns {
  /// The node is off.
  let whenOff: Double
  /// The source whose place the signs tell turned it on, at each of its sites.
  let atSites: [Double]
  /// A source turned it on whose place the signs do not tell.
  let anywhere: Double
  /// The leak turned it on.
  let byChance: Double

  init(_ signs: [RecordedSign], map: SignMap?) {
    guard let map else {
      whenOff = signs.reduce(1) { $0 * $1.likelihood($1.tie.whenOff) }
      anywhere = signs.reduce(1) { $0 * $1.likelihood($1.tie.whenOn) }
      byChance = anywhere
      atSites = []
      return
    }
    whenOff = signs.reduce(1) { $0 * $1.likelihood($1.tie.whenOff, map.byChance($1)) }
    let atSites = map.sites.map { site in
      signs.reduce(1) { product, sign in
        product * sign.likelihood(sign.tie.whenOn, map.chance(of: sign, at: site))
      }
    }
    self.atSites = atSites
    anywhere = zip(map.sites, atSites).reduce(0) { $0 + $1.0.share * $1.1 }
    byChance = zip(map.sites, atSites).reduce(0) { $0 + map.chance(of: $1.0.site) * $1.1 }
  }
}

import DDXCore
import DDXInference

/// How a node per patient that also says where is made of the numbers of a draw.
struct PlacedRecipe: Sendable {
  let table: RateTable
  /// The records of each code.
  let signs: [Sign]
  /// The source whose place they tell; nil where they tell none.
  let source: Int?
  /// Where the signs show of that source.
  let map: SignGrid?
  /// What each kind of each cause makes of what was recorded.
  let shown: [[Shown]]

  /// The records of one code.
  struct Sign: Sendable {
    /// The place of the code among those of the family.
    let code: Int
    /// P(records | the sign is not there).
    let whenNone: Double
    /// P(records | the sign shows at each site of the source whose place it tells, or somewhere).
    let allows: [Double]
  }

  /// What a cause that turned the node on makes of what was recorded.
  enum Shown: Hashable, Sendable {
    /// It shows the sign where it is.
    case at(Int)
    /// It shows the sign somewhere.
    case anywhere
    /// It shows the sign by chance, like anybody.
    case byChance
  }

  /// Writes the numbers of the node; the shares are those of the sites of the source whose place it tells.
  func write(
    _ numbers: FamilyNumbers, sites: [Double], shows: SiteTerms.Shows?,
    into node: inout NetworkShape.Numbers
  ) {
    var whenOff = 1.0
    var atSites = [Double](repeating: 1, count: max(sites.count, 1))
    for sign in signs {
      let tie = numbers.ties[sign.code]
      guard let map else {
        whenOff *= tie.whenOff * sign.allows[0] + (1 - tie.whenOff) * sign.whenNone
        atSites[0] *= tie.whenOn * sign.allows[0] + (1 - tie.whenOn) * sign.whenNone
        continue
      }
      let chances = map.chances(
        of: sign.allows, sites: sites, side: tie.shows ?? shows?.side ?? 1,
        level: tie.shows ?? shows?.level ?? 1)
      let sum = sites.indices.reduce(0) { $0 + map.byChance($1, sites) * sign.allows[$1] }
      whenOff *= sign.likelihood(tie.whenOff, sum > 0 ? sum : 0.001)
      for site in atSites.indices { atSites[site] *= sign.likelihood(tie.whenOn, chances[site]) }
    }
    var (anywhere, byChance) = (atSites[0], atSites[0])
    if let map {
      (anywhere, byChance) = (0, 0)
      for site in sites.indices {
        anywhere += sites[site] * atSites[site]
        byChance += map.byChance(site, sites) * atSites[site]
      }
    }
    let leak = table.write(numbers, into: &node)
    let width = table.entries.reduce(0) { $0 + $1.count }
    node.starts[1] = -logarithm(1 - leak)
    node.starts[2] = node.starts[1] * byChance
    node.whenOff = whenOff
    for (place, shown) in shown.joined().enumerated() {
      let hazard = -logarithm(node.values[place])
      let made =
        switch shown {
        case .at(let site): atSites[site]
        case .anywhere: anywhere
        case .byChance: byChance
        }
      node.values[width + place] = hazard
      node.values[2 * width + place] = hazard == 0 ? 0 : hazard * made
    }
  }
}

extension PlacedRecipe.Sign {
  fileprivate func likelihood(_ chance: Double, _ allowed: Double) -> Double {
    chance * allowed + (1 - chance) * whenNone
  }
}

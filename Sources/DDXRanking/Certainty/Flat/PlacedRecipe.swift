import DDXCore
import DDXInference

/// How a node per patient that also says where is made of the numbers of a draw.
struct PlacedRecipe: Sendable {
  private let table: RateTable
  /// The records of each code.
  private let signs: [Sign]
  /// The source whose place they tell; nil where they tell none.
  let source: Int?
  /// Where the signs show of that source.
  private let map: SignGrid?
  /// What each kind makes of what was recorded.
  private let shown: [Shown]
  /// The node without its numbers.
  let node: ShapeNode

  /// The records of one code.
  struct Sign: Sendable {
    /// The place of the code among those of the family.
    let code: Int
    /// P(records | the sign is not there).
    let whenNone: Double
    /// P(records | the sign shows at each site of the source whose place it tells, or somewhere).
    let allows: [Double]

    fileprivate func likelihood(_ chance: Double, _ allowed: Double) -> Double {
      chance * allowed + (1 - chance) * whenNone
    }
  }

  /// What a cause that turned the node on makes of what was recorded.
  enum Shown {
    /// It shows the sign where it is.
    case at(Int)
    /// It shows the sign somewhere.
    case anywhere
    /// It shows the sign by chance, like anybody.
    case byChance
  }

  init(_ table: RateTable, _ signs: [Sign], telling source: Int?, map: SignGrid?, shown: [Shown]) {
    self.table = table
    self.signs = signs
    self.source = source
    self.map = map
    self.shown = shown
    node = ShapeNode(kinds: table.kinds, isPlaced: true)
  }

  /// Writes the numbers of the node; the shares are those of the sites of the source whose place it tells.
  func write(
    _ family: FamilyNumbers, sites: [Double], shows: SiteTerms.Shows?,
    into numbers: inout [Double], at place: Int
  ) {
    var whenOff = 1.0
    var atSites = [Double](repeating: 1, count: max(sites.count, 1))
    for sign in signs {
      let tie = family.ties[sign.code]
      guard let map else {
        whenOff *= sign.likelihood(tie.whenOff, sign.allows[0])
        atSites[0] *= sign.likelihood(tie.whenOn, sign.allows[0])
        continue
      }
      let chances = map.chances(
        of: sign.allows, sites: sites, side: tie.shows ?? shows?.side ?? 1,
        level: tie.shows ?? shows?.level ?? 1)
      var sum = 0.0
      for site in sites.indices { sum += map.byChance(site, sites) * sign.allows[site] }
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
    numbers[place + node.whenOn + 1] = whenOff
    numbers[place + 2] = byChance
    for (kind, shown) in shown.enumerated() {
      numbers[place + node.values(2) + kind] =
        switch shown {
        case .at(let site): atSites[site]
        case .anywhere: anywhere
        case .byChance: byChance
        }
    }
    table.write(family, into: &numbers, at: place + node.values(0))
    node.gatherPlaces(&numbers, at: place)
  }
}

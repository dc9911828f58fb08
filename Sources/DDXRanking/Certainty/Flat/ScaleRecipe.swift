import DDXCore
import DDXInference

/// How a node with ordered values is made of the numbers of a draw.
struct ScaleRecipe: Sendable {
  /// The node without its numbers.
  let node: ShapeNode
  /// The values x whose P(X <= x) the likelihood needs.
  private let steps: [Int]
  /// What each kind is made of, cause after cause.
  private let entries: [Entry]
  /// Whose place the sides tell, with what tells it; nil where they tell none.
  let shown: Shown?

  /// What a kind is distributed like, and how often that is seen where it was looked for.
  struct Entry: Hashable, Sendable {
    /// The statement by its place; nil for the background.
    let statement: Int?
    /// The site of the source whose place the sides tell; nil where it is any.
    let site: Int?
  }

  /// How the sides tell the place of one source.
  struct Shown: Sendable {
    let source: Int
    let grid: SignGrid
    /// P(what was recorded | the sign shows at each site).
    let allows: [Double]
    /// Whether nothing was found: then it is the chance to have been missed.
    let isAbsent: Bool
  }

  /// Takes what was recorded of a scale with as many values as likelihoods.
  init(states: [[Entry]], likelihoods: [Double], shown: Shown?) {
    // Records that exclude one another say nothing.
    let likelihoods =
      likelihoods.contains { $0 > 0 } ? likelihoods : likelihoods.map { _ in 1 }
    let (kinds, entries): ([[Int]], [Entry]) = states.told()
    self.entries = entries
    self.shown = shown
    let steps = likelihoods.indices.dropLast().filter { likelihoods[$0] != likelihoods[$0 + 1] }
    self.steps = steps
    node = ShapeNode(
      kinds: kinds, weights: steps.map { likelihoods[$0] - likelihoods[$0 + 1] },
      last: likelihoods.last ?? 1)
  }

  /// Writes the numbers of the node; the shares are those of the sites of the source whose place is told.
  func write(
    _ scale: ScaleNumbers, sites: [Double], shows: SiteTerms.Shows?,
    into numbers: inout [Double], at place: Int
  ) {
    var chances: [Double] = []
    var anywhere = 1.0
    if let shown {
      chances = shown.grid.chances(
        of: shown.allows, sites: sites, side: shows?.side ?? 1, level: shows?.level ?? 1)
      if shown.isAbsent { for site in chances.indices { chances[site] = 1 - chances[site] } }
      anywhere = zip(sites, chances).reduce(0) { $0 + $1.0 * $1.1 }
      if anywhere <= 0 { (chances, anywhere) = (chances.map { _ in 1 }, 1) }
    }
    for (kind, entry) in entries.enumerated() {
      let rates = scale.rates(entry.statement)
      let chance = entry.site.map { chances[$0] } ?? anywhere
      var (below, value) = (0.0, 0)
      for (channel, step) in steps.enumerated() {
        while value <= step {
          below += value == 0 ? 1 - chance * (1 - rates[0]) : chance * rates[value]
          value += 1
        }
        numbers[place + node.values(channel) + kind] = below
      }
    }
  }
}

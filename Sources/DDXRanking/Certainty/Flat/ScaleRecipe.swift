import DDXCore
import DDXInference

/// How a node with ordered values is made of the numbers of a draw.
struct ScaleRecipe: Sendable {
  let node: NetworkShape.Node
  /// The values x whose P(X <= x) the likelihood needs.
  let steps: [Int]
  /// The entry of each kind, cause by cause.
  let entries: [[Entry]]
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
  init(
    states: [[Entry]], likelihoods: [Double], shown: Shown?
  ) {
    // Records that exclude one another say nothing.
    let likelihoods =
      likelihoods.contains { $0 > 0 } ? likelihoods : likelihoods.map { _ in 1 }
    var entries: [[Entry]] = []
    let kinds = states.map { states in
      var own: [Entry] = []
      let kinds = states.map { entry in
        if let known = own.firstIndex(of: entry) { return known }
        own.append(entry)
        return own.count - 1
      }
      entries.append(own)
      return kinds
    }
    self.entries = entries
    self.shown = shown
    let steps = likelihoods.indices.dropLast().filter { likelihoods[$0] != likelihoods[$0 + 1] }
    self.steps = steps
    node = NetworkShape.Node(
      form: .max(
        weights: steps.map { likelihoods[$0] - likelihoods[$0 + 1] },
        last: likelihoods.last ?? 1), kinds: kinds)
  }

  /// Writes the numbers of the node; the shares are those of the sites of the source whose place is told.
  func write(
    _ numbers: ScaleNumbers, sites: [Double], shows: SiteTerms.Shows?,
    into node: inout NetworkShape.Numbers
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
    var place = 0
    for entry in entries.joined() {
      let rates = numbers.rates(entry.statement)
      let chance = entry.site.map { chances[$0] } ?? anywhere
      var below = 0.0
      var step = 0
      for (value, rate) in rates.enumerated() where step < steps.count {
        below += value == 0 ? 1 - chance * (1 - rate) : chance * rate
        if value == steps[step] {
          node.values[step * self.node.width + place] = below
          step += 1
        }
      }
      place += 1
    }
  }
}

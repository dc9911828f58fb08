import DDXCore
import DDXInference

/// The draws of one shape: what is written where, and the posterior that is read from it.
struct ShapedDraw {
  private let recipes: [(part: Int, recipe: NodeRecipe)]
  private var numbers: [NetworkShape.Numbers]
  private var posterior: RepeatedPosterior
  /// For each class of the hub, absence first, the state of the blocks' panel in each cell.
  private let panelStates: [[Int]]?

  /// Makes the nodes of a shape; nil where too much would be left to enumerate.
  init?(
    _ key: ShapeKey, _ families: [FlatFamily], _ scales: [FlatScale], states: [Int],
    _ space: JointSpace?
  ) {
    var recipes: [(part: Int, recipe: NodeRecipe)] = []
    for (part, family) in families.enumerated() {
      for recipe in family.recipes(placing: key.families[part]) ?? [] {
        recipes.append((part, recipe))
      }
    }
    for (part, scale) in scales.enumerated() {
      for recipe in scale.recipes(placing: key.scales[part]) {
        recipes.append((part, .scale(recipe)))
      }
    }
    let nodes = recipes.map(\.recipe.node)
    guard let shape = NetworkShape(states: states, nodes: nodes, keeping: key.classes) else {
      return nil
    }
    self.recipes = recipes
    numbers = nodes.map { .init(of: $0) }
    posterior = RepeatedPosterior(shape)
    panelStates = space.flatMap { space in
      key.classes.map { shape.cellStates(of: space, classes: $0) }
    }
  }

  /// P(causes present) for the numbers of a draw, bit by bit; nil where the evidence is impossible.
  mutating func subsets(
    _ families: [FamilyNumbers], _ scales: [ScaleNumbers], sites: [[Double]],
    shows: [SiteTerms.Shows?], prior: [Double], likelihoods: [Double]?
  ) -> [Double]? {
    for (place, (part, recipe)) in recipes.enumerated() {
      switch recipe {
      case .or(let table, let records):
        _ = table.write(families[part], into: &numbers[place])
        records.write(families[part], into: &numbers[place])
      case .placed(let recipe):
        recipe.write(
          families[part], sites: recipe.source.map { sites[$0] } ?? [],
          shows: recipe.source.flatMap { shows[$0] }, into: &numbers[place])
      case .scale(let recipe):
        recipe.write(
          scales[part], sites: recipe.shown.map { sites[$0.source] } ?? [],
          shows: recipe.shown.flatMap { shows[$0.source] }, into: &numbers[place])
      }
    }
    return posterior.subsets(
      probabilities: prior, shares: sites, nodes: numbers,
      instruments: likelihoods.flatMap { likelihoods in
        panelStates.map { $0.map { $0.map { likelihoods[$0] } } }
      })
  }
}

import DDXCore
import DDXInference

/// The nodes of a profile's network for the numbers of any draw of one shape.
struct NodeRecipes: Sendable {
  /// Noisy-ORs, each with the place of its family.
  var ors: [(family: Int, recipe: OrRecipe)] = []
  /// Nodes per patient that also say where, each with the place of its family.
  var placed: [(family: Int, recipe: PlacedRecipe)] = []
  /// Nodes with ordered values, each with the place of its scale.
  var scales: [(scale: Int, recipe: ScaleRecipe)] = []

  /// Adds those of another part.
  mutating func add(_ other: NodeRecipes) {
    ors += other.ors
    placed += other.placed
    scales += other.scales
  }

  /// The nodes without their numbers, form after form.
  var nodes: [ShapeNode] {
    ors.map(\.recipe.node) + placed.map(\.recipe.node) + scales.map(\.recipe.node)
  }
}

/// The draws of one shape: what is written where, and the posterior that is read from it.
struct ShapedDraw {
  private let recipes: NodeRecipes
  private let places: [Int]
  private var numbers: [Double]
  private var posterior: RepeatedPosterior
  /// What the instruments of the blocks reach alike.
  let panel: PanelShape?
  /// For each class of the hub, absence first, the state of the blocks' panel in each cell.
  private let panelStates: [Int]

  /// Makes the nodes of a shape; nil where too much would be left to enumerate.
  init?(_ recipes: NodeRecipes, states: [Int], _ panel: PanelShape?) {
    guard
      let shape = NetworkShape(
        states: states, nodes: recipes.nodes, keeping: panel?.pattern.classes)
    else { return nil }
    self.recipes = recipes
    self.panel = panel
    places = shape.places
    numbers = [Double](repeating: 1, count: shape.count)
    posterior = RepeatedPosterior(shape)
    panelStates =
      panel.map { shape.cellStates(of: $0.space, classes: $0.pattern.classes) } ?? []
  }

  /// P(causes present) for the numbers of a draw, bit by bit; nil where the evidence is impossible.
  mutating func subsets(
    _ families: [FamilyNumbers], _ scales: [ScaleNumbers], _ sources: DrawnSources,
    likelihoods: [Double]?
  ) -> [Double]? {
    var node = 0
    for index in recipes.ors.indices {
      recipes.ors[index].recipe.write(
        families[recipes.ors[index].family], into: &numbers, at: places[node])
      node += 1
    }
    for index in recipes.placed.indices {
      let source = recipes.placed[index].recipe.source
      recipes.placed[index].recipe.write(
        families[recipes.placed[index].family], sites: source.map { sources.sites[$0] } ?? [],
        shows: source.flatMap { sources.shows[$0] }, into: &numbers, at: places[node])
      node += 1
    }
    for index in recipes.scales.indices {
      let source = recipes.scales[index].recipe.shown?.source
      recipes.scales[index].recipe.write(
        scales[recipes.scales[index].scale], sites: source.map { sources.sites[$0] } ?? [],
        shows: source.flatMap { sources.shows[$0] }, into: &numbers, at: places[node])
      node += 1
    }
    return posterior.subsets(
      probabilities: sources.prior.probabilities, shares: sources.sites, numbers: numbers,
      readings: likelihoods.map { .init(likelihoods: $0, states: panelStates) })
  }
}

/// The sources of a profile in a draw.
struct DrawnSources {
  /// The prior.
  let prior: CausePrior
  /// The share of each site of each source.
  let sites: [[Double]]
  /// How often signs show where each source is.
  let shows: [SiteTerms.Shows?]
}

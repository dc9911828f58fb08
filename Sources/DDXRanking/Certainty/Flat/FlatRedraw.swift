import DDXCore
import DDXDraws
import DDXInference

/// The post-test probabilities of one profile in one draw after another, without assembling it again.
///
/// What ``Redraw`` works out by the way of every profile is worked out here on flat arrays: the numbers of a draw are
/// written into the nodes of a shape. Draws that choose alike whose place a sign tells share one shape.
struct FlatRedraw {
  private let redraw: Redraw
  private let sources: [FlatSource]
  private let families: [FlatFamily]
  private let scales: [FlatScale]
  private let hidden: Set<Int>
  private let profile: ClinicalProfile
  private var shapes: [ShapeKey: ShapedDraw] = [:]

  /// The most shapes that are kept; profiles that need more are rare.
  private static let mostShapes = 64

  /// Takes a profile; nil where its network depends on the numbers in a way that is not flat.
  init?(_ redraw: Redraw) {
    let assembly = redraw.workup.assembly
    guard assembly.sources.allSatisfy({ $0.parts.isEmpty }) else { return nil }
    self.redraw = redraw
    profile = redraw.workup.profile
    hidden = Set(assembly.hidden)
    let placed = assembly.sources.map(PlacedSource.init)
    sources = zip(redraw.sources, placed).map { FlatSource($0, $1) }
    let list = assembly.list
    func maker(_ key: String) -> NodeMaker {
      NodeMaker(list.findings[key] ?? [], painSide: list.painSide, sources: placed)
    }
    let model = redraw.ranker.maker.assembler.model
    families = redraw.families.map { key, quantities in
      FlatFamily(quantities, maker(key), model: model, age: list.age)
    }
    scales = redraw.scales.map { key, quantities in
      FlatScale(quantities, maker(key), model: model)
    }
    guard families.allSatisfy(\.isFlat) else { return nil }
  }

  /// The post-test probability of each source of the network, `other` with what was not assessed.
  ///
  /// - Returns: nil where the draw has to be worked out otherwise, or is impossible.
  mutating func posttests(in draw: ParameterDraw) -> [Double]? {
    let multiple = redraw.multiple.value(in: draw)
    let model = redraw.mix.model(
      in: draw, multipleSources: multiple, tolerance: Redraw.tolerance)
    let shares = redraw.shares(in: draw)
    let prior = CausePrior(shares: shares, multiple: multiple, tolerance: Redraw.tolerance)
    let sites = zip(sources, shares).map { $0.sites(in: draw, share: $1) }
    let shows = sources.map { $0.shows(in: draw) }
    let numbers = families.map { $0.numbers(in: draw, model) }
    let graded = scales.map { $0.numbers(in: draw, model) }
    let blocks: DrawnBlocks?
    if profile.blocks.isEmpty {
      blocks = nil
    } else {
      guard let drawn = redraw.blocks(in: draw, shares: shares, sites: sites, prior: prior)
      else { return nil }
      blocks = drawn
    }
    let key = ShapeKey(
      families: zip(families, numbers).map { $0.placing($1) },
      scales: zip(scales, graded).map { $0.placing($1) }, classes: blocks?.classes)
    if shapes[key] == nil {
      guard shapes.count < Self.mostShapes,
        let shape = ShapedDraw(
          key, families, scales, states: sources.map(\.count), blocks?.space)
      else { return nil }
      shapes[key] = shape
    }
    let subsets = shapes[key]?.subsets(
      numbers, graded, sites: sites, shows: shows, prior: prior.probabilities,
      likelihoods: blocks?.likelihoods)
    return subsets.map { self.posttests($0) }
  }

  private func posttests(_ subsets: [Double]) -> [Double] {
    let any = hidden.reduce(0) { $0 | 1 << $1 }
    var posttests = [Double](repeating: 0, count: sources.count)
    for (subset, probability) in subsets.enumerated() {
      for source in posttests.indices {
        let bits = sources[source].isOther ? any : 1 << source
        if subset & bits != 0 { posttests[source] += probability }
      }
    }
    return posttests
  }
}

/// What two draws must have in common for their networks to have one shape.
struct ShapeKey: Hashable {
  /// The source whose place each family tells.
  let families: [Int?]
  /// The source whose place each scale tells.
  let scales: [Int?]
  /// The states of each source that the blocks tell apart; nil without blocks.
  let classes: [[Int]]?
}

/// A source with its sites.
private struct FlatSource {
  let quantities: SourceQuantities
  let isOther: Bool
  /// The sites that are states, by their place among all of the source.
  private let kept: [Int]
  private let stated: [Double]

  var count: Int { stated.count }

  init(_ quantities: SourceQuantities, _ placed: PlacedSource) {
    self.quantities = quantities
    isOther = placed.id == .other
    let all = placed.source.assessment?.sites ?? []
    kept = all.indices.filter { all[$0].share > 0 }
    stated = placed.sites.map(\.share)
  }

  func sites(in draw: ParameterDraw, share: Double) -> [Double] {
    guard !kept.isEmpty, let all = quantities.siteShares(in: draw, share: share) else {
      return stated
    }
    return kept.count == all.count ? all : kept.map { all[$0] }
  }

  func shows(in draw: ParameterDraw) -> SiteTerms.Shows? { quantities.shows(in: draw) }
}

/// A family of findings.
struct FlatFamily {
  private let quantities: FamilyQuantities
  private let maker: NodeMaker
  private let background: BackgroundRecipe
  private let candidates: [(source: Int, statement: Int)]

  init(
    _ quantities: FamilyQuantities, _ maker: NodeMaker, model: EvidenceModel, age: Double
  ) {
    self.quantities = quantities
    self.maker = maker
    background = BackgroundRecipe(quantities.family, model: model, age: age)
    candidates = maker.candidates(quantities.family)
  }

  /// Whether nothing but whose place it tells depends on the numbers.
  var isFlat: Bool { recipes(placing: nil) != nil }

  func numbers(in draw: ParameterDraw, _ model: EvidenceModel) -> FamilyNumbers {
    var numbers = quantities.numbers(in: draw)
    numbers.background = background.background(numbers, in: model, tolerance: Redraw.tolerance)
    return numbers
  }

  /// The source whose place it tells: the one that shows it most.
  func placing(_ numbers: FamilyNumbers) -> Int? {
    var best: (source: Int, rate: Double)?
    for (source, statement) in candidates where numbers.rates[statement] > best?.rate ?? -1 {
      best = (source, numbers.rates[statement])
    }
    return best?.source
  }

  func recipes(placing: Int?) -> [NodeRecipe]? {
    maker.recipes(quantities.family, quantities.codes, placing: placing)
  }
}

/// A scale.
struct FlatScale {
  private let quantities: ScaleQuantities
  private let maker: NodeMaker
  private let candidates: [(source: Int, statement: Int?)]
  /// For each statement the source of the model, and the suspect, that it is weighed with.
  private let weights: [(source: Int, place: Int?, isNamed: Bool)]

  init(_ quantities: ScaleQuantities, _ maker: NodeMaker, model: EvidenceModel) {
    self.quantities = quantities
    self.maker = maker
    candidates = maker.candidates(quantities.family)
    weights = quantities.family.statements.map { statement in
      (
        source: model.sources.firstIndex(of: statement.source) ?? model.sources.count - 1,
        place: statement.suspect.flatMap { suspect in
          model.places.firstIndex { $0.suspect == suspect }
        }, isNamed: statement.suspect != nil
      )
    }
  }

  func numbers(in draw: ParameterDraw, _ model: EvidenceModel) -> ScaleNumbers {
    let (rates, elsewhere) = quantities.rates(in: draw)
    let weights =
      elsewhere.isEmpty
      ? weights.map { weight in
        let share = weight.place.map { model.places[$0].share } ?? (weight.isNamed ? 0.05 : 1)
        return model.house[weight.source] * share
      } : elsewhere.map { _ in 1 }
    let means = elsewhere.isEmpty ? rates : elsewhere
    let total = weights.reduce(0, +)
    var background = [Double](repeating: 0, count: means.first?.count ?? 0)
    for (mean, weight) in zip(means, weights) {
      for value in background.indices { background[value] += mean[value] * weight / total }
    }
    return ScaleNumbers(rates: rates, background: background)
  }

  /// The source whose place it tells: the one that goes farthest.
  func placing(_ numbers: ScaleNumbers) -> Int? {
    var best: (source: Int, reach: Double)?
    for (source, statement) in candidates {
      let rates = numbers.rates(statement)
      let reach = rates.indices.reduce(0) { $0 + Double($1) * rates[$1] }
      if reach > best?.reach ?? -1 { best = (source, reach) }
    }
    return best?.source
  }

  func recipes(placing: Int?) -> [ScaleRecipe] {
    maker.recipes(quantities.family, placing: placing)
  }
}

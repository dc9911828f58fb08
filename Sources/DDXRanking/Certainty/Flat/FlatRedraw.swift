import DDXCore
import DDXDraws
import DDXInference

/// The post-test probabilities of one profile in one draw after another, without assembling it again.
///
/// What ``Redraw`` works out by the way of every profile is worked out here on flat arrays: the numbers of a draw are
/// written into the nodes of a shape. Draws that choose alike share one shape.
struct FlatRedraw {
  private let redraw: Redraw
  private let sources: [FlatSource]
  private let families: [FlatFamily]
  private let scales: [FlatScale]
  private let blocks: BlockQuantities?
  private let hidden: Int
  private let division: (whole: Int, parts: Set<Int>)?
  private var shapes: [ShapedDraw?] = []
  private var known: [ShapeKey: Int] = [:]
  private var last: (key: ShapeKey, place: Int)?

  /// The most shapes that are kept; assumed.
  private static let mostShapes = 256

  /// Takes a profile.
  init(_ redraw: Redraw) {
    let assembly = redraw.workup.assembly
    self.redraw = redraw
    division = NetworkAssembler.division(of: assembly.sources)
    hidden = assembly.hidden.reduce(0) { $0 | 1 << $1 }
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
    blocks = BlockQuantities(redraw)
  }

  /// The post-test probability of each source of the network, `other` with what was not assessed.
  ///
  /// - Returns: nil where the draw has to be worked out otherwise, or is impossible.
  mutating func posttests(in draw: ParameterDraw) -> [Double]? {
    let multiple = redraw.multiple.value(in: draw)
    let model = redraw.mix.model(in: draw, multipleSources: multiple)
    let shares = redraw.shares(in: draw)
    let drawn = DrawnSources(
      prior: CausePrior(shares: shares.left, multiple: multiple, division: division),
      sites: zip(sources, shares.own).map { $0.sites(in: draw, share: $1) },
      shows: sources.map { $0.shows(in: draw) })
    let numbers = families.map { $0.numbers(in: draw, model, shares) }
    let graded = scales.map { $0.numbers(in: draw, model) }
    let read = blocks?.blocks(in: draw)
    if blocks != nil, read == nil { return nil }
    var chosen: [Int] = []
    for (family, numbers) in zip(families, numbers) { family.choose(numbers, into: &chosen) }
    for (scale, numbers) in zip(scales, graded) { scale.choose(numbers, into: &chosen) }
    let place = shape(of: ShapeKey(chosen: chosen, pattern: read?.pattern))
    let likelihoods = read.flatMap { read in
      shapes[place]?.panel.map { read.likelihoods($0, drawn) }
    }
    return shapes[place]?.subsets(numbers, graded, drawn, likelihoods: likelihoods)
      .map { posttests($0) }
  }

  /// The place of the shape of a draw, which is there from now on.
  private mutating func shape(of key: ShapeKey) -> Int {
    if let last, last.key == key { return last.place }
    let place = known[key] ?? made(key)
    last = (key, place)
    return place
  }

  private mutating func made(_ key: ShapeKey) -> Int {
    if shapes.count == Self.mostShapes {
      shapes = []
      known = [:]
    }
    var recipes = NodeRecipes()
    var chosen = key.chosen[...]
    for (place, family) in families.enumerated() {
      family.add(at: place, choosing: &chosen, to: &recipes)
    }
    for (place, scale) in scales.enumerated() {
      scale.add(at: place, choosing: &chosen, to: &recipes)
    }
    known[key] = shapes.count
    let panel = key.pattern.flatMap { try? redraw.ranker.maker.panels.shape(of: $0) }
    let isRead = key.pattern == nil || panel != nil
    shapes.append(
      isRead ? ShapedDraw(recipes, states: sources.map(\.count), panel) : nil)
    return shapes.count - 1
  }

  private func posttests(_ subsets: [Double]) -> [Double] {
    sources.indices.map { source in
      let bits = sources[source].isOther ? hidden : 1 << source
      return subsets.indices.reduce(0) { $1 & bits != 0 ? $0 + subsets[$1] : $0 }
    }
  }
}

/// What two draws must have in common for their networks to have one shape.
private struct ShapeKey: Hashable {
  /// What was chosen of each family and scale, one after another.
  let chosen: [Int]
  /// What the blocks reach alike; nil without blocks.
  let pattern: ReachPattern?
}

/// A source with its sites.
private final class FlatSource {
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

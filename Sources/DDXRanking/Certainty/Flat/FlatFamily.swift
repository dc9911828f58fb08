import DDXCore
import DDXDraws
import DDXInference

/// A family of findings, with what is made of it in every draw.
final class FlatFamily {
  private let quantities: FamilyQuantities
  private let maker: NodeMaker
  private let background: BackgroundRecipe
  private let choices: [FamilyChoice]
  /// The source from which added modules took shares, and those of its parts that state nothing here.
  private let silent: (whole: Int, parts: [Int])?
  /// The nodes that were made, by what was chosen.
  private var known: [[Int]: NodeRecipes] = [:]

  init(
    _ quantities: FamilyQuantities, _ maker: NodeMaker, model: EvidenceModel, age: Double
  ) {
    self.quantities = quantities
    self.maker = maker
    background = BackgroundRecipe(quantities.family, model: model, age: age)
    choices = maker.choices(quantities.family, quantities.codes)
    silent = maker.sources.firstIndex { !$0.source.parts.isEmpty }.map { whole in
      let parts = maker.sources[whole].source.parts
      return (whole, parts.indices.filter { quantities.family.rates[parts[$0].id] == nil })
    }
  }

  /// Its numbers in a draw, about the mix of a model.
  func numbers(
    in draw: ParameterDraw, _ model: EvidenceModel, _ shares: DrawnShares
  ) -> FamilyNumbers {
    var numbers = quantities.numbers(in: draw)
    numbers.background = background.background(numbers, in: model)
    if let silent {
      let parts = shares.parts[silent.whole]
      numbers.silent =
        silent.parts.reduce(0) { $0 + parts[$1].share } / shares.left[silent.whole]
    }
    return numbers
  }

  /// Adds what its numbers choose.
  func choose(_ numbers: FamilyNumbers, into chosen: inout [Int]) {
    for choice in choices { chosen.append(choice.chosen(numbers)) }
  }

  /// Adds its nodes, and takes what it chose from what was chosen.
  func add(at place: Int, choosing chosen: inout ArraySlice<Int>, to recipes: inout NodeRecipes) {
    let own = Array(chosen.prefix(choices.count))
    chosen = chosen.dropFirst(choices.count)
    if let known = known[own] { return recipes.add(known) }
    var made = NodeRecipes()
    maker.add(quantities.family, quantities.codes, at: place, choosing: own, to: &made)
    known[own] = made
    recipes.add(made)
  }
}

/// A scale, with what is made of it in every draw.
final class FlatScale {
  private let quantities: ScaleQuantities
  private let maker: NodeMaker
  private let told: [(source: Int, statement: Int?)]
  /// For each statement the source of the model, and the suspect, that it is weighed with.
  private let weights: [(source: Int, place: Int?, isNamed: Bool)]
  /// The nodes that were made, by the source whose place they tell.
  private var known: [Int?: [ScaleRecipe]] = [:]

  init(_ quantities: ScaleQuantities, _ maker: NodeMaker, model: EvidenceModel) {
    self.quantities = quantities
    self.maker = maker
    told = maker.told(quantities.family)
    weights = quantities.family.statements.map { statement in
      (
        source: model.sources.firstIndex(of: statement.source) ?? model.sources.count - 1,
        place: statement.suspect.flatMap { suspect in
          model.places.firstIndex { $0.suspect == suspect }
        }, isNamed: statement.suspect != nil
      )
    }
  }

  /// Its numbers in a draw, about the mix of a model.
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

  /// Adds the source whose place it tells: the one that goes farthest.
  func choose(_ numbers: ScaleNumbers, into chosen: inout [Int]) {
    guard !told.isEmpty else { return }
    var best: (source: Int, reach: Double)?
    for (source, statement) in told {
      let rates = numbers.rates(statement)
      let reach = rates.indices.reduce(0) { $0 + Double($1) * rates[$1] }
      if reach > best?.reach ?? -1 { best = (source, reach) }
    }
    chosen.append(best?.source ?? told[0].source)
  }

  /// Adds its nodes, and takes what it chose from what was chosen.
  func add(at place: Int, choosing chosen: inout ArraySlice<Int>, to recipes: inout NodeRecipes) {
    let source = told.isEmpty ? nil : chosen.popFirst()
    let made = known[source] ?? maker.recipes(quantities.family, telling: source)
    known[source] = made
    recipes.scales += made.map { (place, $0) }
  }
}

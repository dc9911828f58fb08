import DDXCore

/// Looks for the value of each utility at which another first step is worth more.
///
/// What strategies come to depends on no utility, so that each value that is tried costs a few
/// products.
struct ThresholdSearch {
  /// The utility that is varied.
  private struct Values {
    var harm: Double
    var burden: Double
    /// The benefit of each strategy.
    var benefits: [Double]
  }

  /// An option with what the strategy comes to that begins with it; nil where no criterion counts it.
  private struct Choice {
    let option: Recommendation.Option
    let strategy: Int?
    let own: Strategies.Yield
    let after: [(index: Int, yield: Strategies.Yield)]
  }

  private let choices: [Choice]
  private let strategies: [Strategy]
  private let utility: Utility<String>
  private let stated: Values
  /// The step if no injection has a value above 0.
  private let otherwise: Recommendation.Kind

  /// The greatest harm of a wrong treatment that is tried, in treatments that succeed; assumed.
  static let mostHarm = 3.0
  /// The greatest cost of a unit of burden that is tried; assumed.
  static let mostBurden = 0.3
  /// As many values are tried on each side, before the first change is closed in on.
  private static let steps = 32

  /// Prepares a search; nil if the step is not chosen by net benefit.
  init?(_ offers: Offers, utility: Utility<String>?, otherwise: Recommendation.Kind) {
    guard let all = offers.strategies, let utility else { return nil }
    strategies = all.all
    self.utility = utility
    self.otherwise = otherwise
    stated = Values(
      harm: utility.harm.value, burden: utility.burden.value,
      benefits: all.all.map(\.benefit))
    choices = zip(offers.options, offers.order).map { option, place in
      let strategy = all.all.firstIndex { $0.option == place }
      let yields = strategy.map(all.yields)
      return Choice(
        option: option, strategy: strategy,
        own: yields?.own ?? .init(right: 0, wrong: 0, burden: option.burden),
        after: yields?.after ?? [])
    }
  }

  /// The thresholds, the nearest first; of equals harm, burden and the benefits as they are stated.
  var thresholds: [Recommendation.Threshold] {
    let harm = threshold(
      of: .harm, utility.harm, utility.citation, assumed: 0...Self.mostHarm
    ) { $0.harm = $1 }
    let burden = threshold(
      of: .burden, utility.burden, utility.citation, assumed: 0...Self.mostBurden
    ) { $0.burden = $1 }
    let benefits = utility.benefits.compactMap { benefit -> Recommendation.Threshold? in
      let places = strategies.indices.filter { strategies[$0].pathway.id == benefit.treatment }
      guard let first = places.first else { return nil }
      return threshold(
        of: .benefit(pathway: benefit.treatment, title: strategies[first].pathway.title),
        benefit.value, benefit.citation, assumed: 0...1
      ) { values, value in
        for place in places { values.benefits[place] = value }
      }
    }
    let all = [harm, burden] + benefits
    return all.indices.sorted { left, right in
      all[left].distance != all[right].distance
        ? all[left].distance < all[right].distance : left < right
    }.map { all[$0] }
  }

  private func threshold(
    of name: Recommendation.Threshold.Utility, _ value: Measured, _ citation: CitationID,
    assumed: ClosedRange<Double>, set: (inout Values, Double) -> Void
  ) -> Recommendation.Threshold {
    let low = value.low ?? assumed.lowerBound
    let high = value.high ?? assumed.upperBound
    let plausible = min(low, value.value)...max(high, value.value)
    func step(at value: Double) -> Int? {
      var values = stated
      set(&values, value)
      return first(under: values)
    }
    func change(towards end: Double) -> Recommendation.Threshold.Change? {
      let now = step(at: value.value)
      var same = value.value
      for part in 1...Self.steps {
        var other =
          part == Self.steps
          ? end : value.value + (end - value.value) * Double(part) / Double(Self.steps)
        guard step(at: other) != now else {
          same = other
          continue
        }
        while abs(other - same) > 1e-6 * max(1, abs(end)) {
          let middle = (same + other) / 2
          if step(at: middle) == now { same = middle } else { other = middle }
        }
        return .init(value: other, next: next(step(at: other)))
      }
      return nil
    }
    return .init(
      utility: name, value: value.value, plausible: plausible, citation: citation,
      below: change(towards: plausible.lowerBound), above: change(towards: plausible.upperBound))
  }

  /// The choice that is worth the most, in the order of ``Offers``; nil where none is worth anything.
  private func first(under values: Values) -> Int? {
    var best: (place: Int, value: Double)?
    for (place, choice) in choices.enumerated() {
      let value = worth(of: choice, under: values)
      guard let leader = best else {
        best = (place, value)
        continue
      }
      let isMore =
        abs(value - leader.value) > 1e-9
        ? value > leader.value : choice.option.precedes(choices[leader.place].option)
      if isMore { best = (place, value) }
    }
    return best.flatMap { $0.value > 0 ? $0.place : nil }
  }

  private func worth(of choice: Choice, under values: Values) -> Double {
    func worth(_ yield: Strategies.Yield, _ strategy: Int?) -> Double {
      yield.right * (strategy.map { values.benefits[$0] } ?? 0) - yield.wrong * values.harm
        - yield.burden * values.burden
    }
    return worth(choice.own, choice.strategy)
      + choice.after.reduce(0) { max($0, worth($1.yield, $1.index)) }
  }

  private func next(_ choice: Int?) -> Recommendation.Outcome.Next {
    .init(
      kind: choice == nil ? otherwise : .procedure,
      procedure: choice.map { choices[$0].option.procedure }, pathway: nil)
  }
}

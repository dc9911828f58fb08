import DDXCore
import DDXInference

/// A strategy repeats one procedure until its criterion is met or fails, or treats at once if it is
/// already met; its results are given for each set of painful sources.
///
/// Everything is linear in the probabilities of the sets, so the answer to a question only reweighs
/// them.
struct Strategy: Sendable {
  /// The procedure, by its place among the options; nil for treating now.
  let option: Int?
  /// The source, by its place in the network.
  let source: Int
  /// The treatment if the criterion is met.
  let pathway: Pathway
  /// The chance that it succeeds if the source is the right one.
  let benefit: Double
  /// Its results if nothing went before.
  fileprivate let course: Course
  /// What comes of it where another strategy, by its place among all, was followed in vain; nil where
  /// it does not follow that one.
  fileprivate var after: [Course?] = []

  fileprivate func course(following index: Int) -> Course? { after.isEmpty ? nil : after[index] }

  /// The results of a strategy, subset by subset.
  fileprivate struct Course {
    /// P(causes present, criterion met).
    let met: [Double]
    /// The expected number of blocks, times P(causes present).
    let blocks: [Double]

    /// From P(causes present, so many blocks positive), from none to as many as are needed.
    init(_ stages: [[Double]]) {
      met = stages[stages.count - 1]
      var blocks = [Double](repeating: 0, count: met.count)
      for stage in stages.dropLast() {
        for subset in blocks.indices { blocks[subset] += stage[subset] }
      }
      self.blocks = blocks
    }

    /// P(criterion met, source hurts), P(criterion met, it does not) and the expected number of blocks,
    /// each set of sources weighed with a factor.
    func sums(source: Int, weighing factors: [Double]?) -> (
      right: Double, wrong: Double, blocks: Double
    ) {
      var (right, wrong, given) = (0.0, 0.0, 0.0)
      let bit = 1 << source
      met.withUnsafeBufferPointer { met in
        blocks.withUnsafeBufferPointer { blocks in
          func add(_ factor: (Int) -> Double) {
            for subset in met.indices {
              let factor = factor(subset)
              if subset & bit != 0 {
                right += factor * met[subset]
              } else {
                wrong += factor * met[subset]
              }
              given += factor * blocks[subset]
            }
          }
          if let factors {
            factors.withUnsafeBufferPointer { factors in add { factors[$0] } }
          } else {
            add { _ in 1 }
          }
        }
      }
      return (right, wrong, given)
    }
  }

  /// The burden of one block.
  fileprivate let burden: Double
}

/// Every strategy for a workup, with its expected value to the patient.
///
/// The worth is Σ P(S) (P(met | S) (benefit where the source is in S, else - harm) - cost of the
/// blocks). Where the source would stay below the floor although its criterion is met, it is not
/// treated. At depth 2 the best strategy for another source follows where the first was in vain.
struct Strategies: Sendable {
  private(set) var all: [Strategy] = []
  private let utility: Utility<String>
  private let floor: Double

  /// An allowed procedure, with its criterion and the treatment that follows.
  struct Choice {
    /// The place among the options; nil for treating now.
    let option: Int?
    let instrument: Int
    let procedure: ProcedureID
    let burden: Double
    let status: CriterionStatus
    let source: Int
    let pathway: Pathway
  }

  /// Works out the strategies.
  init(
    _ choices: [Choice], panels: Panels, after given: [Reading], model: BlockModel,
    floor: Double, depth: Int, utility: Utility<String>
  ) throws(RankingError) {
    self.utility = utility
    self.floor = floor
    let readings = choices.map { choice -> [Reading] in
      guard choice.option != nil else { return [] }
      return [Reading](
        repeating: Reading(
          instrument: choice.instrument,
          outcomes: model.outcomes(
            reaching: choice.status.criterion.relief, procedure: choice.procedure)),
        count: choice.status.missing)
    }
    func stages(
      _ choice: Int, after first: Int? = nil
    ) throws(RankingError) -> [[Double]] {
      let placed = [choice, first].compactMap { $0 }.filter { choices[$0].option != nil }
      let outlook = try panels.outlook(
        ranking: placed.map { choices[$0].instrument }, after: given)
      let before = first.map { readings[$0] } ?? []
      return (0...readings[choice].count).map { count in
        outlook.bySubset(with: before + readings[choice].prefix(count))
      }
    }
    var alone: [[[Double]]] = []
    for (index, choice) in choices.enumerated() {
      let stages = try stages(index)
      alone.append(stages)
      all.append(
        Strategy(
          option: choice.option, source: choice.source, pathway: choice.pathway,
          benefit: utility.benefit(of: choice.pathway.id)
            ?? choice.pathway.success(for: choice.status.criterion)?.value.value ?? 0,
          course: .init(stages), burden: choice.burden))
    }
    guard depth > 1 else { return }
    for second in all.indices where all[second].option != nil {
      for first in all.indices {
        var course: Strategy.Course?
        if all[first].option != nil, all[first].source != all[second].source {
          let both = try stages(second, after: first)
          course = .init(zip(alone[second], both).map { zip($0, $1).map { $0 - $1 } })
        }
        all[second].after.append(course)
      }
    }
  }

  /// The value of a strategy, with each set of sources weighed by a factor.
  func value(of index: Int, weighing factors: [Double]? = nil) -> Double {
    var best = 0.0
    for second in all {
      if let course = second.course(following: index) {
        best = max(best, value(second, course, factors))
      }
    }
    return value(all[index], all[index].course, factors) + best
  }

  private func value(
    _ strategy: Strategy, _ course: Strategy.Course, _ factors: [Double]?
  ) -> Double {
    let yield = yield(of: strategy, course, factors)
    return yield.right * strategy.benefit - yield.wrong * utility.harm.value
      - utility.burden.value * yield.burden
  }

  /// The results of a strategy, apart from their value.
  private func yield(
    of strategy: Strategy, _ course: Strategy.Course, _ factors: [Double]?
  ) -> Yield {
    let (right, wrong, blocks) = course.sums(source: strategy.source, weighing: factors)
    let isTreated = right >= floor * (right + wrong)
    return Yield(
      right: isTreated ? right : 0, wrong: isTreated ? wrong : 0,
      burden: strategy.burden * blocks)
  }

  /// The expected results of a strategy, before they are valued.
  struct Yield {
    /// P(the source is treated and hurts).
    let right: Double
    /// P(the source is treated and does not hurt).
    let wrong: Double
    /// The expected burden of the blocks.
    let burden: Double
  }

  /// The results of a strategy, and those of each that may follow, by its place among all.
  func yields(of index: Int) -> (own: Yield, after: [(index: Int, yield: Yield)]) {
    (
      yield(of: all[index], all[index].course, nil),
      all.indices.compactMap { second in
        all[second].course(following: index).map { (second, yield(of: all[second], $0, nil)) }
      }
    )
  }

  /// The value of the strategy that begins with an option, or nil if none does.
  func value(ofOption option: Int) -> Double? {
    all.firstIndex { $0.option == option }.map { value(of: $0) }
  }

  /// The best strategy, each set of sources weighed with a factor; nil where none is worth anything.
  func best(weighing factors: [Double]? = nil) -> (index: Int, value: Double)? {
    var best: (index: Int, value: Double)?
    for index in all.indices {
      let value = value(of: index, weighing: factors)
      if value > (best?.value ?? 0) + 1e-12 { best = (index, value) }
    }
    return best
  }
}

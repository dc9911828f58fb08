import DDXCore
import DDXInference

/// To follow one procedure until the criterion that counts it is met or not, or to treat now where it is
/// met: what that comes to for each set of sources that hurt.
///
/// Everything is linear in the probabilities of the sets, so that an answer to a question only
/// reweighs them.
struct Strategy: Sendable {
  /// The procedure, by its place among the options; nil for treating now.
  let option: Int?
  /// The source, by its place in the network.
  let source: Int
  /// What follows where the criterion is met.
  let pathway: Pathway
  /// The chance that it succeeds, where the source is the right one.
  let benefit: Double
  /// What comes of it where nothing went before.
  fileprivate let course: Course
  /// What comes of it where another strategy, by its place among all, was followed in vain.
  fileprivate var after: [Int: Course] = [:]

  /// What comes of a strategy, subset by subset.
  fileprivate struct Course {
    /// P(causes present, criterion met).
    let met: [Double]
    /// The expected number of blocks, times P(causes present).
    let blocks: [Double]

    /// From P(causes present, so many blocks positive), from none to as many as are needed.
    init(_ stages: [[Double]]) {
      met = stages[stages.count - 1]
      blocks = stages.dropLast().reduce([Double](repeating: 0, count: met.count)) {
        zip($0, $1).map { $0 + $1 }
      }
    }
  }

  /// The burden of one block.
  fileprivate let burden: Double
}

/// Every strategy for a workup, with what it is expected to be worth to the patient.
///
/// The worth is Σ P(S) (P(met | S) (benefit where the source is in S, else - harm) - cost of the
/// blocks). Where the source would stay below the floor although its criterion is met, it is not
/// treated. At depth 2 the best strategy for another source follows where the first was in vain.
struct Strategies: Sendable {
  private(set) var all: [Strategy] = []
  private let utility: Utility<String>
  private let floor: Double

  /// A procedure that may be done, with the criterion that counts it and what follows.
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
    _ choices: [Choice], state: PanelState, model: BlockModel, floor: Double, depth: Int,
    utility: Utility<String>
  ) {
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
    func stages(_ readings: [Reading], after first: [Reading] = []) -> [[Double]] {
      (0...readings.count).map { count in
        state.bySubset(state.weights(with: first + readings.prefix(count)))
      }
    }
    let alone = readings.map { stages($0) }
    all = choices.indices.map { index in
      let choice = choices[index]
      return Strategy(
        option: choice.option, source: choice.source, pathway: choice.pathway,
        benefit: utility.benefit(of: choice.pathway.id)
          ?? choice.pathway.success(for: choice.status.criterion)?.value.value ?? 0,
        course: .init(alone[index]), burden: choice.burden)
    }
    guard depth > 1 else { return }
    for second in all.indices where all[second].option != nil {
      for first in all.indices
      where all[first].option != nil && all[first].source != all[second].source {
        let both = stages(readings[second], after: readings[first])
        all[second].after[first] = .init(
          zip(alone[second], both).map { zip($0, $1).map { $0 - $1 } })
      }
    }
  }

  /// What a strategy is worth, each set of sources weighed with a factor.
  func value(of index: Int, weighing factors: [Double]? = nil) -> Double {
    var best = 0.0
    for second in all {
      if let course = second.after[index] { best = max(best, value(second, course, factors)) }
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

  /// What comes of a strategy, apart from what it is worth.
  private func yield(
    of strategy: Strategy, _ course: Strategy.Course, _ factors: [Double]?
  ) -> Yield {
    var (right, wrong, blocks) = (0.0, 0.0, 0.0)
    let bit = 1 << strategy.source
    for subset in course.met.indices {
      let factor = factors?[subset] ?? 1
      let met = factor * course.met[subset]
      if subset & bit != 0 { right += met } else { wrong += met }
      blocks += factor * course.blocks[subset]
    }
    let isTreated = right >= floor * (right + wrong)
    return Yield(
      right: isTreated ? right : 0, wrong: isTreated ? wrong : 0,
      burden: strategy.burden * blocks)
  }

  /// What a strategy is expected to come to, before it is said what that is worth.
  struct Yield {
    /// P(the source is treated and hurts).
    let right: Double
    /// P(the source is treated and does not hurt).
    let wrong: Double
    /// The expected burden of the blocks.
    let burden: Double
  }

  /// What a strategy comes to, and what each that may follow adds, by its place among all.
  func yields(of index: Int) -> (own: Yield, after: [(index: Int, yield: Yield)]) {
    (
      yield(of: all[index], all[index].course, nil),
      all.indices.compactMap { second in
        all[second].after[index].map { (second, yield(of: all[second], $0, nil)) }
      }
    )
  }

  /// What the strategy that begins with an option is worth, or nil where none does.
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

extension PanelState {
  /// P(joint state, readings so far and these | findings).
  func weights(with more: [Reading]) -> [Double] {
    more.isEmpty ? weights : zip(findings, panel.likelihoods(readings + more)).map { $0 * $1 }
  }

  /// Weights of joint states, added up by the causes that are present, as parts of all that is known.
  func bySubset(_ weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: 1 << panel.space.radices.count)
    for (state, weight) in weights.enumerated() { sums[panel.subsets[state]] += weight / total }
    return sums
  }

  /// I(a cause; outcome | what is known) in bits.
  func information(
    instrument: Int, outcomes: [ClosedRange<Int>], about cause: Int
  ) -> Double {
    let joints = outcomes.map { range in
      weights(with: [Reading(instrument: instrument, outcomes: range)]).map { $0 / total }
    }
    return Information.bits(joints, subsets: panel.subsets.map { $0 >> cause & 1 })
  }
}

import DDXCore
import DDXRanking

/// What moved a candidate from its probability before to that after, in log-odds that add up.
struct Contributions {
  /// One step.
  struct Step {
    let row: EvidenceRow
    /// What it adds to the log-odds.
    let amount: Double

    /// Whether it moves the odds by less than a fortieth.
    var isSlight: Bool { abs(amount) < logarithm(1.025) }
  }

  /// The log-odds before the findings.
  let start: Double
  /// What the source's own findings and blocks add, the weightiest first.
  let steps: [Step]
  /// What the other sources add: above 0 where they leave it more to explain, below where they explain
  /// a part of it away.
  let others: Double
  /// The log-odds after everything.
  let end: Double

  init(_ candidate: Candidate) {
    start = Self.logOdds(candidate.pretest)
    steps = EvidenceStep.steps(of: candidate).enumerated().sorted {
      (-abs($0.element.logOdds), $0.offset) < (-abs($1.element.logOdds), $1.offset)
    }.map { Step(row: $1.row, amount: $1.logOdds) }
    end = Self.logOdds(candidate.posttest)
    others = end - start - steps.reduce(0) { $0 + $1.amount }
  }

  /// What the source's own findings come to.
  var own: Double { start + steps.reduce(0) { $0 + $1.amount } }

  /// The natural logarithm of the odds; certainty is drawn at odds of a million.
  static func logOdds(_ probability: Probability) -> Double {
    let limit = logarithm(1e6)
    guard let odds = probability.odds else { return probability == .zero ? -limit : limit }
    return min(max(logarithm(odds.value), -limit), limit)
  }
}

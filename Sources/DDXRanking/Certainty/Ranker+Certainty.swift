import DDXCore
import DDXDraws

extension Ranker {
  /// How sure a ranking is when the cited numbers are drawn; nil without draws.
  func certainty(of ranking: Ranking, _ workup: Workup, _ draws: Draws) -> Certainty? {
    guard draws.count > 0 else { return nil }
    let redraw = Redraw(workup, under: self)
    let results = DrawnResults(of: redraw, draws)
    let leading = ranking.candidates.prefix(2).map(\.source)
    return Certainty(
      draws: draws, sources: results.sources, step: step(of: ranking, redraw, draws),
      deciding: leading.count == 2
        ? results.deciding(between: leading[0], leading[1], among: redraw.all) : [])
  }

  private func step(
    of ranking: Ranking, _ redraw: Redraw, _ draws: Draws
  ) -> Certainty.StepCertainty? {
    guard let step = ranking.recommendation.map(StepTaken.init) else { return nil }
    var (same, all) = (0, 0)
    for number in 0..<draws.steps {
      let draw = ParameterDraw(seed: draws.seed, number: number)
      guard let drawn = try? redraw.recommendation(in: draw) else { continue }
      all += 1
      if StepTaken(drawn) == step { same += 1 }
    }
    guard all > 0 else { return nil }
    return .init(draws: all, same: Probability(clamping: Double(same) / Double(all)))
  }
}

/// What makes two steps the same: what is done, and what it is aimed at; where and with which drug may differ.
private struct StepTaken: Equatable {
  let kind: Recommendation.Kind
  let procedure: ProcedureID?
  let pathway: String?
  let target: SourceID?
  let suspect: String?

  init(_ recommendation: Recommendation) {
    kind = recommendation.provisional ?? recommendation.kind
    procedure = recommendation.option?.procedure
    pathway = recommendation.pathway?.id
    target = recommendation.target
    suspect = recommendation.option?.suspect
  }
}

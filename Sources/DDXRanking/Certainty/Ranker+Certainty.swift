import DDXCore
import DDXDraws

extension Ranker {
  /// How sure a ranking is when the cited numbers are drawn; nil without draws.
  func certainty(of ranking: Ranking, _ workup: Workup, _ draws: Draws) -> Certainty? {
    guard draws.count > 0 else { return nil }
    let redraw = Redraw(workup, under: self)
    let results = DrawnResults(of: redraw, draws)
    let leading = ranking.candidates.prefix(2).map(\.source)
    guard let first = leading.first else { return nil }
    let differences = results.differences(between: first, leading.count > 1 ? leading[1] : first)
    return Certainty(
      draws: draws, sources: results.sources,
      step: step(of: ranking, redraw, in: results.spread(draws.steps, by: differences)),
      deciding: results.deciding(differences, among: redraw.all))
  }

  private func step(
    of ranking: Ranking, _ redraw: Redraw, in draws: [ParameterDraw]
  ) -> Certainty.StepCertainty? {
    guard let step = ranking.recommendation.map(StepTaken.init) else { return nil }
    var (same, all) = (0, 0)
    for draw in draws {
      guard let drawn = try? redraw.recommendation(in: draw) else { continue }
      all += 1
      if StepTaken(drawn) == step { same += 1 }
    }
    guard all > 0 else { return nil }
    return .init(draws: all, same: Probability(clamping: Double(same) / Double(all)))
  }
}

/// What makes two steps the same: procedure or pathway, and target; place and drug may differ.
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

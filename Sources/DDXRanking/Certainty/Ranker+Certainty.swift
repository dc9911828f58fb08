import DDXCore
import DDXDraws

extension Ranker {
  /// How sure a ranking is when the cited numbers are drawn; nil without draws.
  func certainty(
    of ranking: Ranking, _ workup: Workup, _ draws: Draws, jobs: Int
  ) -> Certainty? {
    guard draws.count > 0 else { return nil }
    let redraw = Redraw(workup, under: self)
    let results = DrawnResults(of: redraw, draws, jobs: jobs)
    let leading = ranking.candidates.prefix(2).map(\.source)
    guard let first = leading.first else { return nil }
    let differences = results.differences(between: first, leading.count > 1 ? leading[1] : first)
    return Certainty(
      draws: draws, sources: results.sources,
      step: step(
        of: ranking, redraw, in: results.spread(draws.steps, by: differences), jobs: jobs),
      deciding: results.deciding(differences, among: redraw.all, jobs: jobs))
  }

  private func step(
    of ranking: Ranking, _ redraw: Redraw, in draws: [ParameterDraw], jobs: Int
  ) -> Certainty.StepCertainty? {
    guard let step = ranking.recommendation.map(StepTaken.init) else { return nil }
    let parts = draws.indices.inParts(jobs) { places in
      places.compactMap { place in
        (try? redraw.recommendation(in: draws[place])).map { StepTaken($0) == step }
      }
    }
    let same = Array(parts.joined())
    guard !same.isEmpty else { return nil }
    return .init(
      draws: same.count,
      same: Probability(clamping: Double(same.count(where: \.self)) / Double(same.count)))
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

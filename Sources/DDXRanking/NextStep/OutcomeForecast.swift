import DDXCore
import DDXInference

/// The outcomes of a recommended procedure.
///
/// That is how probable it is, the ranking after it and what would come next. What the findings say
/// stays as it is; the block is weighed on top.
struct OutcomeForecast {
  let recommender: Recommender
  /// The workup, with the placement of the option among those that may come next.
  let workup: Workup
  let option: Recommendation.Option

  func outcomes(safety: SafetyVerdict) throws(RankingError) -> [Recommendation.Outcome] {
    guard let blocks = workup.blocks else { return [] }
    let observed = blocks.model.observableOutcomes(of: option.procedure)
    var outcomes: [Recommendation.Outcome] = []
    for range in observed {
      let profile = workup.profile.adding(
        option.block(showing: range, of: observed, model: blocks.model, after: workup.profile))
      let later = try recommender.maker.workup(
        workup, after: range, of: option.placement, making: profile)
      let explainer = Explainer(
        workup: later, other: recommender.maker.other.table, explains: false)
      let candidates = explainer.candidates(titles: [:])
      let next = try recommender.recommendation(
        for: later, candidates: candidates, safety: safety, looksAhead: false, asks: false)
      outcomes.append(
        Recommendation.Outcome(
          bands: blocks.model.bands(of: range, procedure: option.procedure),
          probability: Probability(
            clamping: exponential(later.posterior.logEvidence - workup.posterior.logEvidence)),
          posttests: candidates.map { ($0.source, $0.posttest) },
          next: .init(
            kind: next.kind, procedure: next.option?.procedure, pathway: next.pathway?.id)))
    }
    return outcomes
  }
}

extension BlockModel {
  /// The bands of relief in a range of outcomes.
  func bands(of range: ClosedRange<Int>, procedure: ProcedureID) -> [ReliefBand] {
    if isPlain(procedure) { return range.lowerBound == 0 ? [.none] : [.full] }
    return ReliefBand.allCases.filter { range.contains($0.index) }
  }
}

extension Recommendation.Option {
  /// The block that this option would be, had it shown one of these outcomes.
  func block(
    showing range: ClosedRange<Int>, of observed: [ClosedRange<Int>], model: BlockModel,
    after profile: ClinicalProfile
  ) -> DiagnosticBlock {
    let day = earliest ?? profile.date ?? CalendarDate.epoch
    if procedure == model.response.provocation.procedure {
      return DiagnosticBlock(
        procedure: procedure, date: day, side: side, levels: levels,
        provocation: .init(
          isConcordant: range.lowerBound > 0, pain: nil, pressure: nil, controlDisc: .painless))
    }
    // A relief in the middle of the highest band that is not distinguished.
    let percent: Double =
      range == observed.last ? 90 : range.upperBound == 1 ? 65 : 25
    return DiagnosticBlock(
      procedure: procedure, date: day, side: side, levels: levels, agent: agent ?? .lidocaine,
      relief: try? Relief(percent: percent), movements: range == observed.last ? .better : nil,
      contrast: .live, vascularUptake: .notSeen, sedation: DiagnosticBlock.Sedation.none,
      diary: .hourly)
  }
}

extension ClinicalProfile {
  /// The profile with one block more, on the day of that block.
  func adding(_ block: DiagnosticBlock) -> ClinicalProfile {
    ClinicalProfile(
      id: id, digest: digest, date: max(date ?? block.date, block.date), patient: patient,
      pain: pain, findings: findings, blocks: blocks + [block], medications: medications,
      allergies: allergies, otherPains: otherPains, notKnown: notKnown
    ).inCanonicalOrder
  }
}

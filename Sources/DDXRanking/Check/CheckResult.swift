public import DDXCore
import DDXInference

/// One published quantity and the value that the model implies.
public struct CheckResult: Sendable {
  /// How they compare.
  public enum Verdict: String, CaseIterable, Sendable {
    /// Within the published bounds.
    case inside
    /// Outside them.
    case outside
    /// The model does not cover it.
    case notComparable = "not-comparable"
  }

  /// The published check.
  public let check: ReferenceCheck
  /// The implied value; nil if the model does not cover it.
  public let implied: Double?
  /// How they compare.
  public let verdict: Verdict
  /// The procedure, if the check applies to several.
  public let procedure: ProcedureID?
  /// Where more relief lowers the probability of its target most; nil if it never does.
  public let fall: ReliefFall?

  init(
    check: ReferenceCheck, implied: Double?, verdict: Verdict, procedure: ProcedureID? = nil,
    fall: ReliefFall? = nil
  ) {
    self.check = check
    self.implied = implied
    self.verdict = verdict
    self.procedure = procedure
    self.fall = fall
  }
}

extension Ranker {
  /// What the response model implies in the reference mix - age 50, nothing gone before - beside
  /// what was published.
  ///
  /// - Throws: ``RankingError`` when no network can be made.
  public func checks() throws(RankingError) -> [CheckResult] {
    var results: [CheckResult] = []
    for check in rules.checks {
      if check.quantity == .monotone {
        results += try monotoneResults(of: check)
        continue
      }
      let implied = try impliedValue(of: check)
      let verdict: CheckResult.Verdict =
        implied.map { (check.low...check.high).contains($0) ? .inside : .outside }
        ?? .notComparable
      results.append(CheckResult(check: check, implied: implied, verdict: verdict))
    }
    return results
  }

  private func impliedValue(of check: ReferenceCheck) throws(RankingError) -> Double? {
    let profile = ClinicalProfile(
      id: "reference", patient: Patient(age: Int(EvidenceModel.referenceAge)))
    if check.quantity == .multipleSources {
      return try maker.workup(profile).assembly.network.prior.multiple
    }
    guard let model = maker.blockModel, let procedure = check.procedure,
      model.weighs(procedure)
    else { return nil }
    let placement = Placement(procedure: procedure, side: .unspecified, levels: [])
    let workup = try maker.workup(profile, candidates: [placement])
    guard let blocks = workup.blocks, let clean = blocks.candidates.first?.instrument,
      let cause = workup.assembly.sources.firstIndex(where: { $0.id == check.source })
    else { return nil }
    var instruments = blocks.panels.instruments
    if !check.isClean {
      let unknown = BlockModel.Manner(uptake: model.prior(of: procedure))
      instruments[clean] = model.instrument(
        placement, manner: unknown, patient: blocks.patient,
        coverage: instruments[clean].coverage)
    }
    let panel = try Panel(
      ranking: workup.assembly.network, instruments: instruments,
      trait: model.response.placebo.trait.value)
    let question = CheckQuestion(
      panel: panel, instrument: clean, cause: cause, presence: check.presence,
      reaches: model.outcomes(reaching: check.relief, procedure: procedure))
    switch check.quantity {
    case .positive: return question.positive
    case .negative: return 1 - question.positive
    case .repeated(let bands):
      guard let first = bands.map(\.index).min(), let last = bands.map(\.index).max() else {
        return nil
      }
      return question.positive(after: first...last)
    case .multipleSources, .monotone: return nil
    }
  }
}

/// A question about one instrument in the reference mix.
private struct CheckQuestion {
  let panel: Panel
  let instrument: Int
  let cause: Int
  let presence: ReferenceCheck.Presence
  let reaches: ClosedRange<Int>

  private func probability(_ readings: [Reading]) -> Double {
    panel.probability(of: readings) { subset in
      switch presence {
      case .any: true
      case .yes: subset & (1 << cause) != 0
      case .no: subset & (1 << cause) == 0
      case .sole: subset == 1 << cause
      }
    }
  }

  private var reading: Reading { Reading(instrument: instrument, outcomes: reaches) }

  var positive: Double { probability([reading]) / probability([]) }

  func positive(after first: ClosedRange<Int>) -> Double {
    let before = Reading(instrument: instrument, outcomes: first)
    return probability([before, reading]) / probability([before])
  }
}

extension BlockModel {
  /// P(vascular uptake) of a procedure, where nothing was looked for.
  func prior(of procedure: ProcedureID) -> Double {
    response.procedures.first { $0.id == procedure }?.uptake.value ?? 0
  }

  /// The outcomes that reach a relief.
  func outcomes(reaching relief: Relief, procedure: ProcedureID) -> ClosedRange<Int> {
    isPlain(procedure) ? 1...1 : relief.band.index...2
  }
}

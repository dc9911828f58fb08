import DDXCore
package import DDXRanking

/// The most probable source first, whatever an injection into it is worth: the probabilities of an
/// edition without its decisions.
package struct MostProbablePolicy: Policy {
  package let name = "most-probable"
  package let title = "the most probable source first"
  private let ranker: Ranker

  /// Creates a policy.
  package init(under ranker: Ranker) { self.ranker = ranker }

  package func care(for patient: VirtualPatient, at desk: Desk) -> any Care {
    MostProbableCare(consulting: Consulting(ranker, at: desk), desk: desk, ranker: ranker)
  }
}

/// The care of one patient by probability alone.
struct MostProbableCare: Care {
  var consulting: Consulting
  let desk: Desk
  let ranker: Ranker
  private(set) var standings: [Standing] = []
  /// How many injections each source has had.
  private var given: [SourceID: Int] = [:]

  init(consulting: Consulting, desk: Desk, ranker: Ranker) {
    self.consulting = consulting
    self.desk = desk
    self.ranker = ranker
  }

  mutating func next(_ profile: ClinicalProfile) throws(RankingError) -> PolicyStep {
    let advice = try consulting.advice(on: profile)
    standings = advice.standings
    if advice.safety.verdict == .stop { return .end(.stop) }
    if advice.safety.holdsNeedle { return .end(.investigate) }
    let statuses = ranker.protocolInForce.criteria.map { CriterionStatus.count($0, in: profile) }
    if let met = statuses.first(where: { $0.state == .met }) {
      return .treat(met.criterion.source, confirmedBy: met.positives)
    }
    let open = standings.compactMap { standing in
      statuses.first { $0.criterion.source == standing.source && isOpen($0) }
    }
    let begun = open.first { if case .begun = $0.state { true } else { false } }
    guard let status = begun ?? open.first else { return .end(.observe) }
    return injection(for: status, advice)
  }

  private func isOpen(_ status: CriterionStatus) -> Bool {
    switch status.state {
    case .notBegun, .begun, .indeterminate:
      (given[status.criterion.source] ?? 0) <= status.criterion.blocks
    case .met, .negative, .failedConfirmation: false
    }
  }

  private mutating func injection(for status: CriterionStatus, _ advice: Advice) -> PolicyStep {
    let source = status.criterion.source
    given[source, default: 0] += 1
    if let option = advice.options.first(where: { $0.target == source }) { return option.step }
    guard let procedure = status.criterion.procedures.first else { return .end(.observe) }
    let burden = ranker.protocolInForce.nextStep?.burdens.first { $0.procedure == procedure }
    let injection = desk.world.commonPlace(
      of: procedure, for: source, in: desk.patient, levels: burden?.levels ?? 1,
      agent: status.nextAgent)
    return injection.map { .inject($0, notBefore: status.earliest) } ?? .end(.observe)
  }
}

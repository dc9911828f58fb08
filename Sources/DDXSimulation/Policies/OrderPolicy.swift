package import DDXCore
package import DDXRanking

/// A fixed order of injections behind the gate of an edition, which is read once, at the beginning.
///
/// Each source is confirmed by the criterion of the edition, or by one block where it has none.
package struct OrderPolicy: Policy {
  package let name: String
  package let title: String
  private let ranker: Ranker
  private let relief: Double
  private let steps: @Sendable (VirtualPatient, World) -> [InjectionOrder.Step]

  /// A published order.
  package init(_ order: InjectionOrder, under ranker: Ranker) {
    name = order.id
    title = order.title
    self.ranker = ranker
    relief = order.relief
    steps = { _, _ in order.steps }
  }

  /// The sources with a criterion in the order in which they are frequent at the age of the patient.
  package init(byPrevalenceUnder ranker: Ranker) {
    name = "by-prevalence"
    title = "the most frequent source at the age of the patient first"
    self.ranker = ranker
    relief = 0
    let criteria = ranker.protocolInForce.criteria
    steps = { patient, world in
      world.sourcesByShare(of: patient).compactMap { entry in
        criteria.first { $0.source == entry.source }.map {
          InjectionOrder.Step(source: entry.source, procedure: $0.procedures.first)
        }
      }
    }
  }

  package func care(for patient: VirtualPatient, at desk: Desk) -> any Care {
    OrderCare(
      desk: desk, ranker: ranker, relief: relief, steps: steps(patient, desk.world)[...])
  }
}

/// The care of one patient by a fixed order.
struct OrderCare: Care {
  let desk: Desk
  let ranker: Ranker
  let relief: Double
  /// The steps that are left, the one that is being done first.
  var steps: ArraySlice<InjectionOrder.Step>
  private var hasPassedGate = false
  /// How many injections the step that is being done has had.
  private var given = 0

  var standings: [Standing] { [] }

  init(
    desk: Desk, ranker: Ranker, relief: Double, steps: ArraySlice<InjectionOrder.Step>
  ) {
    self.desk = desk
    self.ranker = ranker
    self.relief = relief
    self.steps = steps
  }

  mutating func next(_ profile: ClinicalProfile) throws(RankingError) -> PolicyStep {
    if !hasPassedGate {
      let safety = try desk.safety(under: ranker)
      if safety.verdict == .stop { return .end(.stop) }
      if safety.holdsNeedle { return .end(.investigate) }
      hasPassedGate = true
    }
    while let step = steps.first {
      if given > 0 || step.applies(to: desk.expanded), let done = self.step(step, profile) {
        return done
      }
      steps.removeFirst()
      given = 0
    }
    return .end(.observe)
  }

  /// What a step comes to; nil where its source is left.
  private mutating func step(_ step: InjectionOrder.Step, _ profile: ClinicalProfile)
    -> PolicyStep?
  {
    guard let procedure = step.procedure else { return .end(.observe) }
    let criterion = ranker.protocolInForce.criteria.first { $0.source == step.source }
    guard let criterion else { return withoutCriterion(step, procedure, profile) }
    let status = CriterionStatus.count(criterion, in: profile)
    switch status.state {
    case .met: return .treat(step.source, confirmedBy: status.positives)
    case .negative, .failedConfirmation: return nil
    case .notBegun, .begun, .indeterminate:
      // One more than are needed, for one that told nothing.
      guard given <= criterion.blocks else { return nil }
      return inject(step, procedure, agent: status.nextAgent, notBefore: status.earliest, profile)
    }
  }

  private mutating func withoutCriterion(
    _ step: InjectionOrder.Step, _ procedure: ProcedureID, _ profile: ClinicalProfile
  ) -> PolicyStep? {
    guard given > 0 else {
      return inject(step, procedure, agent: nil, notBefore: nil, profile)
    }
    let block = profile.blocks.last { $0.procedure == procedure }
    let isPositive =
      block?.provocation?.isConcordant ?? (block?.reliefRange?.low.percent ?? 0 >= relief)
    return isPositive ? .treat(step.source, confirmedBy: block.map { [$0] } ?? []) : nil
  }

  private mutating func inject(
    _ step: InjectionOrder.Step, _ procedure: ProcedureID, agent: DiagnosticBlock.Agent?,
    notBefore: CalendarDate?, _ profile: ClinicalProfile
  ) -> PolicyStep? {
    let levels = ranker.protocolInForce.nextStep?.burdens.first { $0.procedure == procedure }?
      .levels
    guard
      let injection = desk.world.commonPlace(
        of: procedure, for: step.source, in: desk.patient, levels: levels ?? 1, agent: agent)
    else { return nil }
    given += 1
    return .inject(injection, notBefore: notBefore)
  }
}

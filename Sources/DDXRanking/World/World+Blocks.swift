package import DDXCore
import DDXInference

/// An injection that is to be given.
package struct Injection: Hashable, Sendable {
  /// The procedure.
  package let procedure: ProcedureID
  /// The source that it is aimed at.
  package let target: SourceID
  /// The side.
  package let side: Side
  /// The levels.
  package let levels: [Level]
  /// The agent, if one is required.
  package let agent: DiagnosticBlock.Agent?

  /// Creates an injection.
  package init(
    procedure: ProcedureID, target: SourceID, side: Side, levels: [Level],
    agent: DiagnosticBlock.Agent?
  ) {
    self.procedure = procedure
    self.target = target
    self.side = side
    self.levels = levels
    self.agent = agent
  }
}

extension World {
  /// Gives an injection, under live contrast and with a diary: the block as it is written down.
  ///
  /// What may go wrong goes wrong as the response model says: the needle misses or the injectate runs
  /// into a vessel, each time anew; anatomy defeats every block of one approach on one side; a placebo
  /// works in some patients more than in others.
  ///
  /// - Parameters:
  ///   - injection: The injection.
  ///   - patient: The patient.
  ///   - profile: What is known of the patient; the blocks of it are those given before.
  ///   - day: The day.
  /// - Returns: The block; nil where the edition does not say how one responds.
  package func block(
    _ injection: Injection, in patient: VirtualPatient, knownAs profile: ClinicalProfile,
    on day: CalendarDate
  ) -> DiagnosticBlock? {
    guard let model = maker.blockModel, model.weighs(injection.procedure) else { return nil }
    let earlier = profile.blocks.count { $0.procedure == injection.procedure }
    var generator = patient.generator(of: "block " + injection.procedure.name, earlier)
    let uptake = model.terms(of: injection.procedure)?.uptake.value ?? 0
    let isSeen = generator.happens(uptake)
    let placement = Placement(
      procedure: injection.procedure, side: injection.side, levels: injection.levels)
    let known = model.patient(profile)
    let instrument = model.instrument(
      placement, manner: .init(uptake: isSeen ? 1 : 0), patient: known, coverage: [])
    var channel = patient.generator(of: "channel " + instrument.channel)
    let outcome = instrument.outcome(
      share: share(of: patient, reachedBy: placement, known),
      hasTrait: patient.hasPlaceboTrait,
      isFailed: channel.happens(instrument.channelFailure), at: generator.unit())
    return block(
      injection, on: day, outcome: outcome, isPlain: model.isPlain(injection.procedure),
      isSeen: isSeen, model, &generator)
  }

  /// What part of the pain a placement reaches, 0 … 1.
  private func share(
    of patient: VirtualPatient, reachedBy placement: Placement, _ known: BlockModel.Patient
  ) -> Double {
    guard let model = maker.blockModel else { return 0 }
    let reached = patient.truth.reduce(0.0) { sum, cause in
      let source = strata[patient.stratum].sources[cause.index].source
      let site = SiteShare(site: cause.site, share: 1)
      return sum + model.reach(of: [placement], to: source, at: [site], in: known)[0][0]
    }
    return reached / Double(patient.truth.count)
  }

  /// How much of the pain of a source an injection at a block's place takes away, 0 … 1: whether a
  /// treatment that goes where the block went reaches what hurts.
  package func coverage(of source: SourceID, in patient: VirtualPatient, by block: DiagnosticBlock)
    -> Double
  {
    guard let model = maker.blockModel,
      let cause = patient.truth.first(where: { $0.source == source })
    else { return 0 }
    let known = BlockModel.Patient(sensitisation: 1, falseProvocation: 0, added: [])
    return model.reach(
      of: [Placement(block)], to: strata[patient.stratum].sources[cause.index].source,
      at: [SiteShare(site: cause.site, share: 1)], in: known)[0][0]
  }

  private func block(
    _ injection: Injection, on day: CalendarDate, outcome: Int, isPlain: Bool, isSeen: Bool,
    _ model: BlockModel, _ generator: inout SeededGenerator
  ) -> DiagnosticBlock {
    if injection.procedure == model.response.provocation.procedure {
      return DiagnosticBlock(
        procedure: injection.procedure, date: day, side: injection.side,
        levels: injection.levels,
        provocation: .init(
          isConcordant: outcome > 0, pain: nil, pressure: nil, controlDisc: .painless))
    }
    let isFull = isPlain ? outcome > 0 : outcome == 2
    // In steps of 5 % within the band, each as likely.
    let steps =
      isPlain
      ? (outcome > 0 ? Int(model.plainThreshold) / 5...20 : 0...Int(model.plainThreshold) / 5 - 1)
      : [0...9, 10...15, 16...20][outcome]
    let percent = Double(steps.lowerBound + generator.below(steps.count)) * 5
    return DiagnosticBlock(
      procedure: injection.procedure, date: day, side: injection.side, levels: injection.levels,
      agent: injection.agent ?? .lidocaine, relief: try? Relief(percent: percent),
      movements: isFull ? .better : nil, guidance: .fluoroscopy, contrast: .live,
      vascularUptake: isSeen ? .seen : .notSeen, sedation: DiagnosticBlock.Sedation.none,
      diary: .hourly)
  }
}

extension World {
  /// The burden of an injection; 0 if the edition does not state it.
  package func burden(of procedure: ProcedureID) -> Double {
    rules.nextStep?.burdens.first { $0.procedure == procedure }?.value.value ?? 0
  }

  /// The injection of a procedure where a source most often hurts in patients of this age and side of
  /// pain: where it is aimed by one who looks at no finding.
  package func commonPlace(
    of procedure: ProcedureID, for source: SourceID, in patient: VirtualPatient, levels: Int,
    agent: DiagnosticBlock.Agent?
  ) -> Injection? {
    guard
      let own = strata[patient.stratum].sources.first(where: { $0.id == source }),
      let term = own.source.assessment?.coverage.first(where: { $0.procedure == procedure })
    else { return nil }
    var sides: [Side: Double] = [:]
    var weights: [Level: Double] = [:]
    let kind = maker.vocabulary.procedure(procedure)?.levels
    for site in own.sites {
      sides[site.site.side, default: 0] += site.share
      if let level = site.site.level, level.kind == kind {
        weights[level, default: 0] += site.share
      }
    }
    let most = sides.values.max() ?? 0
    let likeliest = sides.filter { $0.value > most - 1e-9 }.map(\.key)
    let ordered = weights.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key.order > $1.key.order
    }
    return Injection(
      procedure: procedure, target: source,
      side: term.matchesSide && likeliest.count == 1 ? likeliest[0] : .unspecified,
      levels: ordered.prefix(levels).map(\.key).sorted { $0.order < $1.order }, agent: agent)
  }
}

extension World {
  /// A profile with one block more, on the day of that block.
  package static func profile(_ profile: ClinicalProfile, with block: DiagnosticBlock)
    -> ClinicalProfile
  { profile.adding(block) }

  /// A profile with more findings.
  package static func profile(_ profile: ClinicalProfile, with findings: [Finding])
    -> ClinicalProfile
  {
    profile.with(
      findings: (profile.findings + findings).sorted { $0.precedes($1) }, digest: profile.digest)
  }
}

extension CriterionStatus {
  /// The state of a criterion in a profile whose blocks are in order of date.
  package static func count(_ criterion: Criterion, in profile: ClinicalProfile)
    -> CriterionStatus
  { CriterionStatus(criterion, profile: profile) }
}

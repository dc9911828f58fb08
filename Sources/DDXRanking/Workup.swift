import DDXCore
import DDXInference

/// Everything worked out about one profile: the answers of the modules, the network, the posterior.
struct Workup {
  let profile: ClinicalProfile
  /// What its findings say.
  let findings: FindingsWorkup
  /// What each placement covers of each cause in each state: cause, state, placement.
  let reach: [[[Double]]]
  /// The posterior from everything.
  let posterior: Posterior
  /// The blocks, where the protocol weighs them.
  let blocks: WeighedBlocks?

  /// The answers of the modules.
  var answers: ModuleAnswers { findings.answers }
  /// The network and the way back from it.
  var assembly: NetworkAssembler.Assembly { findings.assembly }
  /// The profile with what all its findings imply, also those that are only possible or said to be gone.
  var implied: ClinicalProfile { findings.everything }
  /// Its findings and what they imply, without what follows from those that are only possible.
  var heard: [Finding] {
    implied.findings.filter { finding in
      if finding.origin != nil, case .uncertain = finding.state { return false }
      return true
    }
  }

  /// The blocks of a profile as the panel sees them.
  struct WeighedBlocks {
    let model: BlockModel
    let patient: BlockModel.Patient
    /// The instruments: those of the recorded blocks, and of those that may come next.
    let panels: Panels
    /// The evidence of the findings, as the instruments of the recorded blocks need it.
    let view: PanelView
    let readings: BlockReadings
    /// The placements that may come next, each with its instrument.
    let candidates: [(placement: Placement, instrument: Int)]

    /// The readings of the recorded blocks.
    var given: [Reading] { readings.given }
    /// The posterior after the recorded blocks.
    var state: PanelState { view.state(after: given) }
  }
}

extension WorkupMaker {
  /// A workup with these placements as those that may come next.
  func workup(_ workup: Workup, offering placements: [Placement]) throws(RankingError) -> Workup {
    if let known = workup.offering(placements) { return known }
    return try self.workup(workup.profile, on: workup.findings, candidates: placements)
  }

  /// A workup once a block at a placement was read, which makes this profile.
  func workup(
    _ workup: Workup, after outcomes: ClosedRange<Int>, of placement: Placement,
    making profile: ClinicalProfile
  ) throws(RankingError) -> Workup {
    if let known = try workup.after(outcomes, of: placement, making: profile) { return known }
    return try self.workup(profile, on: workup.findings)
  }
}

extension Workup {
  /// The same workup with other placements that may come next, or nil where its instruments are not
  /// theirs.
  fileprivate func offering(_ placements: [Placement]) -> Workup? {
    guard let blocks else { return nil }
    var chosen: [(placement: Placement, instrument: Int)] = []
    for placement in placements {
      guard let known = blocks.candidates.first(where: { $0.placement == placement }) else {
        return nil
      }
      chosen.append(known)
    }
    return Workup(
      profile: profile, findings: findings, reach: reach, posterior: posterior,
      blocks: .init(
        model: blocks.model, patient: blocks.patient, panels: blocks.panels, view: blocks.view,
        readings: blocks.readings, candidates: chosen))
  }

  /// What is known once a block at a placement that may come next was read, or nil where it can't be
  /// weighed on top: it is one session with another then, or at another place.
  fileprivate func after(
    _ outcomes: ClosedRange<Int>, of placement: Placement, making profile: ClinicalProfile
  ) throws(RankingError) -> Workup? {
    guard let blocks,
      let instrument = blocks.candidates.first(where: { $0.placement == placement })?.instrument,
      profile.sessions.count == self.profile.sessions.count + 1
    else { return nil }
    let readings = blocks.readings.adding(
      Reading(instrument: instrument, outcomes: outcomes), block: profile.blocks.count - 1)
    let view = try blocks.panels.view(ranking: readings.given)
    return Workup(
      profile: profile, findings: findings, reach: reach,
      posterior: try view.posterior(ranking: readings.given),
      blocks: .init(
        model: blocks.model, patient: blocks.patient, panels: blocks.panels, view: view,
        readings: readings, candidates: blocks.candidates))
  }
}

/// The evidence of the findings of a profile, independent of any blocks: worked out once for a
/// profile and everything that may follow.
struct FindingsWorkup {
  /// The profile with what all its findings imply, also those that are said to be gone.
  let everything: ClinicalProfile
  let answers: ModuleAnswers
  let assembly: NetworkAssembler.Assembly
  let evidence: ContextEvidence
}

/// Works profiles up under one protocol.
struct WorkupMaker: Sendable {
  private(set) var rules: ClinicalProtocol
  let registry: Registry
  let other: DeclaredSource
  let assembler: NetworkAssembler
  private(set) var blockModel: BlockModel?
  let vocabulary: Vocabulary
  /// The free questions.
  let questions: [FreeFinding]
  /// What examines each source at no cost.
  let examinations: [SourceID: Set<FindingCode>]
  /// The shapes of the panels that were made last: forecasts and draws make them again and again.
  let panels = PanelShapes()

  init(
    rules: ClinicalProtocol, registry: Registry, other: DeclaredSource,
    assembler: NetworkAssembler, vocabulary: Vocabulary
  ) {
    self.rules = rules
    self.registry = registry
    self.other = other
    self.assembler = assembler
    self.vocabulary = vocabulary
    blockModel = rules.response.map { BlockModel(response: $0, vocabulary: vocabulary) }
    questions = FreeFinding.all(in: assembler.model, vocabulary)
    examinations = FreeFinding.examinations(in: assembler.model, vocabulary)
  }

  /// The same maker with other rules for blocks, on findings that were worked up already.
  func reading(blocksBy rules: ClinicalProtocol) -> WorkupMaker {
    var maker = self
    maker.rules = rules
    maker.blockModel = rules.response.map { BlockModel(response: $0, vocabulary: vocabulary) }
    return maker
  }

  /// Works out the evidence of the findings of a profile.
  func findings(of profile: ClinicalProfile) throws(RankingError) -> FindingsWorkup {
    let everything = profile.expanded(by: vocabulary, withPossible: true)
    let standing = profile.standing
    let isAllCertain = profile.findings.allSatisfy {
      $0.state == .present || $0.state == .absent
    }
    let isAllStanding = standing.findings.count == profile.findings.count
    let expanded =
      isAllCertain && isAllStanding ? everything : standing.expanded(by: vocabulary)
    let answers = try ModuleAnswers(
      profile: standing, expanded: expanded.inCanonicalOrder, rules: rules, registry: registry,
      other: other, vocabulary: vocabulary)
    let assembly = assembler.assemble(
      answers.sources, age: Double(profile.patient.age), painSide: profile.pain.side,
      multipleSources: rules.multipleSources.value)
    do {
      return FindingsWorkup(
        everything: everything, answers: answers, assembly: assembly,
        evidence: try ContextEvidence(of: assembly.network))
    } catch {
      throw RankingError(error)
    }
  }

  /// Works out everything about a profile.
  ///
  /// Candidates are placements that may come next: sites that they distinguish stay separate.
  func workup(_ profile: ClinicalProfile, candidates: [Placement] = [])
    throws(RankingError) -> Workup
  {
    try workup(profile, on: findings(of: profile), candidates: candidates)
  }

  /// Works the blocks of a profile up, on what its findings say.
  func workup(
    _ profile: ClinicalProfile, on findings: FindingsWorkup, candidates: [Placement] = []
  ) throws(RankingError) -> Workup {
    let assembly = findings.assembly
    guard let blockModel else {
      let posterior = try Posterior(ranking: findings.evidence)
      return Workup(
        profile: profile, findings: findings, reach: assembly.sites.map { $0.map { _ in [] } },
        posterior: posterior, blocks: nil)
    }
    let patient = blockModel.patient(profile)
    let readings = BlockReadings(profile: profile, model: blockModel, patient: patient)
    let placements = readings.placements + candidates
    let reach = zip(assembly.sources, assembly.sites).map { source, sites in
      blockModel.reach(of: placements, to: source, at: sites, in: patient)
    }
    func coverage(_ placement: Int) -> [[Double]] { reach.map { $0.map { $0[placement] } } }
    var instruments = readings.makers.enumerated().map { $1(coverage($0)) }
    let firstCandidate = instruments.count
    for (index, candidate) in candidates.enumerated() {
      instruments.append(
        blockModel.instrument(
          candidate, manner: BlockModel.asAdvised, patient: patient,
          coverage: coverage(firstCandidate + index)))
    }
    let panels = Panels(
      network: assembly.network, evidence: findings.evidence, instruments: instruments,
      trait: blockModel.response.placebo.trait.value, shapes: panels)
    let view = try panels.view(ranking: readings.given)
    return Workup(
      profile: profile, findings: findings, reach: reach,
      posterior: try view.posterior(ranking: readings.given),
      blocks: .init(
        model: blockModel, patient: patient, panels: panels, view: view, readings: readings,
        candidates: Array(zip(candidates, firstCandidate..<instruments.count))))
  }
}

extension Panel {
  /// Makes a panel and says in the ranking's words why it can't.
  init(ranking network: Network, instruments: [Instrument], trait: Double) throws(RankingError) {
    do {
      try self.init(network: network, instruments: instruments, trait: trait)
    } catch {
      throw RankingError(error)
    }
  }
}

extension Panels {
  /// The view of the instruments of some readings; says in the ranking's words why there is none.
  func view(ranking readings: [Reading]) throws(RankingError) -> PanelView {
    do {
      return try view(of: Set(readings.map(\.instrument)))
    } catch {
      throw RankingError(error)
    }
  }

  /// What is known after some readings; says in the ranking's words why that can't be told.
  func state(ranking readings: [Reading]) throws(RankingError) -> PanelState {
    do {
      return try state(after: readings)
    } catch {
      throw RankingError(error)
    }
  }

  /// What may be read next; says in the ranking's words why that can't be told.
  func outlook(
    ranking instruments: [Int], after readings: [Reading]
  ) throws(RankingError) -> Outlook {
    do {
      return try outlook(for: instruments, after: readings)
    } catch {
      throw RankingError(error)
    }
  }
}

extension PanelView {
  /// The posterior once the blocks were read; says in the ranking's words why there is none.
  func posterior(ranking readings: [Reading]) throws(RankingError) -> Posterior {
    do {
      return try posterior(after: readings)
    } catch {
      throw RankingError(error)
    }
  }
}

extension Posterior {
  /// Reads a posterior and says in the ranking's words why it can't.
  init(ranking evidence: ContextEvidence) throws(RankingError) {
    do {
      self = try Posterior(from: evidence)
    } catch {
      throw RankingError(error)
    }
  }
}

extension ClinicalProfile {
  /// The profile without the findings that are said to be gone: they are for the safety verdict.
  var standing: ClinicalProfile {
    guard findings.contains(where: { $0.course == .resolved }) else { return self }
    return with(findings: findings.filter { $0.course != .resolved }, digest: digest)
  }
}

import DDXCore
import DDXInference

/// All that was worked out of one profile: what the modules said, the network, the posterior.
struct Workup {
  let profile: ClinicalProfile
  let answers: ModuleAnswers
  let assembly: NetworkAssembler.Assembly
  /// The posterior from the findings alone.
  let beforeBlocks: Posterior
  /// The posterior from everything.
  let posterior: Posterior
  /// The blocks, where the protocol weighs them.
  let blocks: WeighedBlocks?

  /// The blocks of a profile as the panel sees them.
  struct WeighedBlocks {
    let model: BlockModel
    let patient: BlockModel.Patient
    let panel: Panel
    let readings: BlockReadings
    /// The instruments of the placements that may come next, in the order they were given.
    let candidates: [Int]
  }
}

/// Works profiles up under one protocol.
struct WorkupMaker: Sendable {
  let rules: ClinicalProtocol
  let registry: Registry
  let other: DeclaredSource
  let assembler: NetworkAssembler
  let blockModel: BlockModel?
  let vocabulary: Vocabulary

  /// Works a profile up.
  ///
  /// Candidates are placements that may come next: sites they tell apart stay apart.
  func workup(_ profile: ClinicalProfile, candidates: [Placement] = [])
    throws(RankingError) -> Workup
  {
    let answers = try ModuleAnswers(
      profile: profile.standing, expanded: expanded(profile.standing), rules: rules,
      registry: registry, other: other, vocabulary: vocabulary)
    guard let blockModel else {
      let assembly = assembler.assemble(
        answers.sources, age: age(profile), painSide: profile.pain.side,
        multipleSources: rules.multipleSources.value)
      let posterior = try Posterior(ranking: assembly.network)
      return Workup(
        profile: profile, answers: answers, assembly: assembly, beforeBlocks: posterior,
        posterior: posterior, blocks: nil)
    }
    let patient = blockModel.patient(profile)
    let readings = BlockReadings(profile: profile, model: blockModel, patient: patient)
    let placements = readings.placements + candidates
    let assembly = assembler.assemble(
      answers.sources, age: age(profile), painSide: profile.pain.side,
      multipleSources: rules.multipleSources.value
    ) { source, site in
      placements.map { blockModel.coverage($0, of: source, at: site, in: patient) }
    }
    func coverage(_ placement: Int) -> [[Double]] {
      assembly.reach.map { $0.map { $0[placement] } }
    }
    var instruments = readings.makers.enumerated().map { $1(coverage($0)) }
    let firstCandidate = instruments.count
    for (index, candidate) in candidates.enumerated() {
      instruments.append(
        blockModel.instrument(
          candidate, manner: BlockModel.asAdvised, patient: patient,
          coverage: coverage(firstCandidate + index)))
    }
    let panel = try Panel(
      ranking: assembly.network, instruments: instruments,
      trait: blockModel.response.placebo.trait.value)
    let before = try Posterior(ranking: assembly.network, keeping: panel.classes)
    return Workup(
      profile: profile, answers: answers, assembly: assembly, beforeBlocks: before,
      posterior: try before.after(readings.readings.map(\.reading), panel),
      blocks: .init(
        model: blockModel, patient: patient, panel: panel, readings: readings,
        candidates: Array(firstCandidate..<instruments.count)))
  }

  /// The profile with what its findings imply, in canonical order.
  func expanded(_ profile: ClinicalProfile) -> ClinicalProfile {
    profile.expanded(by: vocabulary).inCanonicalOrder
  }

  private func age(_ profile: ClinicalProfile) -> Double { Double(profile.patient.age) }
}

extension Panel {
  /// Makes a panel and says in the ranking's words why it can't.
  init(ranking network: Network, instruments: [Instrument], trait: Double) throws(RankingError) {
    do {
      self = try Panel(network: network, instruments: instruments, trait: trait)
    } catch {
      throw RankingError(error)
    }
  }
}

extension Posterior {
  /// Computes a posterior and says in the ranking's words why it can't.
  init(ranking network: Network, keeping kept: [[Int]]? = nil) throws(RankingError) {
    do {
      self = try Posterior(of: network, keeping: kept)
    } catch {
      throw RankingError(error)
    }
  }

  /// The posterior once the blocks were read.
  func after(_ readings: [Reading], _ panel: Panel) throws(RankingError) -> Posterior {
    if readings.isEmpty { return self }
    do {
      return try multiplied(by: panel.likelihoods(readings, in: self))
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

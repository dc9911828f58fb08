import DDXCore
import DDXInference

/// All that was worked out of one profile: what the modules said, the network, the posterior.
struct Workup {
  let profile: ClinicalProfile
  let answers: ModuleAnswers
  let assembly: NetworkAssembler.Assembly
  /// The network with the blocks as a factor.
  let network: Network
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

  /// Works a profile up.
  ///
  /// Candidates are placements that may come next: sites they tell apart stay apart.
  func workup(_ profile: ClinicalProfile, candidates: [Placement] = [])
    throws(RankingError) -> Workup
  {
    let answers = try ModuleAnswers(
      profile: profile, rules: rules, registry: registry, other: other)
    guard let blockModel else {
      let assembly = assembler.assemble(
        answers.sources, multipleSources: rules.multipleSources.value)
      let posterior = try Posterior(ranking: assembly.network)
      return Workup(
        profile: profile, answers: answers, assembly: assembly, network: assembly.network,
        beforeBlocks: posterior, posterior: posterior, blocks: nil)
    }
    let patient = blockModel.patient(profile)
    let readings = BlockReadings(profile: profile, model: blockModel, patient: patient)
    let placements = readings.placements + candidates
    let assembly = assembler.assemble(
      answers.sources, multipleSources: rules.multipleSources.value
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
    let panel: Panel
    do {
      panel = try Panel(
        network: assembly.network, instruments: instruments,
        trait: blockModel.response.placebo.trait.value)
    } catch {
      throw RankingError(error)
    }
    let before = try Posterior(ranking: assembly.network)
    let network: Network
    if readings.readings.isEmpty {
      network = assembly.network
    } else {
      let factor = panel.factor(
        readings.readings.map(\.reading), name: "blocks", in: before.space)
      network = Network(
        causes: assembly.network.causes, prior: assembly.network.prior,
        observations: assembly.network.observations, factors: [factor])
    }
    return Workup(
      profile: profile, answers: answers, assembly: assembly, network: network,
      beforeBlocks: before,
      posterior: readings.readings.isEmpty ? before : try Posterior(ranking: network),
      blocks: .init(
        model: blockModel, patient: patient, panel: panel, readings: readings,
        candidates: Array(firstCandidate..<instruments.count)))
  }
}

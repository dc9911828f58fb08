public import DDXCore
import DDXInference

extension Ranker {
  /// A ranker for other rules over the same evidence.
  ///
  /// Fits to the evidence are reused if P(two or more sources) is the same.
  ///
  /// - Returns: nil where the rules use other editions of the evidence, which must be loaded.
  /// - Throws: ``RegistryError`` when the modules can't work together.
  public func under(_ rules: ClinicalProtocol) throws(RegistryError) -> Ranker? {
    guard rules.evidenceEditions == self.rules.evidenceEditions else { return nil }
    let rules = rules.forbidding(vocabulary.contraindications)
    let isSamePrior = rules.multipleSources.value == self.rules.multipleSources.value
    let assembler =
      isSamePrior
      ? maker.assembler
      : NetworkAssembler(
        model: try EvidenceModel(
          tables: maker.registry.modules.compactMap { module in
            rules.evidenceEditions[module.source.descriptor.id] == nil ? nil : module.table
          },
          other: maker.other.table, multipleSources: rules.multipleSources.value))
    return Ranker(
      rules: rules, vocabulary: vocabulary,
      maker: WorkupMaker(
        rules: rules, registry: maker.registry, other: maker.other, assembler: assembler,
        vocabulary: vocabulary))
  }

  /// The sources with their probabilities, most probable first; ties by id.
  ///
  /// They are those of a full ranking, bit for bit; nothing is explained and nothing recommended.
  ///
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public func posttests(of profile: ClinicalProfile) throws(RankingError) -> [Standing] {
    try maker.workup(profile.inCanonicalOrder).standings
  }

  /// The reliefs at which the meaning of a block changes: the ends of the bands, and the thresholds of
  /// criteria; in rising order.
  package var reliefEdges: [Relief] {
    Set([.half, .most] + rules.criteria.map(\.relief)).sorted()
  }

  /// What a full ranking comes to, without looking ahead and without the reasons.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - asks: Whether what is to be asked first comes before a step; otherwise the step is the one as
  ///     things stand.
  /// - Returns: The decision.
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public func decision(
    for profile: ClinicalProfile, asks: Bool = true
  ) throws(RankingError) -> Decision {
    let workup = try maker.workup(profile.inCanonicalOrder)
    let (candidates, signs, step) = try outline(
      of: workup, asks: asks && rules.nextStep?.askFrom != nil)
    guard let step else {
      return Decision(
        safety: verdict(signs, on: workup, nil).brief, standings: workup.standings, step: nil,
        agent: nil)
    }
    return Decision(
      safety: verdict(signs, on: workup, step), candidates: candidates, recommendation: step)
  }
}

extension Workup {
  /// The assessed sources, most probable first; ties by id.
  ///
  /// What was not assessed is in `other`.
  var standings: [Standing] { assembly.standings(posterior) }
}

extension NetworkAssembler.Assembly {
  /// The assessed sources under a posterior, most probable first; ties by id.
  func standings(_ posterior: Posterior) -> [Standing] {
    let hidden = hidden
    return sources.indices.compactMap { index -> Standing? in
      let source = sources[index]
      guard source.assessment != nil else { return nil }
      return Standing(
        source: source.id,
        posttest: Probability(
          clamping: source.id == .other
            ? posterior.probability(ofAny: hidden) : posterior.marginals[index]))
    }.sorted {
      ByProbability($0.posttest.value, $0.source) < ByProbability($1.posttest.value, $1.source)
    }
  }

  /// The causes that count as `other`: itself and what was not assessed.
  var hidden: [Int] {
    sources.indices.filter { sources[$0].assessment == nil || sources[$0].id == .other }
  }
}

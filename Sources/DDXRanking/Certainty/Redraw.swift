import DDXCore
import DDXDraws
import DDXInference

/// One profile, worked out repeatedly with different numbers.
///
/// Everything that does not depend on a number is done once: the reading by the modules, the families of
/// findings, and the places of the records. A draw only makes new numbers, network and posterior. So it
/// gives the same result as ranking the profile under the drawn edition.
struct Redraw: Sendable {
  let ranker: Ranker
  /// The profile as it is ranked.
  let workup: Workup
  /// How many patients have several sources.
  let multiple: ProportionQuantity
  /// The numbers of the protocol.
  let rules: RulesQuantities
  /// The reference mix.
  let mix: MixQuantities
  /// The numbers of each source.
  let sources: [SourceQuantities]
  /// The numbers of each family of recorded findings.
  let families: [(key: String, quantities: FamilyQuantities)]
  /// The numbers of each recorded scale.
  let scales: [(key: String, quantities: ScaleQuantities)]

  /// Prepares the draws of a profile that was worked up.
  init(_ workup: Workup, under ranker: Ranker) {
    self.ranker = ranker
    self.workup = workup
    let maker = ranker.maker
    multiple = CitedRows(of: nil, ranker.rules.citations).multipleSources(ranker.rules)
    rules = RulesQuantities(ranker.rules)
    var tables: [SourceID: EvidenceTable] = [.other: maker.other.table]
    var rows: [SourceID: CitedRows] = [.other: CitedRows(maker.other.table)]
    for module in maker.registry.modules {
      let id = module.source.descriptor.id
      tables[id] = module.isDeclared ? module.table : nil
      rows[id] = module.table.map { CitedRows($0) } ?? CitedRows(of: id, module.source.citations)
    }
    mix = MixQuantities(
      maker.assembler.model.sources.compactMap { id in
        id == .other
          ? maker.other.table
          : maker.registry.modules.first { $0.source.descriptor.id == id }?.table
      }, model: maker.assembler.model)
    sources = workup.assembly.sources.map { source in
      SourceQuantities(
        source, table: tables[source.id],
        rows: rows[source.id] ?? CitedRows(of: source.id, []), profile: workup.profile)
    }
    let list = workup.assembly.list
    families = list.families.sorted { $0.key < $1.key }.compactMap { key, family in
      guard let recorded = list.findings[key] else { return nil }
      return (
        key, FamilyQuantities(family, recorded: Set(recorded.map(\.code)), rows: rows)
      )
    }
    scales = list.scales.sorted { $0.key < $1.key }.compactMap { key, scale in
      list.findings[key].map { _ in (key, ScaleQuantities(scale, rows: rows)) }
    }
  }

  /// All that is drawn, some of it more than once.
  var all: [any CitedQuantity] {
    var all: [any CitedQuantity] = [multiple] + mix.all
    for source in sources { all += source.all }
    for family in families { all += family.quantities.all }
    for scale in scales { all += scale.quantities.all }
    return all + (BlockQuantities(self)?.all ?? [])
  }

  /// The profile in a draw.
  ///
  /// - Throws: ``RankingError`` when the evidence is impossible under the numbers of the draw.
  func workup(in draw: ParameterDraw) throws(RankingError) -> Workup {
    let isTreated = !workup.profile.blocks.isEmpty
    return try workup(
      in: draw, isTreated: isTreated,
      isTreated ? ranker.maker.reading(blocksBy: rules.rules(in: draw)) : ranker.maker)
  }

  /// The post-test probability of each source of the network, `other` with what was not assessed.
  func posttests(_ workup: Workup) -> [Double] {
    workup.assembly.sources.enumerated().map { index, source in
      source.id == .other
        ? workup.posterior.probability(ofAny: workup.assembly.hidden)
        : workup.posterior.marginals[index]
    }
  }

  /// What would be done in a draw, as things stand: nothing is asked first.
  ///
  /// - Returns: nil where the protocol has no rules for it.
  /// - Throws: ``RankingError`` when the evidence is impossible under the numbers of the draw.
  func recommendation(in draw: ParameterDraw) throws(RankingError) -> Recommendation? {
    let rules = rules.rules(in: draw)
    guard let next = rules.nextStep else { return nil }
    let maker = ranker.maker.reading(blocksBy: rules)
    let drawn = try workup(in: draw, isTreated: true, maker)
    let candidates = Explainer(
      workup: drawn, other: maker.other.table, explains: false
    ).candidates(titles: [:])
    return try Recommender(
      rules: rules, next: next, vocabulary: ranker.vocabulary, maker: maker
    ).recommendation(
      for: drawn, candidates: candidates, safety: ranker.signs(of: drawn, candidates),
      looksAhead: false, asks: false)
  }

  private func workup(
    in draw: ParameterDraw, isTreated: Bool, _ maker: WorkupMaker
  ) throws(RankingError) -> Workup {
    try maker.workup(workup.profile, on: findings(in: draw, isTreated: isTreated))
  }

  /// What the findings of the profile say in a draw.
  private func findings(
    in draw: ParameterDraw, isTreated: Bool
  ) throws(RankingError) -> FindingsWorkup {
    let multiple = multiple.value(in: draw)
    let model = mix.model(in: draw, multipleSources: multiple)
    let sources = sources(in: draw, isTreated: isTreated)
    var drawn = workup.assembly.list.families
    for (key, quantities) in families { drawn[key] = quantities.family(in: draw) }
    var graded = workup.assembly.list.scales
    for (key, quantities) in scales { graded[key] = quantities.family(in: draw) }
    let assembly = NetworkAssembler.assemble(
      sources,
      from: workup.assembly.list.restated(drawn, graded, in: model),
      prior: NetworkAssembler.prior(of: sources, multipleSources: multiple))
    do {
      return FindingsWorkup(
        everything: workup.findings.everything, answers: workup.answers, assembly: assembly,
        evidence: try ContextEvidence(of: assembly.network))
    } catch {
      throw RankingError(error)
    }
  }

  /// The shares of the sources in a draw; `other` with what added modules leave it.
  func shares(in draw: ParameterDraw) -> DrawnShares {
    let own = sources.map { $0.share(in: draw) }
    let all = workup.assembly.sources
    let parts = all.map { source in
      source.parts.map { part in
        (id: part.id, share: all.firstIndex { $0.id == part.id }.map { own[$0] } ?? part.share)
      }
    }
    return DrawnShares(
      own: own,
      left: all.indices.map { index in
        let asked = parts[index].reduce(0) { $0 + $1.share }
        return all[index].id == .other
          ? max(own[index] - asked, ranker.rules.otherFloor) : own[index]
      }, parts: parts)
  }

  /// The sources in a draw.
  private func sources(
    in draw: ParameterDraw, isTreated: Bool
  ) -> [NetworkAssembler.Source] {
    let shares = shares(in: draw)
    return sources.indices.map { index in
      sources[index].source(
        in: draw, own: shares.own[index], share: shares.left[index], parts: shares.parts[index],
        isTreated: isTreated)
    }
  }
}

/// The shares of the sources of a profile in a draw.
struct DrawnShares {
  /// The share of each, before added modules take anything from it.
  let own: [Double]
  /// The share of each.
  let left: [Double]
  /// The shares that added modules took from each.
  let parts: [[(id: SourceID, share: Double)]]
}

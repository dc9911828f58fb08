import DDXCore
import DDXInference

/// Turns a posterior back into clinical words: who is where, and what each finding was worth.
struct Explainer {
  let workup: Workup
  let other: EvidenceTable
  private let single: SingleEvidence

  private var assembly: NetworkAssembler.Assembly { workup.assembly }
  private var posterior: Posterior { workup.posterior }

  init(workup: Workup, other: EvidenceTable) {
    self.workup = workup
    self.other = other
    self.single = SingleEvidence(workup.assembly.network)
  }

  /// The candidates, most probable first, ties by id.
  ///
  /// What was not assessed counts as `other`. Without `explains` nothing says why: no evidence, and
  /// nothing for what each source is alone.
  func candidates(titles: [SourceID: String], explains: Bool = true) -> [Candidate] {
    let hidden = workup.assembly.hidden
    var candidates = assembly.sources.indices.compactMap { index -> Candidate? in
      let source = assembly.sources[index]
      guard let assessment = source.assessment else { return nil }
      let isOther = source.id == .other
      return Candidate(
        source: source.id, title: isOther ? other.title : titles[source.id] ?? source.id.name,
        rank: 0,
        pretest: Probability(
          clamping: isOther ? pretest(ofAny: hidden) : assembly.network.prior.marginals[index]),
        posttest: Probability(
          clamping: isOther ? posttest(ofAny: hidden) : posterior.marginals[index]),
        alone: explains ? Probability(clamping: alone(index)) : .zero,
        sites: sites(index), shareTerms: assessment.shareTerms,
        evidence: explains ? completed(evidence(index) + blockEvidence(index), index) : [],
        suspects: isOther ? suspects : [])
    }
    candidates.sort {
      $0.posttest != $1.posttest ? $0.posttest > $1.posttest : $0.source < $1.source
    }
    return candidates.enumerated().map { $1.ranked($0 + 1) }
  }

  /// What the posterior itself says a reader should know.
  var notes: [RankingNote] {
    var together = assembly.network.observations.reduce(0) {
      $0 + logarithm(single.probability(of: $1))
    }
    if let blocks = workup.blocks {
      together += logarithm(
        blocks.panel.probability(of: blocks.readings.readings.map(\.reading)))
    }
    let conflict = together - posterior.logEvidence
    return conflict > Self.conflictLimit ? [.conflict(nats: conflict)] : []
  }

  /// The log ratio by which the findings may be less probable together than one by one before
  /// the profile is called contradictory [Jensen1991]; the value is assumed.
  static let conflictLimit = 0.3

  private func pretest(ofAny causes: [Int]) -> Double {
    let prior = assembly.network.prior
    let none = causes.reduce(1) { $0 * (1 - prior.probabilities[$1]) }
    return (1 - none) / prior.atLeastOne
  }

  private func posttest(ofAny causes: [Int]) -> Double {
    workup.posterior.probability(ofAny: causes)
  }

  private func sites(_ index: Int) -> [Candidate.RankedSite] {
    let pretest = assembly.network.prior.marginals[index]
    return assembly.sites[index].enumerated().map { state, site in
      Candidate.RankedSite(
        site: site.site, pretest: Probability(clamping: pretest * site.share),
        posttest: Probability(clamping: posterior.states[index][state]))
    }.sorted { left, right in
      // Sites that nothing tells apart differ in their last bits only.
      let (first, second) = (left.posttest.value, right.posttest.value)
      return abs(first - second) > 1e-12 ? first > second : left.site < right.site
    }
  }

  /// The nodes that a source itself states something of.
  private func ownNodes(_ index: Int) -> [RecordedNode] {
    assembly.nodes.filter { $0.citations[assembly.sources[index].id] != nil }
  }

  /// P(source | its own evidence), site by site, with nothing explained away.
  private func alone(_ index: Int) -> Double {
    var ratios = assembly.sites[index].map(\.share)
    for node in ownNodes(index) {
      let answer = single.answer(to: node.observation)
      let without = answer.probability(without: index)
      let with = answer.probabilities(with: index)
      for state in ratios.indices { ratios[state] *= with[state] / without }
    }
    if let blocks = workup.blocks, isReached(index) {
      let (absent, states) = blocks.panel.conditional(
        blocks.readings.readings.map(\.reading), cause: index)
      for state in ratios.indices { ratios[state] *= states[state] / absent }
    }
    let pretest = assembly.network.prior.marginals[index]
    let odds = pretest / (1 - pretest) * ratios.reduce(0, +)
    return odds.isFinite ? odds / (1 + odds) : 1
  }

  /// P(observation | source) / P(observation | not the source).
  private func ratio(_ observation: Observation, _ index: Int) -> Double {
    let answer = single.answer(to: observation)
    let with = zip(assembly.sites[index], answer.probabilities(with: index))
      .reduce(0) { $0 + $1.0.share * $1.1 }
    return with / answer.probability(without: index)
  }

  /// What the findings say together of the site, beyond what the rows say of the source: in log-odds
  /// all rows then add up to ``Candidate/alone``.
  private func completed(_ rows: [EvidenceRow], _ index: Int) -> [EvidenceRow] {
    let (pretest, alone) = (assembly.network.prior.marginals[index], alone(index))
    guard pretest < 1, alone < 1 else { return rows }
    let whole = logarithm(alone / (1 - alone)) - logarithm(pretest / (1 - pretest))
    let rest = whole - rows.reduce(0) { $0 + $1.logOdds }
    guard abs(rest) > 1e-9 else { return rows }
    return rows + [
      EvidenceRow(kind: .interaction(group: "site"), logOdds: rest, group: nil, citation: nil)
    ]
  }

  private func evidence(_ index: Int) -> [EvidenceRow] {
    var rows: [(order: Int, row: EvidenceRow)] = []
    for node in ownNodes(index) {
      let citation = node.citations[assembly.sources[index].id]
      let whole = logarithm(ratio(node.observation, index))
      var explained = 0.0
      for (record, finding) in node.records.enumerated() {
        let rest = logarithm(ratio(node.without(record), index))
        explained += whole - rest
        rows.append(
          (
            order(of: finding),
            EvidenceRow(
              kind: .finding(finding), logOdds: whole - rest, group: node.group?.id,
              citation: citation)
          ))
      }
      if node.records.count > 1 {
        let last = node.records.map(order).max() ?? 0
        rows.append(
          (
            last,
            EvidenceRow(
              kind: .interaction(group: node.family), logOdds: whole - explained,
              group: node.group?.id, citation: nil)
          ))
      }
    }
    return rows.enumerated().sorted { left, right in
      (left.element.order, left.offset) < (right.element.order, right.offset)
    }.map(\.element.row)
  }

  private func order(of finding: Finding) -> Int {
    let findings = workup.profile.findings
    return findings.firstIndex { $0.isSameEntry(as: finding) } ?? findings.count
  }

  /// The suspects, most probable first: those with a probability of their own, and of the others
  /// those that a present finding points to.
  private var suspects: [Candidate.NamedSuspect] {
    guard let index = assembly.sources.firstIndex(where: { $0.id == .other }) else { return [] }
    let pretest = assembly.network.prior.marginals[index]
    return other.suspects.filter { !workup.answers.takenOver.contains($0.id) }.compactMap {
      suspect -> Candidate.NamedSuspect? in
      let pointers = suspect.pointers.filter { workup.profile.isPresent($0) }
      guard let place = assembly.sites[index].firstIndex(where: { $0.site.suspect == suspect.id })
      else {
        return pointers.isEmpty
          ? nil : .init(suspect: suspect, pointers: pointers, pretest: nil, posttest: nil)
      }
      return .init(
        suspect: suspect, pointers: pointers,
        pretest: Probability(clamping: pretest * assembly.sites[index][place].share),
        posttest: Probability(clamping: posterior.states[index][place]))
    }.enumerated().sorted { left, right in
      let (first, second) = (left.element.posttest ?? .zero, right.element.posttest ?? .zero)
      return first != second ? first > second : left.offset < right.offset
    }.map(\.element)
  }
}

extension EvidenceRow {
  init(kind: Kind, logOdds: Double, group: String?, citation: CitationID?) {
    self.init(
      kind: kind, ratio: LikelihoodRatio(clamping: exponential(logOdds)), logOdds: logOdds,
      group: group, citation: citation)
  }
}

extension Candidate {
  func ranked(_ rank: Int) -> Candidate {
    Candidate(
      source: source, title: title, rank: rank, pretest: pretest, posttest: posttest,
      alone: alone, sites: sites, shareTerms: shareTerms, evidence: evidence, suspects: suspects)
  }
}

extension Finding {
  /// An order of findings that no document changes: by code, side and level.
  func precedes(_ other: Finding) -> Bool {
    if code != other.code { return code < other.code }
    return Site(side: side, level: level) < Site(side: other.side, level: other.level)
  }
}

import DDXCore
import DDXInference

/// Turns a posterior back into clinical words: who is where, and what each finding was worth.
struct Explainer {
  let workup: Workup
  let other: EvidenceTable
  private let explains: Bool
  /// What each node says by itself, in full and with each record left out; empty where nothing is
  /// explained.
  private let answers: [NodeAnswers]

  private var assembly: NetworkAssembler.Assembly { workup.assembly }
  private var posterior: Posterior { workup.posterior }

  /// Without `explains` nothing says why: no evidence, and nothing for what each source is alone.
  init(workup: Workup, other: EvidenceTable, explains: Bool = true) {
    self.workup = workup
    self.other = other
    self.explains = explains
    let single = SingleEvidence(workup.assembly.network)
    self.answers =
      explains ? workup.assembly.nodes.map { NodeAnswers(to: $0, single: single) } : []
  }

  /// The candidates, most probable first, ties by id.
  ///
  /// What was not assessed counts as `other`.
  func candidates(titles: [SourceID: String]) -> [Candidate] {
    let hidden = workup.assembly.hidden
    var candidates = assembly.sources.indices.compactMap { index -> Candidate? in
      let source = assembly.sources[index]
      guard let assessment = source.assessment else { return nil }
      let isOther = source.id == .other
      let states = posterior.states(of: index)
      return Candidate(
        source: source.id, title: isOther ? other.title : titles[source.id] ?? source.id.name,
        rank: 0,
        pretest: Probability(
          clamping: isOther ? pretest(ofAny: hidden) : assembly.network.prior.marginals[index]),
        posttest: Probability(
          clamping: isOther ? posttest(ofAny: hidden) : posterior.marginals[index]),
        alone: explains ? Probability(clamping: alone(index)) : .zero,
        sites: sites(index, states), shareTerms: assessment.shareTerms,
        evidence: explains ? completed(evidence(index) + blockEvidence(index), index) : [],
        suspects: isOther ? suspects(states) : [])
    }
    candidates.sort {
      $0.posttest != $1.posttest ? $0.posttest > $1.posttest : $0.source < $1.source
    }
    return candidates.enumerated().map { $1.ranked($0 + 1) }
  }

  /// What the posterior itself says a reader should know.
  var notes: [RankingNote] {
    var together = answers.reduce(0) { $0 + logarithm($1.whole.probability) }
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

  /// The sites of a source, given P(present at each of them | evidence), most probable first.
  private func sites(_ index: Int, _ states: [Double]) -> [Candidate.RankedSite] {
    let pretest = assembly.network.prior.marginals[index]
    return assembly.sites[index].enumerated().map { state, site in
      Candidate.RankedSite(
        site: site.site, pretest: Probability(clamping: pretest * site.share),
        posttest: Probability(clamping: states[state]))
    }.sorted { left, right in
      // Sites that nothing tells apart differ in their last bits only.
      let (first, second) = (left.posttest.value, right.posttest.value)
      return abs(first - second) > 1e-12 ? first > second : left.site < right.site
    }
  }

  /// The nodes that a source itself states something of, with what each says.
  private func ownNodes(_ index: Int) -> [(node: RecordedNode, answers: NodeAnswers)] {
    zip(assembly.nodes, answers).filter { $0.0.citations[assembly.sources[index].id] != nil }
      .map { (node: $0.0, answers: $0.1) }
  }

  /// P(source | its own evidence), site by site, with nothing explained away.
  private func alone(_ index: Int) -> Double {
    var ratios = assembly.sites[index].map(\.share)
    for (_, answers) in ownNodes(index) {
      let answer = answers.whole
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
  private func ratio(_ answer: SingleEvidence.Answer, _ index: Int) -> Double {
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
    for (node, answers) in ownNodes(index) {
      let citation = node.citations[assembly.sources[index].id]
      let whole = logarithm(ratio(answers.whole, index))
      var explained = 0.0
      for (record, finding) in node.records.enumerated() {
        let rest =
          answers.without.isEmpty ? 0 : logarithm(ratio(answers.without[record], index))
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

  /// The suspects, given P(`other` at each of its sites | evidence), most probable first: those with
  /// a probability of their own, and of the others those that a present finding points to.
  private func suspects(_ states: [Double]) -> [Candidate.NamedSuspect] {
    guard let index = assembly.sources.firstIndex(where: { $0.id == .other }) else { return [] }
    let pretest = assembly.network.prior.marginals[index]
    let present = Set(
      workup.profile.findings.filter { $0.state.probability.value > 0.5 }.map(\.code))
    let places = Dictionary(
      assembly.sites[index].enumerated().compactMap { place, site in
        site.site.suspect.map { ($0, place) }
      }, uniquingKeysWith: { first, _ in first })
    return other.suspects.filter { !workup.answers.takenOver.contains($0.id) }.compactMap {
      suspect -> Candidate.NamedSuspect? in
      let pointers = suspect.pointers.filter(present.contains)
      guard let place = places[suspect.id] else {
        return pointers.isEmpty
          ? nil : .init(suspect: suspect, pointers: pointers, pretest: nil, posttest: nil)
      }
      return .init(
        suspect: suspect, pointers: pointers,
        pretest: Probability(clamping: pretest * assembly.sites[index][place].share),
        posttest: Probability(clamping: states[place]))
    }.enumerated().sorted { left, right in
      let (first, second) = (left.element.posttest ?? .zero, right.element.posttest ?? .zero)
      return first != second ? first > second : left.offset < right.offset
    }.map(\.element)
  }
}

/// What one node says by itself: of everything recorded, and with each record left out.
private struct NodeAnswers {
  let whole: SingleEvidence.Answer
  let without: [SingleEvidence.Answer]

  init(to node: RecordedNode, single: SingleEvidence) {
    whole = single.answer(to: node.observation)
    // Without its only record a node says nothing.
    without =
      node.records.count > 1
      ? node.records.indices.map { single.answer(to: node.without($0)) } : []
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

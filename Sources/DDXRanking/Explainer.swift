import DDXCore
import DDXInference

/// Turns a posterior back into clinical words: who is where, and what each finding was worth.
struct Explainer {
  let workup: Workup
  let other: EvidenceTable
  private let explains: Bool
  /// The evidence of each node by itself, in full and with each record left out; empty if nothing
  /// is explained.
  let answers: [NodeAnswers]
  /// P(causes present | evidence), one for each set of causes; empty if nothing is explained.
  let subsets: [Double]

  var assembly: NetworkAssembler.Assembly { workup.assembly }
  private var posterior: Posterior { workup.posterior }

  /// Without `explains` nothing says why: no evidence, and nothing for what each source is alone.
  init(workup: Workup, other: EvidenceTable, explains: Bool = true) {
    self.workup = workup
    self.other = other
    self.explains = explains
    let single = SingleEvidence(workup.assembly.network)
    self.answers =
      explains ? workup.assembly.nodes.map { NodeAnswers(to: $0, single: single) } : []
    self.subsets = explains ? workup.posterior.bySubset : []
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
      let own = explains ? evidence(of: index) : nil
      return Candidate(
        source: source.id, title: isOther ? other.title : titles[source.id] ?? source.id.name,
        rank: 0,
        pretest: Probability(
          clamping: isOther ? pretest(ofAny: hidden) : assembly.network.prior.marginals[index]),
        posttest: Probability(
          clamping: isOther ? posttest(ofAny: hidden) : posterior.marginals[index]),
        alone: Probability(clamping: own?.alone ?? 0),
        sites: sites(index, states), shareTerms: assessment.shareTerms,
        evidence: own?.rows ?? [], suspects: isOther ? suspects(states) : [],
        rivals: explains ? rivals(of: index) : [])
    }
    candidates.sort {
      ByProbability($0.posttest.value, $0.source) < ByProbability($1.posttest.value, $1.source)
    }
    return candidates.enumerated().map { $1.ranked($0 + 1) }
  }

  /// Warnings that follow from the posterior itself.
  var notes: [RankingNote] {
    var together = answers.reduce(0) { $0 + logarithm($1.whole.probability) }
    if let blocks = workup.blocks {
      together += logarithm(blocks.view.probability(of: blocks.given))
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
    }.sorted {
      ByProbability($0.posttest.value, $0.site) < ByProbability($1.posttest.value, $1.site)
    }
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
    let named = other.suspects.filter { !workup.answers.takenOver.contains($0.id) }.compactMap {
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
    }
    // A suspect is a large value: only their places are moved about.
    let order = named.indices.map { ByProbability(named[$0].posttest?.value ?? 0, $0) }
    return named.indices.sorted { order[$0] < order[$1] }.map { named[$0] }
  }
}

extension Candidate {
  func ranked(_ rank: Int) -> Candidate {
    Candidate(
      source: source, title: title, rank: rank, pretest: pretest, posttest: posttest,
      alone: alone, sites: sites, shareTerms: shareTerms, evidence: evidence, suspects: suspects,
      rivals: rivals)
  }
}

extension Finding {
  /// An order of findings that no document changes: by code, side and level.
  func precedes(_ other: Finding) -> Bool {
    if code != other.code { return code < other.code }
    return Site(side: side, level: level) < Site(side: other.side, level: other.level)
  }
}

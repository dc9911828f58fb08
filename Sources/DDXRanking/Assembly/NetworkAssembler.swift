import DDXCore
import DDXInference

/// Turns the modules' answers into a network: here the clinical words stop.
struct NetworkAssembler: Sendable {
  let model: EvidenceModel

  /// One source of a run: assessed, or a latent cause without evidence.
  struct Source: Sendable {
    let id: SourceID
    let share: Double
    let assessment: SourceAssessment?
    /// The findings that it leaves to another source, which took them over from it.
    var leaves: Set<FindingCode> = []
    /// The sources whose shares were taken from it.
    var parts: [(id: SourceID, share: Double)] = []
  }

  /// A source as a cause: which of its sites share a state.
  struct CauseSites: Sendable {
    let sites: [SiteShare]
    /// The state of each site.
    let stateOfSite: [Int]
    /// The probability of each state, given the source.
    let states: [Double]
  }

  /// A network with the way back to clinical words.
  struct Assembly: Sendable {
    let network: Network
    let sources: [Source]
    let causes: [CauseSites]
    let uses: [FamilyUse]
    /// What each placement covers of each cause in each state: cause, state, placement.
    let reach: [[[Double]]]
    /// For each observation of the network, its family and cell.
    let origins: [(use: Int, cell: Int)]
    /// The findings that speak of no site of the source that reads them.
    let elsewhere: [(finding: Finding, source: SourceID)]
  }

  /// Assembles the network.
  ///
  /// The reach is what each placement that was or may be used covers of a source at a site. Sites
  /// that no finding and no placement tells apart become one state.
  func assemble(
    _ sources: [Source], multipleSources: Double,
    reach: (Source, Site) -> [Double] = { _, _ in [] }
  ) -> Assembly {
    let uses = familyUses(of: sources)
    var chosen: [[[Int?]]] = []
    var reached: [[[Double]]] = []
    var causes: [CauseSites] = []
    for source in sources {
      let sites = (source.assessment?.sites ?? [])
        .filter { $0.share > 0 }
        .nonEmpty(or: SiteShare(site: .unspecified, share: 1))
      var distinct: [[Int?]] = []
      var distinctReach: [[Double]] = []
      let stateOfSite = sites.map { site -> Int in
        let cells = uses.map { use in
          rate(of: use, for: source).flatMap { use.cell(for: site.site, rate: $0) }
        }
        let reach = reach(source, site.site)
        if let state = distinct.indices.first(where: {
          distinct[$0] == cells && distinctReach[$0] == reach
        }) {
          return state
        }
        distinct.append(cells)
        distinctReach.append(reach)
        return distinct.count - 1
      }
      var states = [Double](repeating: 0, count: distinct.count)
      for (site, state) in zip(sites, stateOfSite) { states[state] += site.share }
      causes.append(CauseSites(sites: sites, stateOfSite: stateOfSite, states: states))
      chosen.append(distinct)
      reached.append(distinctReach)
    }
    var observations: [Observation] = []
    var origins: [(use: Int, cell: Int)] = []
    var elsewhere: [(finding: Finding, source: SourceID)] = []
    for (index, use) in uses.enumerated() {
      for (cellIndex, cell) in use.cells.enumerated() {
        var isHeard = false
        let rates = sources.indices.map { source -> [Double] in
          let rate = rate(of: use, for: sources[source]) ?? use.background
          return chosen[source].map { state in
            if state[index] == cellIndex { isHeard = true }
            return state[index] == cellIndex ? rate : use.background
          }
        }
        guard isHeard else {
          let readers = sources.filter { rate(of: use, for: $0) != nil }
          for record in cell.records {
            elsewhere += readers.map { (record.finding, $0.id) }
          }
          continue
        }
        let (on, off) = cell.likelihoods()
        observations.append(
          Observation(
            name: cell.place == .unspecified ? use.family.id : "\(use.family.id) \(cell.place)",
            rates: rates, whenOn: on, whenOff: off))
        origins.append((index, cellIndex))
      }
    }
    let prior = Self.prior(of: sources, multipleSources: multipleSources)
    return Assembly(
      network: Network(
        causes: zip(sources, causes).map { Cause(name: $0.id.name, states: $1.states) },
        prior: prior, observations: observations),
      sources: sources, causes: causes, uses: uses, reach: reached, origins: origins,
      elsewhere: elsewhere)
  }

  /// The prior of sources, some of which may be parts of what `other` was.
  private static func prior(of sources: [Source], multipleSources: Double) -> CausePrior {
    let shares = sources.map(\.share)
    guard let whole = sources.firstIndex(where: { !$0.parts.isEmpty }) else {
      return CausePrior(shares: shares, multiple: multipleSources)
    }
    let ids = Set(sources[whole].parts.map(\.id))
    return CausePrior(
      shares: shares, multiple: multipleSources,
      parts: Set(sources.indices.filter { ids.contains(sources[$0].id) }), of: whole)
  }

  /// P(on | only this source), or nil where it states none.
  ///
  /// What `other` states holds for it as it was before modules took shares from it. A part that
  /// states nothing of a finding has the background; so that both together still show the finding
  /// as often as stated, what is left of `other` shows it the more often.
  private func rate(of use: FamilyUse, for source: Source) -> Double? {
    guard source.assessment != nil, let rate = use.family.statement(of: source.id)?.rate else {
      return nil
    }
    let silent = source.parts.reduce(0) {
      use.family.statement(of: $1.id) == nil ? $0 + $1.share : $0
    }
    guard silent > 0 else { return rate }
    return min(max(rate + (rate - use.background) * silent / source.share, 0.0001), 0.9999)
  }

  /// The families that were recorded, each with what the assessed sources state of it.
  private func familyUses(of sources: [Source]) -> [FamilyUse] {
    var families = FamilyList(model: model, sources: sources)
    // Groups first: a source that states one of their findings alone speaks through them.
    for source in sources { families.add(source) { $0.isMember } }
    for source in sources { families.add(source) { !$0.isMember } }
    return families.uses
  }
}

extension Finding {
  /// Whether two findings are the same entry: the same code, side and level.
  func isSameEntry(as other: Finding) -> Bool {
    code == other.code && side == other.side && level == other.level
  }
}

extension Array {
  /// The array, or the one element in place of an empty one.
  func nonEmpty(or element: Element) -> [Element] { isEmpty ? [element] : self }
}

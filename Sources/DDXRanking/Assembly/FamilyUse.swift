import DDXCore
import DDXInference

/// What was recorded of one family, split by where it was recorded: the reading of documents that
/// do not say what their accuracies count.
///
/// Each place is one node. A finding recorded without a side or level applies wherever nothing more
/// definite was recorded. If several places apply to a site - both sides, for a bilateral source -
/// only the weakest counts: a bilateral source ought to show on both sides, and one family never
/// counts twice for one site.
struct FamilyUse: Sendable {
  /// One recorded finding of the family.
  struct Record: Sendable {
    let finding: Finding
    let tie: EvidenceFamily.Tie
  }

  /// One place, with what was recorded there.
  struct Cell: Sendable {
    /// The place; both unspecified for what was recorded without one.
    let place: Site
    let records: [Record]

    /// P(records | node on), P(records | node off), with one record left out where asked.
    func likelihoods(leavingOut omitted: Int? = nil) -> (whenOn: Double, whenOff: Double) {
      var (on, off) = (1.0, 1.0)
      for (index, record) in records.enumerated() where index != omitted {
        let p = record.finding.state.probability.value
        on *= p * record.tie.whenOn + (1 - p) * (1 - record.tie.whenOn)
        off *= p * record.tie.whenOff + (1 - p) * (1 - record.tie.whenOff)
      }
      return (on, off)
    }

    func concerns(_ site: Site) -> Bool {
      site.isConcerned(side: place.side, level: place.level)
    }
  }

  let family: EvidenceFamily
  /// r₀.
  let background: Double
  let cells: [Cell]

  init(family: EvidenceFamily, background: Double, findings: [Finding]) {
    self.family = family
    self.background = background
    let records = findings.compactMap { finding in
      family.ties[finding.code].map { Record(finding: finding, tie: $0) }
    }
    var places = Set<Site>()
    for record in records {
      let sides =
        record.finding.concernedSide == .bilateral
        ? [Side.left, .right] : [record.finding.concernedSide]
      for side in sides { places.insert(Site(side: side, level: record.finding.level)) }
    }
    cells = places.sorted().map { place in
      Cell(
        place: place,
        records: Self.mostDefinite(records.filter { $0.finding.covers(place) }, at: place))
    }
  }

  /// One record for each code: the one whose place is nearest, then the least present.
  private static func mostDefinite(_ records: [Record], at place: Site) -> [Record] {
    func distance(_ record: Record) -> Int {
      (record.finding.concernedSide == place.side ? 0 : 1)
        + (record.finding.level == place.level ? 0 : 2)
    }
    var chosen: [FindingCode: Record] = [:]
    for record in records {
      guard let other = chosen[record.finding.code] else {
        chosen[record.finding.code] = record
        continue
      }
      let (new, old) = (distance(record), distance(other))
      if new < old
        || (new == old && record.finding.state.probability < other.finding.state.probability)
      {
        chosen[record.finding.code] = record
      }
    }
    return chosen.values.sorted { $0.finding.code < $1.finding.code }
  }

  /// The cells with a place that may speak of a site.
  func placedCells(for site: Site) -> [Int] {
    cells.indices.filter {
      cells[$0].place != .unspecified && cells[$0].concerns(site)
    }
    // A less definite place has nothing to add where a more definite one was recorded: what it
    // holds is held there too.
    .filter { place in
      !cells.contains { $0.concerns(site) && $0.place.isMoreDefinite(than: cells[place].place) }
    }
  }

  /// The cell that speaks of a site of a source with this rate, or nil where none does.
  func cell(for site: Site, rate: Double) -> Int? {
    let placed = placedCells(for: site)
    if placed.isEmpty { return cells.firstIndex { $0.place == .unspecified } }
    func ratio(_ index: Int) -> Double {
      let (on, off) = cells[index].likelihoods()
      return (on * rate + off * (1 - rate)) / (on * background + off * (1 - background))
    }
    return placed.min { ratio($0) < ratio($1) }
  }
}

extension FamilyUse {
  /// One node for each place that some source hears.
  func nodes(_ sources: [PlacedSource]) -> [RecordedNode] {
    let chosen = sources.map { source in
      source.sites.map { site -> (cell: Int, rate: Double)? in
        guard let rate = source.rate(of: family, at: site.site, background: background),
          let cell = cell(for: site.site, rate: rate)
        else { return nil }
        return (cell, rate)
      }
    }
    return cells.indices.compactMap { index in
      let cell = cells[index]
      guard chosen.joined().contains(where: { $0?.cell == index }) else { return nil }
      let rates = chosen.map { $0.map { $0?.cell == index ? $0?.rate ?? background : background } }
      return RecordedNode(
        family: family, place: cell.place, records: cell.records,
        ties: cell.records.map(\.tie), node: NoisyOr(rates: rates),
        citations: family.citations(of: sources)
      ) { cell.likelihoods(leavingOut: $0) }
    }
  }

  /// The findings that concern no site of the source that reads them.
  func elsewhere(_ sources: [PlacedSource], heardBy nodes: [RecordedNode])
    -> [(finding: Finding, source: SourceID)]
  {
    let readers = sources.filter { source in
      source.source.assessment != nil && family.statement(of: source.id) != nil
    }
    return cells.filter { cell in !nodes.contains { $0.place == cell.place } }.flatMap { cell in
      cell.records.flatMap { record in readers.map { (record.finding, $0.id) } }
    }
  }
}

extension EvidenceFamily {
  /// The citation of each source that states a number.
  func citations(of sources: [PlacedSource]) -> [SourceID: CitationID] {
    var citations: [SourceID: CitationID] = [:]
    for source in sources { citations[source.id] = statement(of: source.id)?.citation }
    return citations
  }
}

extension Site {
  /// Whether a place lies within another and says more: its side or its level.
  fileprivate func isMoreDefinite(than other: Site) -> Bool {
    self != other && (other.side == .unspecified || other.side == side)
      && (other.level == nil || other.level == level)
  }
}

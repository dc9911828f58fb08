import DDXCore
import DDXInference

/// The records of one family whose accuracies were counted per patient.
///
/// The sign is present or absent; if present, it is seen at a place. With c the chance that it is seen
/// where the source is, and w the sites of the source before any evidence,
/// P(at p | source at s) = sensitivity (c [p = s] + (1 - c) w_p), P(at p | not) = (1 - specificity) w_p.
/// Summed over all places this is the finding without a place: recording the place never weakens it.
struct ShownPlaces: Sendable {
  let family: EvidenceFamily
  /// r₀.
  let background: Double
  /// What was recorded, in order.
  let records: [FamilyUse.Record]

  init(family: EvidenceFamily, background: Double, findings: [Finding]) {
    self.family = family
    self.background = background
    records = findings.compactMap { finding in
      family.ties[finding.code].map { FamilyUse.Record(finding: finding, tie: $0) }
    }
  }

  /// The one node of the family.
  func node(_ sources: [PlacedSource]) -> RecordedNode? {
    guard !records.isEmpty else { return nil }
    let (family, records) = (family, records)
    let placing = placing(sources)
    let codes = Set(records.map(\.finding.code))
    let isPlaced =
      codes.count < records.count
      || (records.contains { $0.finding.place != .unspecified } && !placing.isEmpty)
    let rates = rates(sources, placing: isPlaced ? placing : [])
    let plain = NoisyOr(rates: rates)
    let map = isPlaced ? placing.first.map { SignMap(source: sources[$0]) } : nil
    @Sendable func observation(_ omitted: Int?) -> Observation {
      let signs = RecordedSign.signs(of: records, leavingOut: omitted)
      guard isPlaced else {
        return Observation(
          name: family.id,
          form: .noisyOr(
            plain.with(
              whenOn: signs.reduce(1) { $0 * $1.likelihood($1.tie.whenOn) },
              whenOff: signs.reduce(1) { $0 * $1.likelihood($1.tie.whenOff) })))
      }
      let shown = ShownSigns(signs, map: map)
      return Observation(
        name: family.id,
        form: .placed(
          PlacedOr(
            rates: rates, whenOff: shown.whenOff,
            byCause: sources.indices.map { index in
              if placing.contains(index) { return shown.atSites }
              // A source that says nothing of the sign shows it by chance, like anybody.
              return sources[index].sites.map { site in
                family.rate(of: sources[index].id, at: site.site) == nil
                  ? shown.byChance : shown.anywhere
              }
            },
            byLeak: shown.byChance)))
    }
    return RecordedNode(
      family: family.id, group: family.group, place: .unspecified,
      records: records.map(\.finding), citations: family.citations(of: sources),
      ties: records.map(\.tie), observation: observation(nil), without: { observation($0) })
  }

  /// P(on | only this source, at each of its sites).
  ///
  /// A sign that was absent where it was looked for says nothing about a site elsewhere: there the
  /// source shows it neither more nor less than any other.
  private func rates(_ sources: [PlacedSource], placing: [Int]) -> [[Double]] {
    let isFound = records.contains { $0.finding.state != .absent }
    return sources.enumerated().map { index, source in
      let rates = source.rates(of: family, background: background)
      guard !isFound, placing.contains(index) else { return rates }
      return zip(source.sites, rates).map { site, rate in
        records.contains { $0.finding.excludes(site.site) } ? rate : background
      }
    }
  }
}

extension ShownPlaces {
  /// The source whose place the sign tells, if any: the one that shows it most, of those with places.
  ///
  /// One only: the side of the pain is known already, and what the other sources that show the sign
  /// are told of their place is not worth tying the places of all together.
  func placing(_ sources: [PlacedSource]) -> [Int] {
    func rate(_ index: Int) -> Double { family.statement(of: sources[index].id)?.rate ?? 0 }
    let able = sources.indices.filter { index in
      let source = sources[index]
      return source.source.assessment != nil && source.id != .other
        && family.statement(of: source.id) != nil && source.sites.count > 1
    }
    return able.max { left, right in
      rate(left) != rate(right) ? rate(left) < rate(right) : left > right
    }.map { [$0] } ?? []
  }
}

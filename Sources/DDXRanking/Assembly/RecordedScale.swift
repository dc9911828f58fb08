import DDXCore
import DDXInference

/// The records of one finding with ordered values.
struct RecordedScale: Sendable {
  let family: GradedFamily
  /// The distribution of a source that states none.
  let background: [Double]
  /// The records that are read.
  let findings: [Finding]
  /// The evidence of the sides, if the study counted patients.
  let sides: ScaleSides?

  /// Takes what was recorded, of a patient whose pain is on a side.
  init(family: GradedFamily, background: [Double], recorded: [Finding], painSide: Side) {
    let isCounted = family.scale.unit == .side || family.scale.unit == .level
    self.family = family
    self.background = background
    sides = isCounted ? nil : ScaleSides(recorded, painSide: painSide)
    findings = sides?.findings ?? recorded
  }

  /// One node for each place; one for all where its study counted patients.
  func nodes(_ sources: [PlacedSource]) -> [RecordedNode] {
    let places = sides == nil ? Set(findings.map(\.place)) : [.unspecified]
    return places.sorted().compactMap { place in
      let records = findings.filter { sides != nil || $0.place == place }
      return records.isEmpty ? nil : node(at: place, records, sources)
    }
  }

  /// The findings on the side that does not hurt, with the sources that read them elsewhere.
  func elsewhere(_ sources: [PlacedSource]) -> [(finding: Finding, source: SourceID)] {
    let readers = sources.filter { family.statement(of: $0.id) != nil }
    return (sides?.elsewhere ?? []).flatMap { finding in readers.map { (finding, $0.id) } }
  }

  /// The source whose place the sides tell, with P(it shows there | each of its sites), and over all
  /// of them.
  func shown(
    _ sources: [PlacedSource]
  ) -> (source: Int, chances: [Double], anywhere: Double)? {
    func reach(_ index: Int) -> Double {
      let own = family.distribution(of: sources[index].id, at: .unspecified) ?? background
      return zip(own.indices, own).reduce(0) { $0 + Double($1.0) * $1.1 }
    }
    let able = sources.indices.filter { index in
      sources[index].source.assessment != nil && sources[index].id != .other
        && family.statement(of: sources[index].id) != nil
        && sources[index].sites.contains { $0.site.side != .unspecified }
    }
    guard let source = able.max(by: { reach($0) < reach($1) }),
      let chances = sides?.chances(of: sources[source], reach: family.place)
    else { return nil }
    let anywhere = zip(sources[source].sites, chances).reduce(0) { $0 + $1.0.share * $1.1 }
    return anywhere > 0 ? (source, chances, anywhere) : nil
  }

  private func node(at place: Site, _ records: [Finding], _ sources: [PlacedSource])
    -> RecordedNode?
  {
    let family = family
    let shown = shown(sources)
    let distributions = sources.enumerated().map { index, source in
      source.sites.enumerated().map { state, site -> [Double] in
        let isHeard =
          source.source.assessment != nil
          && (site.site.suspect != nil || place.isConcerned(by: site.site))
        let own = isHeard ? family.distribution(of: source.id, at: site.site) : nil
        let chance =
          shown.map { index == $0.source ? $0.chances[state] : $0.anywhere } ?? 1
        return (own ?? background).seen(with: chance)
      }
    }
    @Sendable func observation(_ omitted: Int?) -> Observation {
      let likelihoods = family.likelihoods(records, leavingOut: omitted)
      // Records that exclude one another say nothing.
      let isPossible = likelihoods.contains { $0 > 0 }
      return Observation(
        name: place == .unspecified ? family.scale.scale : "\(family.scale.scale) \(place)",
        form: .noisyMax(
          NoisyMax(
            distributions: distributions,
            likelihoods: isPossible ? likelihoods : likelihoods.map { _ in 1 })))
    }
    var citations: [SourceID: CitationID] = [:]
    for source in sources {
      citations[source.id] = family.statement(of: source.id)?.row.citation
    }
    return RecordedNode(
      family: family.scale.scale, group: nil, place: place, records: records,
      citations: citations, ties: [], observation: observation(nil),
      without: { observation($0) })
  }
}

extension [Double] {
  /// The distribution of a value that is seen with a chance, and is else the least.
  fileprivate func seen(with chance: Double) -> Self {
    enumerated().map { $0.offset == 0 ? 1 - chance * (1 - $0.element) : chance * $0.element }
  }
}

extension Site {
  /// Whether a source that hurts at a site shows at this place.
  func isConcerned(by site: Site) -> Bool {
    guard side.concerns(site.side) else { return false }
    guard let level, let own = site.level else { return true }
    return level.reaches(own)
  }
}

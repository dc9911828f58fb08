import DDXCore
import DDXInference

/// What was recorded of one finding with ordered values.
struct RecordedScale: Sendable {
  let family: GradedFamily
  /// The distribution of a source that states none.
  let background: [Double]
  let findings: [Finding]

  /// One node for each place; one for all where its study counted patients.
  func nodes(_ sources: [PlacedSource]) -> [RecordedNode] {
    let isCounted = family.scale.unit == .side || family.scale.unit == .level
    let places = isCounted ? Set(findings.map(\.place)) : [.unspecified]
    return places.sorted().compactMap { place in
      node(at: place, findings.filter { !isCounted || $0.place == place }, sources)
    }
  }

  private func node(at place: Site, _ records: [Finding], _ sources: [PlacedSource])
    -> RecordedNode?
  {
    let family = family
    let distributions = sources.map { source in
      source.sites.map { site -> [Double] in
        guard source.source.assessment != nil,
          site.site.suspect != nil || place.isConcerned(by: site.site),
          let own = family.distribution(of: source.id, at: site.site)
        else { return background }
        return own
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

extension Site {
  /// Whether a source that hurts at a site shows at this place.
  fileprivate func isConcerned(by site: Site) -> Bool {
    guard side.concerns(site.side) else { return false }
    guard let level, let own = site.level else { return true }
    return level.reaches(own)
  }
}

import DDXCore
import DDXInference

/// One child of the sources in the network of a profile, with what was recorded of it.
struct RecordedNode: Sendable {
  /// The code, the id of the group, or the scale.
  let family: String
  /// The group whose members were recorded, if it is one.
  let group: GroupEvidence?
  /// The place it stands for; unspecified for a patient as a whole.
  let place: Site
  /// The recorded findings.
  let records: [Finding]
  /// Where each source's number was read, for those that state one.
  let citations: [SourceID: CitationID]
  /// How the records hang on the node, for export; one for each.
  let ties: [EvidenceFamily.Tie]
  /// The observation.
  let observation: Observation
  /// The observation with one record left out.
  let without: @Sendable (_ record: Int) -> Observation
}

extension RecordedNode {
  /// The records of a family at one place, on a noisy-OR node.
  init(
    family: EvidenceFamily, place: Site, records: [FamilyUse.Record], ties: [EvidenceFamily.Tie],
    node: NoisyOr, citations: [SourceID: CitationID],
    likelihoods: @escaping @Sendable (_ omitted: Int?) -> (whenOn: Double, whenOff: Double)
  ) {
    let name = place == .unspecified ? family.id : "\(family.id) \(place)"
    @Sendable func observation(_ omitted: Int?) -> Observation {
      let (on, off) = likelihoods(omitted)
      return Observation(name: name, form: .noisyOr(node.with(whenOn: on, whenOff: off)))
    }
    self.init(
      family: family.id, group: family.group, place: place, records: records.map(\.finding),
      citations: citations, ties: ties, observation: observation(nil),
      without: { observation($0) })
  }
}

/// A source of a run with the places where it may hurt.
struct PlacedSource: Sendable {
  let source: NetworkAssembler.Source
  /// Its sites with their probabilities, each above 0; one where it has none.
  let sites: [SiteShare]

  init(_ source: NetworkAssembler.Source) {
    self.source = source
    sites = (source.assessment?.sites ?? [])
      .filter { $0.share > 0 }
      .nonEmpty(or: SiteShare(site: .unspecified, share: 1))
  }

  private init(_ source: NetworkAssembler.Source, sites: [SiteShare]) {
    self.source = source
    self.sites = sites
  }

  var id: SourceID { source.id }

  /// The same source at one of its sites, for what does not depend on them.
  var anywhere: PlacedSource {
    PlacedSource(source, sites: [SiteShare(site: sites[0].site, share: 1)])
  }

  /// P(on | only this source, at a site), or nil where it states none.
  ///
  /// What `other` states holds for it as it was before modules took shares from it. A part that
  /// states nothing of a finding has the background; so that both together still show the finding
  /// as often as stated, what is left of `other` shows it the more often.
  func rate(of family: EvidenceFamily, at site: Site, background: Double) -> Double? {
    guard source.assessment != nil, let rates = family.rates[id] else { return nil }
    return rate(rates, of: family, at: site, background: background)
  }

  /// P(on | only this source) at each of its sites; the background where it states none.
  func rates(of family: EvidenceFamily, background: Double) -> [Double] {
    guard source.assessment != nil, let rates = family.rates[id] else {
      return [Double](repeating: background, count: sites.count)
    }
    guard !rates.named.isEmpty else {
      let rate = rate(rates, of: family, at: .unspecified, background: background)
      return [Double](repeating: rate ?? background, count: sites.count)
    }
    return sites.map {
      rate(rates, of: family, at: $0.site, background: background) ?? background
    }
  }

  private func rate(
    _ rates: EvidenceFamily.Rates, of family: EvidenceFamily, at site: Site, background: Double
  ) -> Double? {
    if let suspect = site.suspect {
      return rates.named[suspect] ?? rates.general
    }
    guard let rate = rates.general else { return nil }
    guard !source.parts.isEmpty else { return rate }
    let silent = source.parts.reduce(0) { family.rates[$1.id] == nil ? $0 + $1.share : $0 }
    guard silent > 0 else { return rate }
    return min(max(rate + (rate - background) * silent / source.share, 0.0001), 0.9999)
  }
}

extension Finding {
  /// Whether it was recorded for a place: at it, or without saying where.
  func covers(_ place: Site) -> Bool {
    let side = concernedSide
    let coversSide =
      side == .unspecified || side == place.side
      || (side == .bilateral && (place.side == .left || place.side == .right))
    return coversSide && (level == nil || level == place.level)
  }
}

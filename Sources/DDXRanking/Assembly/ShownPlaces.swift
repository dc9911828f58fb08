import DDXCore
import DDXInference

/// What was recorded of one family whose accuracies count patients.
///
/// The sign is there or not; where it is there it shows at a place. With c the chance that it shows
/// where the source is, and w the sites of the source before any evidence,
/// P(at p | source at s) = sensitivity (c [p = s] + (1 - c) w_p), P(at p | not) = (1 - specificity) w_p.
/// Over all places that is the finding without a place: to record the place never weakens it.
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
    let (family, records, background) = (family, records, background)
    let rates = sources.map { source in
      source.sites.map {
        source.rate(of: family, at: $0.site, background: background) ?? background
      }
    }
    let placing = placing(sources)
    let plain = NoisyOr(rates: rates)
    let codes = Set(records.map(\.finding.code))
    let isPlaced =
      codes.count < records.count
      || (records.contains { $0.finding.place != .unspecified } && !placing.isEmpty)
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
      let maps = placing.map { SignMap(source: sources[$0]) }
      let means = signs.map { sign in
        maps.isEmpty
          ? sign.allows(.unspecified)
          : maps.reduce(0) { $0 + $1.mean(of: sign) } / Double(maps.count)
      }
      let off = zip(signs, means).reduce(1) { $0 * $1.0.likelihood($1.0.tie.whenOff, $1.1) }
      let here = maps.map { map in
        map.sites.map { site in
          signs.reduce(1) { product, sign in
            product * sign.likelihood(sign.tie.whenOn, map.chance(of: sign, at: site))
          }
        }
      }
      let anywhere =
        maps.isEmpty
        ? signs.reduce(1) { $0 * $1.likelihood($1.tie.whenOn) }
        : zip(maps, here).reduce(0) { sum, entry in
          sum + zip(entry.0.sites, entry.1).reduce(0) { $0 + $1.0.share * $1.1 }
        } / Double(maps.count)
      return Observation(
        name: family.id,
        form: .placed(
          PlacedOr(
            rates: rates, whenOff: off,
            byCause: sources.indices.map { index in
              placing.firstIndex(of: index).map { here[$0] }
                ?? sources[index].sites.map { _ in anywhere }
            },
            byLeak: anywhere)))
    }
    return RecordedNode(
      family: family.id, group: family.group, place: .unspecified,
      records: records.map(\.finding), citations: family.citations(of: sources),
      ties: records.map(\.tie), observation: observation(nil), without: { observation($0) })
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

/// Everything that was recorded of one code.
struct RecordedSign: Sendable {
  let tie: EvidenceFamily.Tie
  let findings: [Finding]

  /// The records by code, in order.
  static func signs(of records: [FamilyUse.Record], leavingOut omitted: Int?) -> [RecordedSign] {
    var order: [FindingCode] = []
    var signs: [FindingCode: (tie: EvidenceFamily.Tie, findings: [Finding])] = [:]
    for (index, record) in records.enumerated() where index != omitted {
      let code = record.finding.code
      if signs[code] == nil { order.append(code) }
      signs[code, default: (record.tie, [])].findings.append(record.finding)
    }
    return order.compactMap { signs[$0].map { RecordedSign(tie: $0.tie, findings: $0.findings) } }
  }

  /// P(what was recorded | the sign shows at a place).
  func allows(_ place: Site) -> Double {
    let present = findings.filter { $0.state == .present }
    if !present.isEmpty { return isAt(place, present) ? 1 : 0 }
    return findings.reduce(1) { product, finding in
      let p = finding.state.probability.value
      return product * (finding.excludes(place) ? p : 1 - p)
    }
  }

  /// P(what was recorded | the sign is not there).
  var whenNone: Double {
    findings.reduce(1) { $0 * (1 - $1.state.probability.value) }
  }

  /// P(what was recorded | the sign is there with this chance, and allowed with that one).
  func likelihood(_ chance: Double, _ allowed: Double) -> Double {
    chance * allowed + (1 - chance) * whenNone
  }

  /// The same where no place was recorded.
  func likelihood(_ chance: Double) -> Double { likelihood(chance, allows(.unspecified)) }

  private func isAt(_ place: Site, _ present: [Finding]) -> Bool {
    let sides = Set(present.map(\.concernedSide))
    let isBoth = sides.isSuperset(of: [.left, .right]) || sides.contains(.bilateral)
    return present.contains { finding in
      guard finding.isAtLevel(of: place) else { return false }
      switch finding.concernedSide {
      case .unspecified: return true
      case .left where isBoth, .right where isBoth:
        return place.side == .bilateral || place.side == .unspecified
      case let side: return place.side == side || place.side == .unspecified
      }
    }
  }
}

/// Where signs show of one source: π(z | s) over its own sites.
struct SignMap {
  let sites: [SiteShare]
  private let shows: SiteTerms.Shows?
  private let sides: [Side: Double]
  private let levels: [Level?: Double]

  init(source: PlacedSource) {
    sites = source.sites
    shows = source.source.assessment?.shows
    var sides: [Side: Double] = [:]
    var levels: [Level?: Double] = [:]
    for site in sites {
      sides[site.site.side, default: 0] += site.share
      levels[site.site.level, default: 0] += site.share
    }
    self.sides = sides
    self.levels = levels
  }

  /// P(what was recorded | the sign is there, source at a site).
  func chance(of sign: RecordedSign, at site: SiteShare) -> Double {
    let side = sign.tie.shows ?? shows?.side ?? 1
    let level = sign.tie.shows ?? shows?.level ?? 1
    return sites.reduce(0) { sum, place in
      let (z, s) = (place.site, site.site)
      let bySide = (z.side == s.side ? side : 0) + (1 - side) * (sides[z.side] ?? 0)
      let byLevel = (z.level == s.level ? level : 0) + (1 - level) * (levels[z.level] ?? 0)
      return sum + bySide * byLevel * sign.allows(z)
    }
  }

  /// P(what was recorded | the sign is there, at a place of the source by chance).
  func mean(of sign: RecordedSign) -> Double {
    let sum = sites.reduce(0) { $0 + $1.share * sign.allows($1.site) }
    // A place where the source is never found is still a place where something was seen.
    return sum > 0 ? sum : 0.001
  }
}

extension Finding {
  /// Whether a sign at a place would have been seen where this one was looked for: on the right also
  /// what is on both sides.
  fileprivate func excludes(_ place: Site) -> Bool {
    isAtLevel(of: place) && concernedSide.concerns(place.side)
  }

  fileprivate func isAtLevel(of place: Site) -> Bool {
    guard let level, let own = place.level else { return true }
    return level.reaches(own)
  }
}

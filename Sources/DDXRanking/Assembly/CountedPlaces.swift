import DDXCore
import DDXInference

/// The records of one family whose accuracies were counted per side or level.
///
/// Each place is one node, which affects the sources that hurt there. "Somewhere", if a side or a
/// level was not recorded, is the noisy-OR over the possible places, so it counts for less than the
/// same finding at the place of a source.
struct CountedPlaces: Sendable {
  /// A place with what was recorded there.
  struct Cell: Sendable {
    let place: Site
    let records: [FamilyUse.Record]
    /// The number of places that it may mean.
    let width: Int

    /// How many of its places a site is.
    func overlap(with site: Site) -> Int {
      guard place.side.concerns(site.side) else { return 0 }
      if let level = place.level, let own = site.level, !level.reaches(own) { return 0 }
      return min(site.side == .bilateral && place.side == .unspecified ? 2 : 1, width)
    }

    func likelihoods(leavingOut omitted: Int?) -> (whenOn: Double, whenOff: Double) {
      var (on, off) = (1.0, 1.0)
      for (index, record) in records.enumerated() where index != omitted {
        let p = record.finding.state.probability.value
        let tie = record.tie.over(width)
        on *= p * tie.whenOn + (1 - p) * (1 - tie.whenOn)
        off *= p * tie.whenOff + (1 - p) * (1 - tie.whenOff)
      }
      return (on, off)
    }
  }

  let family: EvidenceFamily
  /// r₀ of one place.
  let background: Double
  let cells: [Cell]

  /// Splits the findings by place, of which one without a side may mean so many sides, and one
  /// without a level so many levels.
  init(
    family: EvidenceFamily, background: Double, findings: [Finding], sides: Int, levels: Int
  ) {
    self.family = family
    self.background = background
    let records = findings.compactMap { finding in
      family.ties[finding.code].map { FamilyUse.Record(finding: finding, tie: $0) }
    }
    var places = Set<Site>()
    for record in records {
      let sides =
        record.finding.concernedSide == .bilateral
        ? [Side.left, .right] : [record.finding.concernedSide]
      for side in sides { places.insert(Site(side: side, level: record.finding.level)) }
    }
    cells = places.sorted().compactMap { place in
      // What is held at a more definite place need not be said again for a less definite one.
      let within = places.filter { place.holds($0) }
      let own = records.filter { record in
        record.finding.isOf(place)
          && !records.contains {
            $0.finding.code == record.finding.code && record.finding.state == .present
              && $0.finding.state == .present && within.contains($0.finding.place)
          }
      }
      let wide =
        (place.side == .unspecified ? sides : 1) * (place.level == nil ? levels : 1)
      return own.isEmpty
        ? nil : Cell(place: place, records: own, width: max(wide - within.count, 1))
    }
  }

  /// One node for each place.
  func nodes(_ sources: [PlacedSource]) -> [RecordedNode] {
    cells.compactMap { cell in
      var isHeard = false
      let none = 1 - somewhere([(background, cell.width)])
      let rates = sources.map { source in
        source.sites.map { site -> Double in
          let rate = source.rate(of: family, at: site.site, background: background)
          guard let rate else { return 1 - none }
          let own = site.site.suspect == nil ? cell.overlap(with: site.site) : cell.width
          if own > 0 { isHeard = true }
          return somewhere([(rate, own), (background, cell.width - own)])
        }
      }
      guard isHeard else { return nil }
      return RecordedNode(
        family: family, place: cell.place, records: cell.records,
        ties: cell.records.map { $0.tie.over(cell.width) }, node: NoisyOr(rates: rates),
        citations: family.citations(of: sources)
      ) { cell.likelihoods(leavingOut: $0) }
    }
  }

  /// P(at one place at least), of so many places with each rate.
  private func somewhere(_ rates: [(rate: Double, count: Int)]) -> Double {
    var none = 1.0
    for (rate, count) in rates { for _ in 0..<max(count, 0) { none *= 1 - rate } }
    return min(1 - none, 0.9999)
  }
}

extension EvidenceFamily.Tie {
  /// The tie of a member that was looked for at so many places to a node that is on at one.
  func over(_ width: Int) -> Self {
    guard width > 1 else { return self }
    var rest = 1.0
    for _ in 1..<width { rest *= 1 - whenOff }
    var tie = Self(
      whenOn: 1 - (1 - whenOn) * rest, whenOff: 1 - (1 - whenOff) * rest, isClamped: isClamped)
    tie.shows = shows
    return tie
  }
}

extension Finding {
  /// Where it was recorded.
  var place: Site { Site(side: concernedSide, level: level) }

  /// Whether it was recorded for just this place; both sides are two places.
  fileprivate func isOf(_ place: Site) -> Bool {
    level == place.level
      && (concernedSide == place.side
        || (concernedSide == .bilateral && (place.side == .left || place.side == .right)))
  }
}

extension Site {
  /// Whether another place lies within this one and says more.
  fileprivate func holds(_ other: Site) -> Bool {
    self != other && (side == .unspecified || side == other.side)
      && (level == nil || level == other.level)
  }
}

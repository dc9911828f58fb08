import DDXCore

/// A procedure at a place, done or to be done; or several of one session.
struct Placement: Hashable, Sendable {
  let procedure: ProcedureID
  let side: Side
  let levels: [Level]
  /// What else was numbed before the same reading.
  private(set) var others: [Placement] = []

  init(procedure: ProcedureID, side: Side, levels: [Level]) {
    self.procedure = procedure
    self.side = side
    self.levels = levels
  }

  init(_ block: DiagnosticBlock) {
    self.init(procedure: block.procedure, side: block.side, levels: block.levels)
  }

  init(_ option: Recommendation.Option) {
    self.init(procedure: option.procedure, side: option.side, levels: option.levels)
  }

  /// The union of the blocks of a session, which are at least one.
  init(session first: DiagnosticBlock, _ others: some Sequence<DiagnosticBlock>) {
    self.init(first)
    self.others = others.map { Placement($0) }
  }

  /// It and whatever else was numbed with it.
  var parts: [Placement] { [self] + others }

  /// The fraction that it covers of a source that hurts at a site, 0 … 1.
  ///
  /// Of pain on both sides, a block on one side covers the fraction `oneOfTwoSides`.
  func coverage(of site: Site, by term: CoverageTerm, oneOfTwoSides: Double) -> Double {
    guard term.procedure == procedure, term.suspect == nil || term.suspect == site.suspect else {
      return 0
    }
    var fraction = term.fraction
    if term.matchesLevel, !levels.isEmpty, let level = site.level,
      !levels.contains(where: { $0.reaches(level) })
    {
      fraction = term.otherLevels
    }
    guard term.matchesSide else { return fraction }
    if site.side == .bilateral && (side == .left || side == .right) {
      return fraction * oneOfTwoSides
    }
    return side.concerns(site.side) ? fraction : 0
  }
}

import DDXCore

/// A procedure at a place, done or to be done.
struct Placement: Hashable, Sendable {
  let procedure: ProcedureID
  let side: Side
  let levels: [Level]

  init(procedure: ProcedureID, side: Side, levels: [Level]) {
    self.procedure = procedure
    self.side = side
    self.levels = levels
  }

  init(_ block: DiagnosticBlock) {
    self.init(procedure: block.procedure, side: block.side, levels: block.levels)
  }

  /// What it covers of a source that hurts at a site, 0 … 1.
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

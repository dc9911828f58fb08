import DDXCore
import DDXInference

/// The records of one family or scale, from which its nodes are made for the numbers of any draw.
///
/// Part of a node depends on which of two numbers is greater: which source's place a sign gives, or which
/// of several places applies to a source. That is a choice; draws with the same choices have nodes of one
/// shape.
struct NodeMaker: Sendable {
  let recorded: [Finding]
  let painSide: Side
  let sources: [PlacedSource]

  /// Takes the sources of a run with their sites.
  init(_ recorded: [Finding], painSide: Side, sources: [PlacedSource]) {
    self.recorded = recorded
    self.painSide = painSide
    self.sources = sources
  }

  /// What a family leaves to be chosen.
  func choices(_ family: EvidenceFamily, _ codes: [FindingCode]) -> [FamilyChoice] {
    switch family.unit {
    case nil: heard(family, codes)
    case .patient: told(family).isEmpty ? [] : [.source(told(family))]
    case .side, .level: []
    }
  }

  /// The nodes of a family, given what was chosen.
  func add(
    _ family: EvidenceFamily, _ codes: [FindingCode], at place: Int, choosing chosen: [Int],
    to recipes: inout NodeRecipes
  ) {
    switch family.unit {
    case nil: recipes.ors += used(family, codes, chosen).map { (place, $0) }
    case .patient: shown(family, codes, telling: chosen.first, at: place, to: &recipes)
    case .side, .level: recipes.ors += counted(family, codes).map { (place, $0) }
    }
  }

  /// Where the rate of a source at a site comes from, as ``PlacedSource/rate(of:at:background:)`` has it; nil
  /// where nothing is stated.
  func entry(
    _ family: EvidenceFamily, _ source: PlacedSource, _ site: Site
  ) -> RateTable.Entry? {
    guard source.source.assessment != nil, let statement = family.place(of: source.id, at: site)
    else { return nil }
    return .init(
      statement: statement, isLeft: site.suspect == nil && !source.source.parts.isEmpty)
  }
}

/// Something that the numbers of a draw decide of a family.
enum FamilyChoice: Sendable {
  /// Whose place the signs tell: of these sources the one whose statement has the greatest rate.
  case source([(source: Int, statement: Int)])
  /// Which of these places a site hears whose rate is known: the weakest.
  case place(RateTable.Entry, cells: [(cell: Int, records: [OrRecipe.Record])])

  /// What is chosen in a draw.
  func chosen(_ numbers: FamilyNumbers) -> Int {
    switch self {
    case .source(let candidates):
      var best = candidates[0]
      for candidate in candidates.dropFirst()
      where numbers.rates[candidate.statement] > numbers.rates[best.statement] {
        best = candidate
      }
      return best.source
    case .place(let entry, let cells):
      let rate = entry.rate(numbers)
      var best: (cell: Int, ratio: Double)?
      for (cell, records) in cells {
        let (on, off) = records.likelihoods(numbers, width: 1)
        let ratio =
          (on * rate + off * (1 - rate))
          / (on * numbers.background + off * (1 - numbers.background))
        if ratio < best?.ratio ?? .infinity { best = (cell, ratio) }
      }
      return best?.cell ?? cells[0].cell
    }
  }
}

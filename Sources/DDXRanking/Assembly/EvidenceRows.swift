import DDXCore

/// The rows that one table states for its source, or for one of its suspects.
struct EvidenceRows {
  let source: SourceID
  let suspect: String?
  let findings: [FindingEvidence]
  let groups: [GroupEvidence]
  let graded: [GradedEvidence]
  private let populations: [StudyPopulation]

  /// The rows of a table: the source's own, then those of each suspect with a share.
  static func of(_ table: EvidenceTable) -> [EvidenceRows] {
    let own = EvidenceRows(
      source: table.source, suspect: nil, findings: table.findings, groups: table.groups,
      graded: table.graded, populations: table.populations)
    return [own]
      + table.suspects.filter { $0.share != nil }.map { suspect in
        EvidenceRows(
          source: table.source, suspect: suspect.id, findings: suspect.findings,
          groups: suspect.groups, graded: suspect.graded, populations: table.populations)
      }
  }

  /// The mix of sources that a row was measured in; nil is the house mix.
  func population(of row: FindingEvidence) -> StudyPopulation? {
    row.population.flatMap { id in populations.first { $0.id == id } }
  }
}

extension EvidenceTable {
  /// The mix of sources that a row was measured in; nil is the house mix.
  func population(of row: FindingEvidence) -> StudyPopulation? {
    row.population.flatMap { id in populations.first { $0.id == id } }
  }

  /// The share of each suspect among what the source is, at the reference age.
  var referencePlaces: [String: Double] {
    let whole = share.value(atAge: EvidenceModel.referenceAge)
    let shares = suspects.compactMap { suspect in
      suspect.share.map { (suspect.id, $0.value(atAge: EvidenceModel.referenceAge) / whole) }
    }
    let scale = min(1, 0.95 / max(shares.reduce(0) { $0 + $1.1 }, 0.001))
    return Dictionary(shares.map { ($0.0, $0.1 * scale) }, uniquingKeysWith: { first, _ in first })
  }
}

import DDXCore
import DDXRanking

/// How much the facts of a profile weigh in its ranking.
struct FactWeights {
  private let profile: ClinicalProfile
  /// By how much each finding moves the log-odds of the sources together.
  private var findings: [FindingCode: Double] = [:]
  /// By how much the blocks of each day do.
  private var blocks: [CalendarDate: Double] = [:]

  /// Gathers them from the reasons of a ranking.
  init(_ ranking: Ranking, of profile: ClinicalProfile) {
    self.profile = profile
    for row in ranking.candidates.flatMap(\.evidence) {
      switch row.kind {
      case .finding(let finding):
        for code in [finding.code] + (finding.origin.map { [$0] } ?? []) {
          findings[code, default: 0] += abs(row.logOdds)
        }
      case .block(let block): blocks[block.date, default: 0] += abs(row.logOdds)
      case .session(let session):
        for date in Set(session.map(\.date)) { blocks[date, default: 0] += abs(row.logOdds) }
      case .orderOfDurations, .interaction: break
      }
    }
  }

  /// The facts that weigh most, in the order in which they were; of equal weight the first.
  func heaviest(_ most: Int, of facts: [RecordedFact]) -> [RecordedFact] {
    guard facts.count > most else { return facts }
    let weights = facts.map(weight)
    let order = facts.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    return order.prefix(most).sorted().map { facts[$0] }
  }

  private func weight(of fact: RecordedFact) -> Double {
    switch fact.subject {
    case .finding(let index): findings[profile.findings[index].code] ?? 0
    case .relief(let indices): blocks[profile.blocks[indices[0]].date] ?? 0
    case .uptake(let index): blocks[profile.blocks[index].date] ?? 0
    }
  }
}

import DDXComparison
import DDXCore
import DDXRanking
import Testing

@Suite struct `A change beside order and probabilities` {
  /// A patient with a fever.
  func profile() throws -> ClinicalProfile {
    try House.profile("p", [Finding(code: "redflag.fever", state: .present)])
  }

  func summary(_ comparer: EditionComparer, _ profile: ClinicalProfile) throws -> CohortSummary {
    var summary = CohortSummary()
    summary.add(try comparer.entry(for: profile, attributes: true))
    return summary
  }

  func saved(_ ranking: Ranking) -> SavedRanking { SavedRanking(ranking, engine: "1") }

  @Test func `of the safety verdict counts for a patient, a cohort and saved rankings`() throws {
    let comparer = try House.comparer(
      TestSpace(left: try House.rules(), changes: [Edits.safety, Edits.checks]))
    let comparison = try comparer.compare(try profile())
    #expect(comparison.changes.safety && comparison.changesAnything)
    #expect(comparison.safetyFlip?.completing?.edits == [0])
    let summary = try summary(comparer, profile())
    #expect(summary.safetyChanged == 1)
    #expect(summary.effects.first?.edit == 0 && summary.effects.first?.safety == 1)
    let (left, right) = (saved(comparison.left), saved(comparison.right))
    #expect(SavedComparison(left, right).changesAnything)
    #expect(SavedCohort([SavedPairs([left], [right]).pairs[0]]).summary.safetyChanged == 1)
  }

  @Test func `of the interval is one of the details of the next step`() throws {
    let comparer = try House.comparer(
      TestSpace(left: try House.rules(), changes: [Edits.checks, Edits.interval(60)]))
    let profile = try House.profile(blocks: [House.block(85, on: "2026-05-05")])
    let comparison = try comparer.compare(profile)
    let days = [comparison.left, comparison.right].map(\.decision.details?.earliest)
    #expect(days == [CalendarDate("2026-05-19"), CalendarDate("2026-07-04")])
    #expect(comparison.changes.details && !comparison.changes.stepOrAgent)
    #expect(comparison.changesAnything)
    #expect(comparison.detailsFlip?.completing?.edits == [1])
    let summary = try summary(comparer, profile)
    #expect(summary.detailsChanged == 1 && summary.stepsChanged == 0)
    #expect(summary.effects.map(\.details) == [1])
    #expect(SavedComparison(saved(comparison.left), saved(comparison.right)).changesAnything)
  }
}

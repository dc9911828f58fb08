import DDXComparison
import DDXCore
import DDXRanking
import Testing

@Suite(.serialized) struct `Speed of a cohort` {
  @Test(.enabled(if: isOptimized)) func `a cohort keeps to its share of the time of ranking`()
    async throws
  {
    var random = try RandomProfiles(seed: 41)
    let profiles = try (0..<200).map { try random.next("\($0)") }
    let loaders: [Cohort.Loader] = profiles.map { profile in { profile } }
    let space = TestSpace(left: try House.rules(), changes: Array(Edits.all.prefix(14)))
    var cohort = Cohort(comparer: try House.comparer(space))
    let rankers = [try House.ranker(space.left), try House.ranker(space.right)]
    let clock = ContinuousClock()
    let ranking = try clock.measure {
      for ranker in rankers { for profile in profiles { _ = try ranker.rank(profile) } }
    }
    let plain = await clock.measure { _ = await cohort.run(loaders) }
    cohort.attributes = true
    let attributed = await clock.measure { _ = await cohort.run(loaders) }
    print("ranking \(ranking), plain \(plain / ranking), attributed \(attributed / ranking)")
    #expect(plain / ranking < 1.2)
    #expect(attributed / ranking < 20)
  }

  static var isOptimized: Bool {
    var isOptimized = true
    assert(
      {
        isOptimized = false; return true
      }())
    return isOptimized
  }
}

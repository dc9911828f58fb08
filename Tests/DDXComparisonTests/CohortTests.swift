import DDXComparison
import DDXCore
import DDXRanking
import Testing

@Suite struct `A cohort under two editions` {
  struct Broken: Error {}

  func cohort() throws -> Cohort {
    let space = TestSpace(
      left: try House.rules(),
      changes: [Edits.observes(80), Edits.trait, Edits.lambda, Edits.multiple])
    var cohort = Cohort(comparer: try House.comparer(space))
    cohort.attributes = true
    cohort.keeps = 5
    return cohort
  }

  func profiles(_ count: Int) throws -> [ClinicalProfile] {
    var random = try RandomProfiles(seed: 31)
    return try (0..<count).map { try random.next("patient-\($0)") }
  }

  func run(_ profiles: [ClinicalProfile], threads: Int = 1) async throws -> CohortSummary {
    try await cohort().run(
      profiles.map { profile in { @Sendable in profile } }, threads: threads)
  }

  func expectSame(_ one: CohortSummary, _ other: CohortSummary) {
    #expect(one.patients == other.patients)
    #expect(one.ordersChanged == other.ordersChanged)
    #expect(one.agentsChanged == other.agentsChanged)
    #expect(one.firstPlaces == other.firstPlaces)
    #expect(one.steps == other.steps)
    #expect(one.mostAffected == other.mostAffected)
    #expect(one.effects == other.effects)
    #expect(one.meanOverlap == other.meanOverlap)
    #expect(one.meanTau == other.meanTau)
  }

  @Test func `neither the order of the patients nor the threads change the summary`() async throws {
    let profiles = try profiles(90)
    let one = try await run(profiles)
    expectSame(one, try await run(profiles.reversed()))
    expectSame(one, try await run(profiles, threads: 3))
  }

  @Test func `the counts are those of the patients one by one`() async throws {
    let profiles = try profiles(60)
    let summary = try await run(profiles)
    let comparer = try cohort().comparer
    let comparisons = try profiles.map { try comparer.compare($0) }
    #expect(summary.patients == 60)
    #expect(summary.firstPlacesChanged == comparisons.filter(\.changes.firstPlace).count)
    #expect(summary.stepsChanged == comparisons.filter(\.changes.stepOrAgent).count)
    #expect(summary.ordersChanged == comparisons.filter(\.changes.order).count)
    #expect(summary.firstPlaces.cells.reduce(0) { $0 + $1.count } == 60)
    #expect(summary.steps.cells.reduce(0) { $0 + $1.count } == 60)
    #expect(summary.ordersChanged > 0)
    #expect(summary.stepsChanged > 0)
    for effect in summary.effects {
      let sizes = comparisons.map { comparison in
        comparison.attribution?.shares.first { $0.edit == effect.edit }?.size ?? 0
      }
      #expect(abs(effect.meanAbsolute - sizes.reduce(0, +) / 60) < 1e-12)
      #expect(effect.patients == sizes.filter { $0 > 0 }.count)
    }
    // Lambda moves no probability; it is there for the next steps that it changes.
    #expect(summary.effects.filter { $0.patients > 0 }.map(\.edit).sorted() == [0, 1, 3])
    for effect in summary.effects {
      let ranker = try House.ranker(comparer.space.rules(applying: [effect.edit]))
      let changed = try zip(profiles, comparisons).filter { profile, comparison in
        try comparison.changes.stepOrAgent
          && Changes(comparison.left.decision, ranker.decision(for: profile)).stepOrAgent
      }
      #expect(effect.steps == changed.count)
    }
    #expect(summary.effects.contains { $0.edit == 2 && $0.steps > 0 })
    func total(_ comparison: Comparison) -> Double {
      comparison.movements.reduce(0) { $0 + abs($1.change ?? 0) }
    }
    let most = comparisons.max { total($0) < total($1) }
    #expect(summary.mostAffected.count == 5)
    #expect(summary.mostAffected.first?.profile == most?.left.profile.id)
    let totals = summary.mostAffected.map(\.totalChange)
    #expect(totals == totals.sorted(by: >))
  }

  @Test func `a profile that can't be loaded is reported in its place and the rest is there`()
    async throws
  {
    let profiles = try profiles(50)
    let loaders: [Cohort.Loader] = profiles.enumerated().map { index, profile in
      { if index == 17 { throw Broken() } else { profile } }
    }
    for threads in [1, 4] {
      var places: [Int] = []
      var failed: [Int] = []
      var names: [String] = []
      let summary = try await cohort().run(loaders, threads: threads) { place, result in
        places.append(place)
        switch result {
        case .success(let entry): names.append(entry.profile)
        case .failure(let error):
          if error is Broken { failed.append(place) }
        }
      }
      #expect(places == Array(0..<50))
      #expect(failed == [17])
      #expect(names == profiles.map(\.id).filter { $0 != "patient-17" })
      #expect(summary.patients == 49)
    }
  }

  @Test func `profiles are taken only a few at a time`() async throws {
    let profile = try profiles(1)[0]
    var (taken, reported, ahead) = (0, 0, 0)
    let stream = sequence(state: 0) { (state: inout Int) -> Cohort.Loader? in
      state += 1
      return state <= 300 ? { @Sendable in profile } : nil
    }
    var cohort = try cohort()
    cohort.attributes = false
    let counted = stream.lazy.map { loader -> Cohort.Loader in
      taken += 1
      ahead = max(ahead, taken - reported)
      return loader
    }
    _ = await cohort.run(counted, threads: 2) { _, _ in reported += 1 }
    #expect(reported == 300)
    #expect(ahead <= 64)
  }

  @Test func `an edition compared with itself changes nobody`() async throws {
    let rules = try House.rules()
    var cohort = Cohort(
      comparer: try House.comparer(
        TestSpace(left: rules, changes: [], rightEdition: rules.edition)))
    cohort.attributes = true
    let summary = try await cohort.run(profiles(20).map { profile in { @Sendable in profile } })
    #expect(summary.patients == 20)
    #expect(summary.ordersChanged + summary.firstPlacesChanged + summary.stepsChanged == 0)
    #expect(summary.moved == 0)
    #expect(summary.mostAffected.isEmpty)
    #expect(summary.effects.isEmpty)
  }
}

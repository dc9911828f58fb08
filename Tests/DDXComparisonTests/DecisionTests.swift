import DDXCore
import DDXRanking
import Testing

@Suite struct `The short way to a ranking` {
  @Test func `probabilities and decision are those of the full ranking, bit for bit`() throws {
    let ranker = try House.ranker(House.rules())
    var profiles = try RandomProfiles(seed: 5)
    for index in 0..<60 {
      let profile = try profiles.next("\(index)")
      let ranking = try ranker.rank(profile)
      #expect(try ranker.posttests(of: profile) == ranking.decision.standings)
      #expect(try ranker.decision(for: profile) == ranking.decision)
    }
  }

  @Test func `an evaluator gives what each ruling gives by itself, in any order of rulings`() throws
  {
    let space = TestSpace(left: try House.rules(), changes: Edits.all)
    let left = try House.ranker(space.left)
    var profiles = try RandomProfiles(seed: 8)
    for index in 0..<15 {
      let profile = try profiles.next("\(index)")
      let rankers = try (0..<12).compactMap { _ in
        try left.under(
          space.rules(applying: Set(space.changes.indices.filter { _ in profiles.chance(0.4) })))
      }
      var evaluator = PosttestEvaluator(profile)
      let forth = try rankers.map { try evaluator.posttests(under: $0) }
      let back = try rankers.reversed().map { try evaluator.posttests(under: $0) }
      #expect(forth == back.reversed())
      for (ranker, standings) in zip(rankers, forth) {
        let whole = try ranker.posttests(of: profile)
        for standing in standings {
          let other = try #require(whole.first { $0.source == standing.source })
          #expect(abs(other.posttest.value - standing.posttest.value) < 1e-12)
        }
      }
    }
  }

  @Test func `a ranker for other rules equals a newly made one`() throws {
    let rules = try House.rules()
    let ranker = try House.ranker(rules)
    var profiles = try RandomProfiles(seed: 6)
    for change in [Edits.multiple, Edits.observes(80), Edits.lambda, Edits.safety] {
      let other = TestSpace(left: rules, changes: [change]).right
      let short = try #require(try ranker.under(other))
      let long = try House.ranker(other)
      for index in 0..<10 {
        let profile = try profiles.next("\(index)")
        #expect(try short.decision(for: profile) == long.rank(profile).decision)
      }
    }
  }

  @Test func `rules with other evidence must be loaded`() throws {
    let rules = try House.rules()
    let other = ClinicalProtocol(
      id: "x", edition: "1", title: "X", evidenceEditions: ["facet-joint": "1999"],
      multipleSources: rules.multipleSources,
      multipleSourcesCitation: rules.multipleSourcesCitation, otherFloor: rules.otherFloor,
      safety: rules.safety)
    let ranker = try House.ranker(rules).under(other)
    if ranker != nil { Issue.record("a ranker for evidence that was not loaded") }
  }
}

import DDXCore
import DDXRanking
import Testing

@testable import DDXComparison

@Suite struct `The fewest edits that flip an answer` {
  /// Every set up to three, the smallest first, found the slow way.
  func sets(of edits: [Int]) -> [[Int]] {
    var sets: [[Int]] = []
    for one in edits { sets.append([one]) }
    for one in edits { for two in edits where two > one { sets.append([one, two]) } }
    for one in edits {
      for two in edits where two > one {
        for three in edits where three > two { sets.append([one, two, three]) }
      }
    }
    return sets.sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
  }

  @Test func `the search visits every set once, by size and then in order`() {
    var visited: [[Int]] = []
    let none = FlipSet<Int>.first(among: [2, 3, 5, 8, 9], from: 0, to: 1, limit: 1000) {
      visited.append($0.sorted())
      return 0
    }
    #expect(visited == sets(of: [2, 3, 5, 8, 9]))
    #expect(none.changing == nil)
    #expect(none.search == .complete(size: 3))
  }

  @Test func `of two sets of one size that which gives the other edition's answer comes first`() {
    let flip = FlipSet<Int>.first(among: [0, 1, 2], from: 0, to: 2, limit: 1000) {
      $0 == [1] ? 7 : $0 == [0, 2] ? 2 : 0
    }
    #expect(flip.changing == .init(edits: [1], answer: 7))
    #expect(flip.completing == .init(edits: [0, 2], answer: 2))
    let asSmall = FlipSet<Int>.first(among: [0, 1, 2], from: 0, to: 2, limit: 1000) {
      $0 == [1] ? 7 : $0 == [2] ? 2 : 0
    }
    #expect(asSmall.changing == .init(edits: [2], answer: 2))
    #expect(asSmall.completing == asSmall.changing)
    let stopped = FlipSet<Int>.first(among: [0, 1, 2], from: 0, to: 2, limit: 2) { _ in 0 }
    #expect(stopped.search == .stopped(evaluated: 2))
  }

  @Test func `the sets found for patients are the smallest there are`() throws {
    let space = TestSpace(
      left: try House.rules(),
      changes: [
        Edits.observes(80), Edits.trait, Edits.branchPlacebo, Edits.multiple,
        Edits.burden("medial-branch-block", 30), Edits.criterion,
        Edits.accuracy("medial-branch-block", 0.54, 0.88), Edits.checks,
      ])
    let comparer = try House.comparer(space)
    let edits = Array(space.changes.indices)
    var profiles = [
      try House.profile(blocks: [House.block(60)]), try House.profile(blocks: [House.block(85)]),
    ]
    var random = try RandomProfiles(seed: 21)
    for index in 0..<25 { profiles.append(try random.next("\(index)")) }
    var (steps, places) = (0, 0)
    for profile in profiles {
      let comparison = try comparer.compare(profile)
      let (left, right) = (comparison.left.decision, comparison.right.decision)
      #expect((comparison.stepFlip == nil) == (left.step == right.step))
      #expect((comparison.firstPlaceFlip == nil) == (left.first == right.first))
      func decision(_ edits: [Int]) throws -> Decision {
        try House.ranker(space.rules(applying: Set(edits))).rank(profile).decision
      }
      if let flip = comparison.stepFlip {
        steps += 1
        let brute = try sets(of: edits).first { try decision($0).step != left.step }
        let whole = try sets(of: edits).first { try decision($0).step == right.step }
        #expect(flip.changing?.edits == (whole?.count == brute?.count ? whole : brute))
        #expect(flip.completing?.edits == whole)
      }
      if let flip = comparison.firstPlaceFlip {
        places += 1
        let brute = try sets(of: edits).first { try decision($0).first != left.first }
        let whole = try sets(of: edits).first { try decision($0).first == right.first }
        #expect(flip.changing?.edits == (whole?.count == brute?.count ? whole : brute))
      }
    }
    #expect(steps > 3)
    #expect(places > 0)
  }
}

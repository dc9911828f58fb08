import DDXCore
import DDXRanking
import Testing

@testable import DDXComparison

@Suite struct `What a profile reads of an edition` {
  func space() throws -> TestSpace { TestSpace(left: try House.rules(), changes: Edits.all) }

  /// The edits that some of the profiles do not read; adding them to any mixture of those that are
  /// read must leave the answer as it is, bit for bit.
  private func unread<Answer: Equatable>(
    seed: UInt64, profiles count: Int,
    by reads: (TestSpace, ClinicalProfile) -> (ProtocolEdit) -> Bool,
    _ answer: (Ranker, ClinicalProfile) throws -> Answer
  ) throws -> Set<Int> {
    let space = try space()
    let left = try House.ranker(space.left)
    var profiles = try RandomProfiles(seed: seed)
    var seen: Set<Int> = []
    for index in 0..<count {
      let profile = try profiles.next("\(index)")
      let (active, inactive) = space.edits.split(by: reads(space, profile))
      seen.formUnion(inactive)
      let mixture = Set(active.filter { _ in profiles.chance(0.5) })
      let without = try #require(try left.under(space.rules(applying: mixture)))
      let with = try #require(
        try left.under(space.rules(applying: mixture.union(inactive))))
      #expect(try answer(without, profile) == answer(with, profile), "\(index)")
    }
    return seen
  }

  @Test func `an edit that is not read changes nothing, bit for bit, in any mixture`() throws {
    let seen = try unread(seed: 11, profiles: 250) { space, profile in
      PosttestReads(left: space.left, right: space.right, profile: profile).reads
    } _: {
      try $0.posttests(of: $1)
    }
    // Every edit but the prior is unread by some profile, so that each row of the table is tested.
    #expect(seen == Set(try space().changes.indices.dropFirst()))
  }

  @Test func `an edit that the next step does not read changes no step, in any mixture`() throws {
    let seen = try unread(seed: 12, profiles: 120) { space, profile in
      DecisionReads(left: space.left, right: space.right, profile: profile).reads
    } _: {
      try $0.decision(for: $1)
    }
    let changes = try space().changes
    let never = Set(seen.map { changes[$0].key })
    #expect(never.contains("checks/check[hip-specificity]"))
    #expect(never.contains("safety/strong[redflag.fever]"))
    #expect(never.contains("contraindications/contraindication[pregnancy]"))
    #expect(!never.contains("criteria/criterion[facet-joint]/@blocks"))
  }

  @Test func `every edit of the response and the prior is read by some profile that it moves`()
    throws
  {
    let space = try space()
    let left = try House.ranker(space.left)
    var profiles = try RandomProfiles(seed: 13)
    var moving: Set<Int> = []
    for index in 0..<300 where moving.count < space.changes.count - 6 {
      let profile = try profiles.next("\(index)")
      let before = try left.posttests(of: profile)
      for edit in space.changes.indices.dropLast(6) where !moving.contains(edit) {
        let ranker = try #require(try left.under(space.rules(applying: [edit])))
        if try ranker.posttests(of: profile) != before { moving.insert(edit) }
      }
    }
    let still = space.changes.indices.dropLast(6).filter { !moving.contains($0) }
    #expect(still.map { space.changes[$0].key } == [])
  }

  @Test func `keys are taken apart, and one that is not known is read`() throws {
    let key = DocumentKey("response/added-coverage[a/b]/@fraction")
    #expect(
      key.steps == [.init(name: "response", id: nil), .init(name: "added-coverage", id: "a/b")])
    #expect(key.attribute == "fraction")
    let rules = try House.rules()
    let reads = PosttestReads(
      left: rules, right: rules, profile: try House.profile(blocks: [House.block(60)]))
    for unknown in [
      "novelty", "response/novelty", "response/delivery/@novelty", "@novelty", "uses",
    ] {
      #expect(reads.reads(DocumentKey(unknown)), "\(unknown)")
    }
    for unread in ["title", "prior/@low", "response/order/@citation", "criteria", "@status"] {
      #expect(!reads.reads(DocumentKey(unread)), "\(unread)")
    }
  }

  @Test func `without a block the whole response model is unread`() throws {
    let space = TestSpace(
      left: try House.rules(),
      changes: [
        TestSpace.Change(key: "response") { $0.response = nil }
      ])
    let profile = try House.profile("p", [Finding(code: "pain.groin", state: .present)])
    let comparer = try House.comparer(space)
    #expect(try comparer.attribution(of: profile).inactive == [0])
    let one = try House.ranker(space.left).posttests(of: profile)
    #expect(try House.ranker(space.right).posttests(of: profile) == one)
  }
}

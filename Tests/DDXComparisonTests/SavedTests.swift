import DDXComparison
import DDXCore
import DDXRanking
import Testing

@Suite struct `Saved rankings` {
  func saved(
    _ change: TestSpace.Change? = nil, relief: Double = 60, engine: String = "1.0.0"
  ) throws -> SavedRanking {
    let rules = try House.rules()
    let other = change.map { TestSpace(left: rules, changes: [$0]).right }
    let ranking = try House.ranker(other ?? rules)
      .rank(House.profile(blocks: [House.block(relief)]))
    return SavedRanking(ranking, engine: engine)
  }

  /// The same ranking with other particulars of a module.
  func with(
    _ saved: SavedRanking, _ id: SourceID, version: String? = nil, evidence: String? = nil
  ) -> SavedRanking {
    SavedRanking(
      engine: saved.engine, profile: saved.profile, rules: saved.rules,
      modules: saved.modules.map {
        guard $0.id == id else { return $0 }
        return .init(
          id: id, version: version ?? $0.version, contract: $0.contract,
          evidence: .init(
            id: $0.evidence.id, edition: $0.evidence.edition,
            digest: evidence ?? $0.evidence.digest))
      },
      decision: saved.decision)
  }

  @Test func `one ranking saved twice differs in nothing`() throws {
    let comparison = SavedComparison(try saved(), try saved())
    #expect(comparison.causes.isEmpty)
    #expect(!comparison.changesAnything)
    #expect(!comparison.isUnexplained)
    #expect(comparison.attribution == .none)
  }

  @Test func `another protocol is named, and its edits need the documents`() throws {
    let (left, right) = (try saved(), try saved(Edits.observes(80)))
    let comparison = SavedComparison(left, right)
    #expect(comparison.causes == [.rules(left.rules, right.rules)])
    #expect(comparison.changesAnything)
    #expect(comparison.attribution == .needsDocuments)
  }

  @Test func `a changed module or evidence is named rather than the protocol`() throws {
    let left = try saved()
    let module = with(left, "hip-joint", version: "1.1.0")
    let named = SavedComparison(left, module)
    #expect(
      named.causes == [
        .module(
          "hip-joint", left: left.modules.first { $0.id == "hip-joint" },
          right: module.modules.first { $0.id == "hip-joint" })
      ])
    let moved = try saved(relief: 85)
    let right = SavedRanking(
      engine: left.engine, profile: left.profile, rules: left.rules,
      modules: with(left, "facet-joint", evidence: "abc").modules, decision: moved.decision)
    let evidence = SavedComparison(left, right)
    guard case .evidence("facet-joint", _, let new)? = evidence.causes.first else {
      Issue.record("the evidence is not named")
      return
    }
    #expect(new.digest == "abc")
    #expect(evidence.causes.count == 1)
    #expect(evidence.changesAnything)
    #expect(evidence.attribution == .notTheProtocol)
  }

  @Test func `engine, profile and a missing module are named`() throws {
    let left = try saved()
    #expect(
      SavedComparison(left, try saved(engine: "2.0.0")).causes == [.engine("1.0.0", "2.0.0")])
    let other = SavedRanking(
      engine: left.engine, profile: .init(id: "p", digest: "other"), rules: left.rules,
      modules: left.modules.filter { $0.id != "nerve-root" }, decision: left.decision)
    let comparison = SavedComparison(left, other)
    #expect(comparison.causes.count == 2)
    #expect(comparison.causes.first == .profile(left.profile, other.profile))
    #expect(
      comparison.causes.last
        == .module(
          "nerve-root", left: left.modules.first { $0.id == "nerve-root" }, right: nil))
  }

  @Test func `a change that nothing explains is said to be so`() throws {
    let (left, moved) = (try saved(), try saved(relief: 85))
    let right = SavedRanking(
      engine: left.engine, profile: left.profile, rules: left.rules, modules: left.modules,
      decision: moved.decision)
    #expect(SavedComparison(left, right).isUnexplained)
  }
}

import DDXCore
import DDXRanking
import Testing

@testable import DDXComparison

@Suite struct `The patients who change` {
  private func decision(
    first: SourceID = "facet-joint", verdict: SafetyVerdict.Verdict = .clear,
    kind: Recommendation.Kind = .observe
  ) -> Decision {
    Decision(
      safety: .init(verdict: verdict),
      standings: [Standing(source: first, posttest: .one)], step: .init(kind: kind), agent: nil)
  }

  @Test func `are those with another verdict, first place or step`() {
    var changed = ChangedPatients()
    changed.add("same", decision(), decision())
    changed.add("verdict", decision(), decision(verdict: .stop))
    changed.add("place", decision(), decision(first: "hip-joint"))
    changed.add("step", decision(), decision(kind: .investigate))
    #expect(changed.all.map(\.profile) == ["place", "step", "verdict"])
    #expect(changed.all.first?.left.first == "facet-joint")
    #expect(changed.all.first?.right.first == "hip-joint")
  }

  @Test func `come in one order, however they were added`() {
    let rows =
      ["b", "a", "c"].map { ($0, decision(), decision(first: "hip-joint")) }
      + [("a", decision(), decision(verdict: .stop))]
    var (one, other) = (ChangedPatients(), ChangedPatients())
    for row in rows { one.add(row.0, row.1, row.2) }
    for row in rows.reversed() { other.add(row.0, row.1, row.2) }
    #expect(one.all == other.all)
    #expect(one.all.count == 4)
  }
}

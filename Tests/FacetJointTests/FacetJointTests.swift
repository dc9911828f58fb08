import DDXCore
import DDXTesting
import FacetJoint
import ModuleBench
import Testing

@Suite struct `The facet joint` {
  let bench: ModuleBench

  init() throws { bench = try ModuleBench(FacetJoint()) }

  @Test func `keeps what every module must`() throws {
    try checkPainSource(FacetJoint.self)
  }

  @Test func `is the source more often with age, and less after a fusion`() throws {
    #expect(abs(try bench.share(age: 50) - 0.31) < 1e-12)
    #expect(try bench.share(age: 25) == bench.share(age: 30))
    #expect(try bench.share(age: 30) < bench.share(age: 40))
    #expect(try bench.share(age: 60) < bench.share(age: 70))
    #expect(abs(try bench.share(age: 85) - 0.50) < 1e-12)
    #expect(abs(try bench.share(age: 70, after: "history.lumbar-fusion") - 0.18) < 1e-12)
  }

  @Test func `is spoken against by midline pain, less strongly than was published`() throws {
    let published = try bench.published("pain.midline")
    #expect(abs(published.sensitivity - 8.0 / 52) < 0.001)
    #expect(abs(published.specificity - 30.0 / 102) < 0.001)
    let used = try bench.used("pain.midline")
    #expect(abs(used.positiveRatio - 0.42) < 0.005)
    #expect(abs(used.negativeRatio - 2.08) < 0.005)
  }

  @Test func `believes the replication of the Revel criteria, not their authors`() throws {
    #expect(try bench.used("facet.revel-criteria").positiveRatio < 2)
    #expect(try bench.used("facet.revel-criteria").negativeRatio > 0.9)
  }

  @Test func `is shown by SPECT as the pooled ratio says`() throws {
    let accuracy = try bench.used("spect.facet-uptake")
    #expect(abs(accuracy.positiveRatio - 2.80) < 1e-12)
    #expect(abs(accuracy.negativeRatio - 0.55) < 1e-12)
  }

  @Test func `has no number for extension and rotation, and states the reason`() throws {
    let kemp = Finding(code: "facet.extension-rotation", state: .present, side: .right)
    let assessment = try bench.assessment(pain: .right, [kemp])
    #expect(assessment.evidence.isEmpty)
    #expect(assessment.notes.contains { $0.code == kemp.code && !$0.text.isEmpty })
  }

  @Test func `hurts on the side of the pain, at one of the three lowest levels`() throws {
    #expect(abs(try bench.share(of: .right, whenPainIs: .right) - 0.75) < 1e-12)
    #expect(try bench.share(of: .bilateral, whenPainIs: .bilateral) > 0.5)
    let levels = Set(try bench.assessment().sites.compactMap(\.site.level))
    #expect(levels == [.l3L4, .l4L5, .l5S1])
  }

  @Test func `is ablated with the success of the selection that was made`() throws {
    let ablation = try #require(
      bench.table.pathways.first { $0.id == "facet-medial-branch-ablation" })
    let strict = ablation.successes.first { $0.blocks == 2 && $0.relief == 80 }
    #expect(strict?.value.value == 0.632)
    #expect(bench.offers.contains("medial-branch-block"))
  }
}

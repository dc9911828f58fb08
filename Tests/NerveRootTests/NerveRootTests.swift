import DDXCore
import DDXTesting
import ModuleBench
import NerveRoot
import Testing

@Suite struct `The nerve root` {
  let bench: ModuleBench

  init() throws { bench = try ModuleBench(NerveRoot()) }

  @Test func `keeps what every module must`() throws {
    try checkPainSource(NerveRoot.self)
  }

  @Test func `is the source nearly as often at every age`() throws {
    #expect(abs(try bench.share(age: 50) - 0.20) < 1e-12)
    #expect(abs(try bench.share(age: 30) - 0.22) < 1e-12)
    #expect(abs(try bench.share(age: 70) - 0.18) < 1e-12)
  }

  @Test(arguments: [
    ("root.slr", 0.92, 0.28), ("root.crossed-slr", 0.28, 0.90), ("root.slump", 0.70, 0.36),
    ("root.sensory-loss", 0.61, 0.63), ("root.reflex-loss", 0.29, 0.78),
  ])
  func `is examined with the published accuracies`(
    code: String, sensitivity: Double, specificity: Double
  ) throws {
    let accuracy = try bench.published(FindingCode(code))
    #expect(accuracy.sensitivity == sensitivity)
    #expect(accuracy.specificity == specificity)
  }

  @Test func `gains little from any group of signs`() throws {
    for (group, most, least) in [
      ("root.neurological-examination", 2.7, 0.39), ("root.neurodynamic", 2.9, 0.27),
      ("root.leg-pain", 2.01, 0.33),
    ] {
      let accuracy = try bench.used(group)
      #expect(accuracy.positiveRatio < most)
      #expect(accuracy.negativeRatio > least)
    }
  }

  @Test func `holds each group wide enough for its members`() {
    for group in bench.table.groups {
      guard let whole = group.study.accuracy else { continue }
      for member in group.members.compactMap(\.published.accuracy) {
        #expect(member.positiveRatio <= whole.positiveRatio + 1e-9, "\(group.id)")
        #expect(member.negativeRatio >= whole.negativeRatio - 1e-9, "\(group.id)")
      }
    }
  }

  @Test func `lies at a root from L3 to S1, mostly L5 or S1, on the side of the pain`() throws {
    let sites = try bench.assessment(pain: .right).sites
    #expect(Set(sites.compactMap(\.site.level)) == [.l3, .l4, .l5, .s1])
    let low = sites.filter { $0.site.level == .l5 || $0.site.level == .s1 }
    #expect(abs(low.reduce(0) { $0 + $1.share } - 0.80) < 1e-12)
    #expect(abs(try bench.share(of: .right, whenPainIs: .right) - 0.80) < 1e-12)
  }

  @Test func `has no number for electromyography, and states the reason`() throws {
    let finding = Finding(code: "emg.radiculopathy", state: .present, side: .right, level: .l5)
    let assessment = try bench.assessment([finding])
    #expect(assessment.evidence.isEmpty)
    #expect(assessment.notes.contains { $0.code == finding.code })
  }

  @Test func `is reached at its own level only by the block it proposes`() {
    let block = bench.table.coverage.first { $0.procedure == "transforaminal-block" }
    #expect(block?.isOffered == true)
    #expect(block?.matchesSide == true && block?.matchesLevel == true)
  }
}

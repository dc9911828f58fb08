import DDXCore
import DDXTesting
import HipJoint
import ModuleBench
import Testing

@Suite struct `The hip joint` {
  let bench: ModuleBench

  init() throws { bench = try ModuleBench(HipJoint()) }

  @Test func `keeps what every module must`() throws {
    try checkPainSource(HipJoint.self)
  }

  @Test func `is the source more often with age, and as often after a fusion`() throws {
    #expect(abs(try bench.share(age: 50) - 0.125) < 1e-12)
    #expect(abs(try bench.share(age: 30) - 0.05) < 1e-12)
    #expect(abs(try bench.share(age: 80) - 0.18) < 1e-12)
    #expect(abs(try bench.share(age: 50, after: "history.lumbar-fusion") - 0.125) < 1e-12)
  }

  @Test func `is spoken for by groin pain, from two studies joined`() throws {
    let accuracy = try bench.used("pain.groin")
    #expect(abs(accuracy.sensitivity - 28.0 / 51) < 0.001)
    #expect(abs(accuracy.falsePositiveRate - 39.0 / 154) < 0.001)
    #expect(bench.table.citations.first { $0.id == "derived-groin" }?.status != .verified)
  }

  @Test func `is not believed from the hip clinic's numbers in a back pain clinic`() throws {
    let group = try #require(bench.table.groups.first { $0.id == "hip.examination" })
    #expect(group.composite.published.accuracy?.positiveRatio ?? 0 > 5)
    #expect(abs(try bench.used("hip.examination").positiveRatio - 2) < 1e-9)
    #expect(abs(try bench.used("hip.examination").negativeRatio - 0.5) < 1e-9)
  }

  @Test func `says that the accuracy of internal rotation is assumed`() throws {
    let group = try #require(bench.table.groups.first { $0.id == "hip.examination" })
    let rotation = try #require(
      group.members.first { $0.code == "hip.decreased-internal-rotation" })
    #expect(rotation.published.sensitivity?.isAssumed == true)
    #expect(rotation.published.specificity?.isAssumed == true)
    #expect(rotation.published.accuracy?.positiveRatio ?? 0 < 1.4)
  }

  @Test func `hurts on the side of the pain, and has no level`() throws {
    #expect(abs(try bench.share(of: .left, whenPainIs: .left) - 0.80) < 1e-12)
    #expect(try bench.assessment().sites.allSatisfy { $0.site.level == nil })
  }

  @Test func `proposes the guided injection and nothing else`() {
    #expect(bench.offers == ["hip-joint-injection"])
  }
}

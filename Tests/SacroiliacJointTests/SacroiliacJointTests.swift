import DDXCore
import DDXTesting
import ModuleBench
import SacroiliacJoint
import Testing

@Suite struct `The sacroiliac joint` {
  let bench: ModuleBench

  init() throws { bench = try ModuleBench(SacroiliacJoint()) }

  @Test func `keeps what every module must`() throws {
    try checkPainSource(SacroiliacJoint.self)
  }

  @Test func `is the source more often with age, and far more often after a fusion`() throws {
    #expect(abs(try bench.share(age: 50) - 0.18) < 1e-12)
    #expect(try bench.share(age: 30) < bench.share(age: 50))
    #expect(try bench.share(age: 50) < bench.share(age: 70))
    #expect(abs(try bench.share(age: 50, after: "history.lumbar-fusion") - 0.43) < 1e-12)
  }

  @Test(arguments: [
    ("sij.distraction", 0.60, 0.81), ("sij.thigh-thrust", 0.88, 0.69),
    ("sij.compression", 0.69, 0.69), ("sij.sacral-thrust", 0.63, 0.75),
    ("sij.gaenslen", 0.53, 0.71), ("sij.three-positive-tests", 0.94, 0.78),
  ])
  func `is tested with the accuracies of the one study that has them all`(
    code: String, sensitivity: Double, specificity: Double
  ) throws {
    let accuracy = try bench.published(FindingCode(code))
    #expect(accuracy.sensitivity == sensitivity)
    #expect(accuracy.specificity == specificity)
  }

  @Test func `gains no more from five positive tests than from the pooled composite`() throws {
    let composite = try bench.used("sij.provocation")
    #expect(abs(composite.positiveRatio - 2.13) < 1e-9)
    #expect(abs(composite.negativeRatio - 0.33) < 1e-9)
    let product = try ["sij.distraction", "sij.thigh-thrust", "sij.compression"]
      .reduce(1) { $0 * (try bench.published(FindingCode($1)).positiveRatio) }
    #expect(product > 4 * composite.positiveRatio)
  }

  @Test func `is spoken against by midline pain and for by its absence`() throws {
    let accuracy = try bench.used("pain.midline")
    #expect(accuracy.positiveRatio < 1)
    #expect(accuracy.negativeRatio > 1)
  }

  @Test func `has no number for FABER, whose studies contradict one another`() throws {
    let faber = Finding(code: "sij.faber", state: .present, side: .left)
    let assessment = try bench.assessment(pain: .left, [faber])
    #expect(assessment.evidence.isEmpty)
    #expect(assessment.notes.contains { $0.code == faber.code })
  }

  @Test func `hurts on the side of the pain, and has no level`() throws {
    #expect(abs(try bench.share(of: .left, whenPainIs: .left) - 0.80) < 1e-12)
    #expect(abs(try bench.share(of: .right, whenPainIs: .left) - 0.05) < 1e-12)
    #expect(try bench.assessment().sites.allSatisfy { $0.site.level == nil })
  }

  @Test func `is half covered by a lateral branch block, which is not proposed`() {
    let block = bench.table.coverage.first { $0.procedure == "sacral-lateral-branch-block" }
    #expect(block?.fraction == 0.5)
    #expect(bench.offers == ["sacroiliac-joint-injection"])
  }
}

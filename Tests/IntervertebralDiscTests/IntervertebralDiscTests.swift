import DDXCore
import DDXTesting
import IntervertebralDisc
import ModuleBench
import Testing

@Suite struct `The intervertebral disc` {
  let bench: ModuleBench

  init() throws { bench = try ModuleBench(IntervertebralDisc()) }

  @Test func `keeps what every module must`() throws {
    try checkPainSource(IntervertebralDisc.self)
  }

  @Test func `is the source less often with age and after a fusion`() throws {
    #expect(abs(try bench.share(age: 50) - 0.42) < 1e-12)
    #expect(abs(try bench.share(age: 30) - 0.60) < 1e-12)
    #expect(try bench.share(age: 40) < bench.share(age: 30))
    #expect(abs(try bench.share(age: 75) - 0.18) < 1e-12)
    #expect(abs(try bench.share(age: 40, after: "history.lumbar-fusion") - 0.25) < 1e-12)
  }

  @Test func `is read by centralisation with the pooled ratios`() throws {
    let accuracy = try bench.used("disc.centralisation")
    #expect(abs(accuracy.positiveRatio - 3.06) < 1e-12)
    #expect(abs(accuracy.negativeRatio - 0.66) < 1e-12)
  }

  @Test func `counts midline pain for less than the study that looked there first`() throws {
    let published = try bench.published("pain.midline")
    #expect(abs(published.sensitivity - 68.0 / 71) < 0.001)
    #expect(abs(published.falsePositiveRate - 12.0 / 83) < 0.001)
    #expect(abs(try bench.used("pain.midline").positiveRatio - 3.9) < 1e-9)
    #expect(abs(try bench.used("pain.midline").negativeRatio - 0.4) < 1e-9)
  }

  @Test func `gains no more from all MRI signs than from the composite`() throws {
    let picture = try bench.used("disc.mri")
    #expect(abs(picture.positiveRatio - 4) < 1e-9)
    #expect(abs(picture.negativeRatio - 0.15) < 1e-9)
    #expect(abs(try bench.published("mri.modic-1").positiveRatio - 10) < 1e-9)
    let signs: [FindingCode] = ["mri.modic-1", "mri.annular-fissure", "mri.disc-degeneration"]
    let evidence = try bench.assessment(
      signs.map { Finding(code: $0, state: .present, level: .l5S1) }
    ).evidence
    #expect(evidence.count == 3)
    for observed in evidence {
      guard case .member(let group, _) = observed.worth else {
        Issue.record("\(observed.finding.code) stands alone")
        continue
      }
      #expect(group.id == "disc.mri")
    }
  }

  @Test func `has levels and no side`() throws {
    let sites = try bench.assessment(pain: .left).sites.map(\.site)
    #expect(Set(sites.map(\.side)) == [.unspecified])
    #expect(sites.compactMap(\.level) == [.l3L4, .l4L5, .l5S1])
  }

  @Test func `is reached in part by an epidural it does not propose`() {
    let epidural = bench.table.coverage.first { $0.procedure == "transforaminal-block" }
    #expect(epidural?.fraction == 0.60)
    #expect(epidural?.isOffered == false)
  }
}

import DDXCore
import DDXDocuments
import Testing

@testable import DDXRanking

/// Levels at which no source has a site, and what a set says of a whole.
@Suite struct `A finding at a level that no source has` {
  private let ranker: Ranker

  init() throws { ranker = try HouseClinic.ranker("ddx@2026.2") }

  private func profile(_ findings: [Finding]) -> ClinicalProfile {
    ClinicalProfile(
      id: "p", patient: Patient(age: 46), pain: Pain(side: .right, setting: .painClinic),
      findings: findings)
  }

  private func root(_ findings: [Finding]) throws -> Candidate {
    try #require(try ranker.rank(profile(findings)).candidate("nerve-root"))
  }

  @Test func `is ranked, whatever the finding`() throws {
    let vocabulary = try Shipped.vocabulary()
    let levels: [Level] = [.l1L2, .l2L3, .l1, .l2, .s2]
    var count = 0
    for definition in vocabulary.findings where definition.level != .none {
      for level in levels where level.fits(definition.levelKind) {
        let finding = Finding(code: definition.code, state: .present, level: level)
        _ = try ranker.maker.workup(profile([finding]))
        count += 1
      }
    }
    #expect(count > 100)
  }

  @Test(
    arguments: [
      "root.signs-match-one-root", "root.sensory-loss", "root.motor-weakness", "pain.dermatomal",
      "mri.nerve-root-compression",
    ] as [FindingCode])
  func `never speaks against the source that shows it`(code: FindingCode) throws {
    let placed = try root([Finding(code: code, state: .present, level: .l2)])
    let unplaced = try root([Finding(code: code, state: .present)])
    #expect(placed.posttest.value > placed.pretest.value)
    #expect(abs(placed.posttest.value - unplaced.posttest.value) < 1e-9)
  }

  @Test func `a weakness is not lost beside "no neurological deficit"`() throws {
    let normal = Finding(code: "exam.neurological-normal", state: .present)
    let weakness = Finding(
      code: "root.motor-weakness", state: .present, side: .right, level: .l5)
    let without = try root([normal])
    let both = try root([normal, weakness])
    let alone = try root([weakness])
    #expect(both.posttest.value > without.posttest.value * 1.5)
    #expect(both.posttest.value < alone.posttest.value)
  }
}

@Suite struct `The grade of a weakness` {
  private func weakSigns(_ grade: String?) throws -> [FindingCode] {
    let profile = ClinicalProfile(
      id: "p", patient: Patient(age: 46), pain: Pain(side: .right),
      findings: [
        Finding(code: "redflag.none-present", state: .present),
        Finding(
          code: "root.motor-weakness", state: .present, side: .right, level: .l5, grade: grade),
      ])
    let ranking = try HouseClinic.ranker("ddx@2026.2").rank(profile)
    return ranking.safety.weakSigns.map(\.finding)
  }

  @Test(arguments: ["0", "1", "2", "3"])
  func `of 3 or less is a severe weakness`(grade: String) throws {
    #expect(try weakSigns(grade).contains("redflag.severe-weakness"))
  }

  @Test(arguments: ["4", nil])
  func `of 4, or none recorded, is not`(grade: String?) throws {
    #expect(try !weakSigns(grade).contains("redflag.severe-weakness"))
  }

  @Test func `stays open where a severe one is absent`() throws {
    let profile = ClinicalProfile(
      id: "p", patient: Patient(age: 46),
      findings: [Finding(code: "redflag.severe-weakness", state: .absent)])
    let findings = profile.expanded(by: try Shipped.vocabulary()).findings
    #expect(!findings.contains { $0.code == "root.motor-weakness" })
  }
}

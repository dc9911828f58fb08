import DDXCore
import Testing

@testable import DDXRanking

/// How far down the pain goes, on which side.
@Suite struct `Pain that goes down a leg` {
  private func root(_ pain: Side, _ findings: [(Side, FindingState)]) throws -> Candidate {
    let profile = ClinicalProfile(
      id: "p", patient: Patient(age: 50), pain: Pain(side: pain, setting: .painClinic),
      findings: findings.map { Finding(code: "pain.below-knee", state: $1, side: $0) })
    let ranking = try HouseClinic.ranker("ddx@2026.2").rank(profile)
    return try #require(ranking.candidate("nerve-root"))
  }

  private func likeliest(_ candidate: Candidate) -> Side? {
    candidate.sites.max { $0.posttest < $1.posttest }?.site.side
  }

  @Test func `on the painful side says what it says without a side`() throws {
    let placed = try root(.right, [(.right, .present)]).posttest.value
    #expect(try placed == root(.right, [(.unspecified, .present)]).posttest.value)
    #expect(try placed > root(.right, []).posttest.value)
  }

  @Test func `on the other side says nothing about the pain in question`() throws {
    let none = try root(.right, []).posttest.value
    #expect(try root(.right, [(.left, .present)]).posttest.value == none)
    #expect(try root(.right, [(.left, .absent)]).posttest.value == none)
    let absent = try root(.right, [(.right, .absent)])
    #expect(try root(.right, [(.left, .present), (.right, .absent)]).posttest == absent.posttest)
    #expect(absent.posttest.value < none)
  }

  @Test(arguments: [Side.unspecified, .midline, .bilateral])
  func `gives the side of the root if the side of the pain is unknown`(pain: Side) throws {
    let unplaced = try root(pain, [(.unspecified, .present)])
    let left = try root(pain, [(.left, .present)])
    let leftOnly = try root(pain, [(.left, .present), (.right, .absent)])
    #expect(likeliest(left) == .left && likeliest(leftOnly) == .left)
    #expect(left.posttest.value >= unplaced.posttest.value * 0.98)
    #expect(leftOnly.posttest.value >= unplaced.posttest.value * 0.98)
  }

  @Test func `is noted separately if it was on the other side`() throws {
    let finding = Finding(code: "pain.below-knee", state: .present, side: .left)
    let profile = ClinicalProfile(
      id: "p", patient: Patient(age: 50), pain: Pain(side: .right, setting: .painClinic),
      findings: [finding])
    let ranking = try HouseClinic.ranker("ddx@2026.2").rank(profile)
    #expect(
      ranking.notes.contains { note in
        if case .elsewhere(finding, source: "nerve-root") = note { true } else { false }
      })
  }

  @Test func `leaves the wrong side of a hip sign with hardly a reason for the hip`() throws {
    func hip(_ side: Side?) throws -> Double {
      let findings = side.map { [Finding(code: "hip.sutlive-four", state: .present, side: $0)] }
      let profile = ClinicalProfile(
        id: "p", patient: Patient(age: 50), pain: Pain(side: .right, setting: .painClinic),
        findings: findings ?? [])
      let ranking = try HouseClinic.ranker("ddx@2026.2").rank(profile)
      return try #require(ranking.candidate("hip-joint")).posttest.value
    }
    let (none, right, left) = (try hip(nil), try hip(.right), try hip(.left))
    #expect(right > 3 * none)
    #expect(left < 1.5 * none)
  }

  @Test func `and tests counted in one word count no more beside the tests themselves`() throws {
    func sij(_ codes: [FindingCode]) throws -> Double {
      let profile = ClinicalProfile(
        id: "p", patient: Patient(age: 50), pain: Pain(side: .right, setting: .painClinic),
        findings: codes.map { Finding(code: $0, state: .present, side: .right) })
      let ranking = try HouseClinic.ranker("ddx@2026.2").rank(profile)
      return try #require(ranking.candidate("sacroiliac-joint")).posttest.value
    }
    let alone = try sij(["sij.tests-positive-unspecified"])
    #expect(try alone > sij([]))
    #expect(
      try sij(["sij.thigh-thrust", "sij.tests-positive-unspecified"]) == sij(["sij.thigh-thrust"]))
  }
}

import DDXCore
import Testing

@testable import DDXRanking

@Suite struct `More relief of a block` {
  private func results(_ rules: ClinicalProtocol) throws -> [CheckResult] {
    let check = ReferenceCheck(
      id: "monotone", quantity: .monotone, procedure: nil, source: nil, presence: .any,
      relief: try Relief(percent: 50), isClean: false, low: 0, high: 0, citation: "c", text: "t")
    return try HouseClinic.ranker(rules.checking([check])).checks()
  }

  @Test func `spoke against its target under the house edition of the beginning`() throws {
    let results = try results(HouseClinic.rules("ddx@2026.1"))
    #expect(
      results.map(\.procedure) == [
        "medial-branch-block", "facet-joint-injection", "sacroiliac-joint-injection",
        "sacral-lateral-branch-block", "hip-joint-injection", "transforaminal-block",
        "interlaminar-epidural",
      ])
    for result in results {
      let fall = try #require(result.fall)
      #expect(result.verdict == .outside)
      #expect(result.implied == fall.size)
      #expect(fall.size > 0.03)
    }
    #expect(results.first?.fall?.edge == 80)
  }

  @Test func `never speaks against its target under the house edition in force`() throws {
    let rules = try HouseClinic.rules("ddx@2026.2")
    #expect(rules.checks.contains { $0.quantity == .monotone })
    for result in try HouseClinic.ranker(rules).checks() {
      #expect(
        result.verdict == .inside,
        "\(result.check.id) \(result.procedure?.name ?? ""): \(String(describing: result.fall))")
    }
  }

  @Test func `rests on placebo responses that are complete no more often than partial blocks`()
    throws
  {
    let response = try #require(try HouseClinic.rules("ddx@2026.2").response)
    let eighty = response.relief.sorted { $0.coverage < $1.coverage }.map(\.eightyGivenFifty.value)
    #expect(response.placebo.eightyGivenFifty.value <= eighty[1])
    #expect(eighty == eighty.sorted())
  }

  @Test func `is read as the edition observes it`() throws {
    // One threshold leaves what other sources explain: a root beside a branch block, a disc
    // beside a root block at one level.
    for name in ["asra-consensus@2020", "asipp@2020", "article@2024"] {
      let fallen = try results(HouseClinic.rules(name)).filter { $0.fall != nil }
      #expect(
        fallen.map(\.procedure).sorted(by: { ($0?.name ?? "") < ($1?.name ?? "") })
          == ["medial-branch-block", "transforaminal-block"])
      #expect(fallen.allSatisfy { $0.fall?.finding != nil || $0.fall?.levels != [] })
    }
  }

  @Test func `concerns the source that the procedure covers most`() throws {
    let fall = try #require(
      try results(HouseClinic.rules("ddx@2026.1")).first {
        $0.procedure == "interlaminar-epidural"
      }?.fall)
    #expect(fall.target == "nerve-root")
  }
}

extension ClinicalProtocol {
  /// The same edition, with other checks.
  func checking(_ checks: [ReferenceCheck]) -> ClinicalProtocol {
    ClinicalProtocol(
      id: id, edition: edition, title: title, citations: citations,
      evidenceEditions: evidenceEditions, multipleSources: multipleSources,
      multipleSourcesCitation: multipleSourcesCitation, otherFloor: otherFloor, safety: safety,
      contraindications: contraindications, response: response, criteria: criteria,
      nextStep: nextStep, checks: checks)
  }
}

import DDXCore
import Testing

@testable import DDXRanking
@testable import DDXReports

@Suite struct `A check report` {
  private func quantity(_ implied: Double?, _ verdict: CheckResult.Verdict) throws -> CheckResult {
    CheckResult(
      check: ReferenceCheck(
        id: "q", quantity: .positive, procedure: "medial-branch-block", source: "sacroiliac-joint",
        presence: .no, relief: try Relief(percent: 50), isClean: false, low: 0.3, high: 0.41,
        citation: "Rule1999", text: "relief without the source"),
      implied: implied, verdict: verdict)
  }

  private func row(
    _ verdict: CheckResult.Verdict, _ explanations: [EvidenceCheck.Explanation]
  ) -> EvidenceCheck {
    EvidenceCheck(
      source: "sacroiliac-joint", suspect: nil, subject: .finding("pain.midline"),
      citation: "Study2001", unit: .level,
      items: [
        .init(
          quantity: .sensitivity, published: Measured(0.13, low: 0.05, high: 0.29), implied: 0.31,
          verdict: verdict, obstacle: nil)
      ], explanations: explanations)
  }

  private func report(_ results: [CheckResult], _ evidence: [EvidenceCheck]) throws -> CheckReport {
    CheckReport(
      rules: "ddx@2026.1", results: results, evidence: evidence, glossary: try Fixture.glossary())
  }

  @Test func `shows bounds, implied value, verdict and citation`() throws {
    let text = try report([quantity(0.334, .inside)], [row(.inside, [])]).text()
    #expect(text.contains("relief without the source\n  [Rule1999]"))
    #expect(text.contains("0.300-0.410   0.334  inside"))
    #expect(text.contains("0.13 (0.05-0.29)   0.310  inside"))
    #expect(text.contains(", per level [Study2001]"))
    #expect(
      text.replacing("\n", with: " ")
        .hasSuffix("Every number that lies outside has an explanation. "))
  }

  @Test func `fails for a quantity outside`() throws {
    let report = try report([quantity(0.5, .outside)], [])
    #expect(report.hasFault)
    #expect(
      report.text().replacing("\n", with: " ")
        .contains("1 quantity and 0 rows of evidence lie outside"))
  }

  @Test func `fails for a row outside only where nothing explains it`() throws {
    #expect(try report([], [row(.outside, [])]).hasFault)
    let explained = try report([], [row(.outside, [.imperfectReference])])
    #expect(!explained.hasFault)
    #expect(explained.text().contains("because  measured against an imperfect reference standard"))
  }

  @Test func `what the model does not speak of has no value and is no fault`() throws {
    let report = try report([quantity(nil, .notComparable)], [])
    #expect(!report.hasFault)
    #expect(report.text().contains("-  not comparable"))
  }
}

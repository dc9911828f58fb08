import DDXCore
import DDXRanking
import Testing

@testable import DDXReports

@Suite struct `A talk for the patient` {
  private func text(
    _ findings: [Finding] = Fixture.findings, blocks: [DiagnosticBlock] = []
  ) throws -> String {
    let profile = Fixture.profile(findings: findings, blocks: blocks)
    return try PatientReport(glossary: Fixture.glossary(), rules: Fixture.rules)
      .text(Fixture.ranking(profile), of: profile)
  }

  /// The text without its line breaks.
  private func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func block(
    relief: Double, uptake: DiagnosticBlock.VascularUptake? = nil,
    sedation: DiagnosticBlock.Sedation? = nil, contrast: DiagnosticBlock.Contrast? = .live
  ) throws -> DiagnosticBlock {
    let date = try #require(CalendarDate("2026-03-02"))
    return DiagnosticBlock(
      procedure: "medial-branch-block", date: date, side: .right, levels: [.l4L5],
      agent: .lidocaine, relief: try Relief(percent: relief), contrast: contrast,
      vascularUptake: uptake, sedation: sedation)
  }

  @Test func `sends to an emergency department before anything else`() throws {
    let text = try text([Finding(code: "redflag.saddle", state: .present, course: .new)])
    let emergency = try #require(text.firstRange(of: "GO TO AN EMERGENCY DEPARTMENT TODAY"))
    let tried = try #require(text.firstRange(of: "What was tried"))
    #expect(emergency.lowerBound < tried.lowerBound)
    #expect(!text.contains("What to ask next"))
    #expect(try !self.text().contains("GO TO AN EMERGENCY DEPARTMENT TODAY"))
  }

  @Test func `lists the danger signs, and says if not all were asked about`() throws {
    let text = try text()
    #expect(text.contains("go to an emergency department today if any answer is yes"))
    #expect(text.contains("Is there fever?"))
    #expect(flat(text).contains("applies only if every answer is no"))
    let answered = ["redflag.saddle", "redflag.fever"].map {
      Finding(code: FindingCode($0), state: .absent)
    }
    #expect(try !self.text(answered).contains("applies only if"))
  }

  @Test func `mentions a vessel, sedation, and uptake that was not looked for`() throws {
    let vessel = try text(blocks: [block(relief: 35, uptake: .seen)])
    #expect(flat(vessel).contains("ran into a blood vessel. Then less of the drug"))
    let sedated = try text(blocks: [block(relief: 35, sedation: .benzodiazepine)])
    #expect(sedated.contains("(sedation)"))
    #expect(!sedated.contains("blood vessel. Then"))
    let unknown = try text(blocks: [block(relief: 35, contrast: DiagnosticBlock.Contrast.none)])
    #expect(unknown.contains("Not known: whether the drug ran into a blood vessel"))
  }

  @Test func `says that guidelines read the same relief differently`() throws {
    #expect(flat(try text(blocks: [block(relief: 60)])).contains("Your 60 % is such a case."))
    #expect(flat(try text(blocks: [block(relief: 35)])).contains("no for another."))
    #expect(!flat(try text(blocks: [block(relief: 35)])).contains("such a case"))
  }

  @Test(arguments: [
    (0.95, "very likely"), (0.7, "likely"), (0.5, "more likely than not"), (0.3, "quite possible"),
    (0.1, "possible, but less likely"), (0.05, "unlikely"),
  ])
  func `says in words how sure a probability is`(value: Double, words: String) throws {
    let plain = PlainWords(glossary: try Fixture.glossary())
    #expect(plain.likelihood(Probability(clamping: value)) == words)
  }

  @Test func `gives the number beside the words, fits 100 columns and ends with what it is`() throws
  {
    let text = try text(blocks: [block(relief: 35)])
    #expect(text.contains("(sacroiliac joint): "))
    #expect(text.contains(", about "))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text.hasSuffix("\(TextReport.closing)\n"))
  }
}

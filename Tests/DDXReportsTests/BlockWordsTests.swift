import DDXCore
@testable import DDXReports
import Testing

@Suite struct `Blocks in words` {
  private let glossary = Glossary(vocabulary: Fixture.vocabulary)

  private func words(
    _ relief: String, agents: [DiagnosticBlock.Agent] = [.lidocaine],
    guidance: DiagnosticBlock.Guidance? = nil, before: Double? = nil, scores: [PainScore] = []
  ) throws -> String {
    let range = try #require(ReliefRange(relief))
    let day = try #require(CalendarDate("2026-03-02"))
    return glossary.words(
      DiagnosticBlock(
        procedure: "medial-branch-block", date: day,
        side: .right, levels: [.l4L5], guidance: guidance, agents: agents,
        reliefRange: range, painBefore: before, scores: scores))
  }

  @Test(arguments: [
    ("85", "relief 85 %"), ("50-75", "relief between 50 and 75 %"),
    (">= 80", "relief of at least 80 %"), ("<= 30", "relief of at most 30 %"),
    ("< 50", "relief below 50 %"), ("worse", "no relief, the pain was worse"),
  ]) func `give the known relief`(text: String, words: String) throws {
    #expect(
      try self.words(text) == "lumbar medial branch block, right L4-5, lidocaine: \(words)")
  }

  @Test func `name every drug, and that nothing guided the needle`() throws {
    let words = try words(
      "85", agents: [.lidocaine, .localAnaesthetic], guidance: DiagnosticBlock.Guidance.none)
    #expect(words.contains("lidocaine and a local anaesthetic, unguided: relief 85 %"))
  }

  @Test func `name the score behind a relief`() throws {
    let hour = try #require(ClinicalDuration("PT1H"))
    let words = try words("75", before: 8, scores: [PainScore(after: hour, pain: 2)])
    #expect(words.hasSuffix("relief 75 % and pain from 8 to 2 after 1 hour"))
  }
}

import DDXCore
import Testing

@testable import DDXReports

@Suite struct `Numbers in words` {
  @Test(arguments: [
    (0.0, "0 %"), (0.0004, "< 0.1 %"), (0.0123, "1.2 %"), (0.0994, "9.9 %"), (0.0996, "10 %"),
    (0.545, "55 %"), (0.996, "> 99 %"), (1, "100 %"),
  ])
  func `a percentage has one decimal below ten and no false certainty`(
    value: Double, text: String
  ) throws {
    #expect(try Probability(value).percent == text)
  }

  @Test(arguments: [
    (1.84, "×1.8"), (1, "×1.0"), (0.553, "×0.55"), (12.4, "×12"), (0.001, "×<0.01"),
    (0.999, "×1.0"), (9.97, "×10"),
  ])
  func `a ratio has two digits that matter`(value: Double, text: String) throws {
    #expect(try LikelihoodRatio(value).factor == text)
  }

  @Test func `a list reads as a sentence`() {
    #expect(listed([]) == "")
    #expect(listed(["a"]) == "a")
    #expect(listed(["a", "b", "c"]) == "a, b and c")
  }

  @Test(arguments: [("PT30M", "30 minutes"), ("PT1H", "1 hour"), ("P3D", "3 days")])
  func `a duration is in the unit that suits it`(code: String, words: String) throws {
    #expect(try #require(ClinicalDuration(code)).words == words)
  }

  @Test func `text is broken at spaces`() {
    #expect(TextPage.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(TextPage.wrapped("extraordinary", to: 9) == ["extraordi", "nary"])
  }
}

import DDXCore
import DDXDialogue
import Testing

@Suite struct `A line of an answer` {
  private func question(_ code: FindingCode) throws -> Question {
    try #require(try Clinic.talk(Clinic.basics, Clinic.interview(asking: [code])).next)
  }

  private func finding(_ line: String, to code: FindingCode) throws -> FindingAnswer? {
    if case .finding(let answer) = try question(code).answer(line) { answer } else { nil }
  }

  private func fault(_ line: String, to question: Question) -> AnswerFault? {
    do {
      _ = try question.answer(line)
      return nil
    } catch {
      return error
    }
  }

  @Test func `says yes, no or how likely, on the side of the pain unless it says another`() throws {
    #expect(
      try finding("y", to: "sij.thigh-thrust") == FindingAnswer(state: .present, side: .right))
    #expect(
      try finding("No", to: "sij.thigh-thrust") == FindingAnswer(state: .absent, side: .right))
    #expect(
      try finding("yes both", to: "sij.thigh-thrust")
        == FindingAnswer(state: .present, side: .bilateral))
    #expect(
      try finding("0.7, left", to: "sij.thigh-thrust")
        == FindingAnswer(state: .uncertain(Probability(0.7)), side: .left))
    #expect(try question("sij.thigh-thrust").answer("?") == .notKnown)
  }

  @Test func `says a level and a grade where the finding has them`() throws {
    let arthropathy = try finding("y left L4-5 grade 3", to: "mri.facet-arthropathy")
    #expect(
      arthropathy == FindingAnswer(state: .present, side: .left, level: .l4L5, grade: "3"))
    let hip = try finding("1", to: "xray.hip-osteoarthritis")
    #expect(hip?.state == .absent && hip?.grade == "1")
    #expect(try finding("grade 2", to: "xray.hip-osteoarthritis")?.state == .present)
  }

  @Test func `is refused with the reason where it is no answer`() throws {
    let hip = try question("xray.hip-osteoarthritis")
    #expect(fault("y 1", to: hip) == .gradeAgainstState(presentFrom: "2"))
    #expect(fault("maybe", to: hip) == .notUnderstood("maybe"))
    #expect(fault("left", to: hip) == .otherKind)
    #expect(fault("y L4-5", to: hip) == .noLevel)
    let midline = try question("pain.midline")
    #expect(fault("y left", to: midline) == .noSide)
    #expect(try finding("y", to: "pain.midline")?.side == .unspecified)
  }

  @Test func `says each thing once, and a comma is no point`() throws {
    let thrust = try question("sij.thigh-thrust")
    #expect(fault("y n", to: thrust) == .oneTooMany("n"))
    #expect(fault("y left right", to: thrust) == .oneTooMany("right"))
    #expect(fault("0,1", to: thrust) == .oneTooMany("1"))
    let hip = try question("xray.hip-osteoarthritis")
    #expect(fault("grade 2 grade 3", to: hip) == .oneTooMany("3"))
    let arthropathy = try question("mri.facet-arthropathy")
    #expect(fault("y L4-5 L5-S1", to: arthropathy) == .oneTooMany("l5-s1"))
  }

  @Test func `to a checklist gives the numbers of the signs present`() throws {
    let interview = try Clinic.interview()
    let list = try #require(try interview.question(in: InterviewState(id: "sample")))
    guard case .checklist(let items) = list.kind else {
      Issue.record("no checklist")
      return
    }
    let codes = items.map(\.code)
    #expect(try list.answer("none") == .checked([], unknown: []))
    #expect(try list.answer("1, 3 ?2") == .checked([codes[0], codes[2]], unknown: [codes[1]]))
    #expect(fault("99", to: list) == .noItem(items.count))
    #expect(fault("3 ?3", to: list) == .bothWays("?3"))
    #expect(fault("?3, 3", to: list) == .bothWays("3"))
    #expect(fault("none 3", to: list) == .bothWays("none"))
    #expect(try list.answer("none ?3") == .checked([], unknown: [codes[2]]))
    #expect(fault("y", to: list) == .notUnderstood("y"))
    #expect(try list.answer("?") == .notKnown)
  }

  @Test func `to the other questions is a number, a word or a length of time`() throws {
    let interview = try Clinic.interview()
    func question(after lines: [String]) throws -> Question {
      try #require(try Clinic.talk(lines, interview).next)
    }
    let age = try question(after: ["none"])
    #expect(try age.answer("58") == .number(58))
    #expect(fault("7", to: age) == .notNumber(12...110) && fault("?", to: age) == .needed)
    let sex = try question(after: ["none", "58"])
    #expect(try sex.answer("f") == .word("female") && sex.answer("other") == .word("other"))
    let side = try question(after: ["none", "58", "f"])
    #expect(try side.answer("both") == .word("bilateral") && side.answer("L") == .word("left"))
    #expect(fault("up", to: side) != nil)
    let duration = try question(after: ["none", "58", "f", "left"])
    for text in ["3 years", "36 months", "P36M", "36m"] {
      #expect(try duration.answer(text) == .duration(#require(ClinicalDuration("P36M"))))
    }
    #expect(fault("long", to: duration) == .notDuration)
    #expect(fault("1,5 years", to: duration) == .notDuration)
    for text in ["0 years", "0 days", "PT0H"] { #expect(fault(text, to: duration) == .noTime) }
    #expect(throws: AnswerFault.noTime) { try duration.check(.duration(.zero)) }
    let scale = try question(after: ["none", "58", "f", "left", "?"])
    #expect(try scale.answer("below knee") == .word("below-knee"))
  }

  @Test func `may be minutes, and m alone is a month`() {
    #expect(ClinicalDuration(spoken: ["30", "min"]) == ClinicalDuration("PT30M"))
    #expect(ClinicalDuration(spoken: ["90", "minutes"]) == ClinicalDuration("PT90M"))
    #expect(ClinicalDuration(spoken: ["6m"]) == ClinicalDuration("P6M"))
    #expect(ClinicalDuration(spoken: ["6", "miles"]) == nil)
  }

  @Test(arguments: [
    ("P40M", "40 months"), ("P36M", "3 years"), ("P10W", "10 weeks"), ("PT30M", "30 minutes"),
    ("PT150M", "150 minutes"), ("PT6H", "6 hours"), ("P1D", "1 day"), ("PT0H", "PT0H"),
  ])
  func `of a length of time is told so that it reads back`(text: String, words: String) throws {
    let duration = try #require(ClinicalDuration(text))
    #expect(duration.spoken == words)
    #expect(ClinicalDuration(spoken: words.split(separator: " ").map(String.init)) == duration)
  }

  @Test func `of a length of time is told however long it is`() throws {
    let duration = try #require(ClinicalDuration("P99999999999999999999Y"))
    let words = duration.spoken.split(separator: " ").map(String.init)
    #expect(ClinicalDuration(spoken: words) == duration)
  }

  @Test func `of another kind is refused, however it was made`() throws {
    let interview = try Clinic.interview()
    let (state, age) = try Clinic.talk(["none"], interview)
    let question = try #require(age)
    for answer in [Answer.word("58"), .notKnown, .number(7), .checked([], unknown: [])] {
      #expect(throws: AnswerFault.self) {
        try interview.state(after: question, answered: answer, in: state)
      }
    }
  }
}

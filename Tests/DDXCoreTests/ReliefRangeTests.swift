import DDXCore
import Testing

@Suite struct `What a record says of relief` {
  @Test(arguments: [
    ("85", [ReliefBand.full]), ("60", [.partial]), ("0", [.none]), ("50-75", [.partial]),
    ("40 - 60", [.none, .partial]), (">= 80", [.full]), ("> 80", [.full]),
    ("<= 30", [.none]), ("< 50", [.none]), ("< 80", [.none, .partial]),
    (">= 50", [.partial, .full]), ("worse", [.none]), ("0-100", [.none, .partial, .full]),
    ("positive", [.partial, .full]), ("negative", [.none]),
  ]) func `is the bands that it leaves open`(text: String, bands: [ReliefBand]) throws {
    #expect(try #require(ReliefRange(text)).bands == bands)
  }

  @Test(arguments: [
    "", "much", "101", "-5", "80-60", "50-", ">", "> 100", "< 0", "1e1", "50-60-70",
  ])
  func `is nothing where it can't be one`(text: String) {
    #expect(ReliefRange(text) == nil)
  }

  @Test func `reaches a threshold, falls short of it, or leaves it open`() throws {
    let threshold = try Relief(percent: 80)
    #expect(ReliefRange("80")?.reaches(threshold) == true)
    #expect(ReliefRange("> 80")?.reaches(threshold) == true)
    #expect(ReliefRange("< 80")?.reaches(threshold) == false)
    #expect(ReliefRange("worse")?.reaches(threshold) == false)
    let range = try #require(ReliefRange("50-85"))
    #expect(range.reaches(threshold) == nil)
    #expect(range.exact == nil)
  }

  @Test func `of a whole lies between that of its parts`() throws {
    let whole = try #require(ReliefRange("80")).spanning(try #require(ReliefRange("20-30")))
    #expect(whole.low.percent == 20 && whole.high.percent == 80 && !whole.isWorse)
  }
}

@Suite struct `Scores after a block` {
  private func score(_ after: String, _ pain: Double) throws -> PainScore {
    PainScore(after: try #require(ClinicalDuration(after)), pain: pain)
  }

  @Test func `give the best relief while the agent works`() throws {
    let scores = [
      try score("PT30M", 6), try score("PT2H", 2), try score("PT6H", 1), try score("P1D", 0),
    ]
    func relief(_ agents: [DiagnosticBlock.Agent]) -> Double? {
      scores.bestRelief(before: 8, within: DiagnosticBlock.window(of: agents))?.relief.low.percent
    }
    #expect(relief([.lidocaine]) == 75)
    #expect(relief([.bupivacaine]) == 87.5)
    #expect(relief([.lidocaine, .bupivacaine]) == 87.5)
    #expect(relief([]) == 75)
  }

  @Test func `are no relief where the pain was worse, and none without pain before`() throws {
    let scores = [try score("PT1H", 9)]
    let window = DiagnosticBlock.window(of: [])
    #expect(scores.bestRelief(before: 7, within: window)?.relief.isWorse == true)
    #expect(scores.bestRelief(before: 0, within: window) == nil)
    #expect([try score("P2D", 1)].bestRelief(before: 7, within: window) == nil)
  }

  @Test func `a lower score never means less relief`() throws {
    let window = DiagnosticBlock.window(of: [])
    var last = 101.0
    for pain in stride(from: 0.0, through: 8, by: 0.5) {
      let relief = try #require(
        [try score("PT1H", pain)].bestRelief(before: 8, within: window)
      ).relief.low.percent
      #expect(relief < last)
      last = relief
    }
  }
}

@Suite struct `Days, months and times` {
  @Test func `a month is all of its days`() throws {
    let month = try #require(CalendarDate.month("2024-02"))
    #expect(month.first.description == "2024-02-01" && month.last.description == "2024-02-29")
    #expect(CalendarDate.month("2024-13") == nil && CalendarDate.month("2024-2") == nil)
    #expect(CalendarDate.month("2023-12")?.last.description == "2023-12-31")
  }

  @Test func `years are subtracted to the day`() throws {
    let day = try #require(CalendarDate("2024-02-29"))
    #expect(day.subtracting(years: 1)?.description == "2023-02-28")
    #expect(day.subtracting(years: 4)?.description == "2020-02-29")
    #expect(day.subtracting(years: 2024) == nil)
  }

  @Test func `a time of the day is written with two digits each`() {
    #expect(ClockTime("09:30")?.description == "09:30")
    let others = ["9:30", "24:00", "12:60", "0930", "12:3a", "-0:-0", "-0:00", "00:-0", "+1:00"]
    for text in others { #expect(ClockTime(text) == nil, "\(text)") }
  }
}

@Suite struct `A rule over findings` {
  private let rule = DerivedRule(
    atLeast: 2,
    parts: ["a.x", "a.y", "a.z"].map {
      .init(sign: .finding(FindingCode($0), isPresent: true))
    } + [.init(sign: .ageAtLeast(65))])

  private func finding(_ code: String, _ state: FindingState, _ side: Side = .right) -> Finding {
    Finding(code: FindingCode(code), state: state, side: side)
  }

  @Test func `holds, does not hold, or is left open by its parts`() {
    let two = [finding("a.x", .present), finding("a.y", .present)]
    #expect(rule.count(two, age: 40, on: .right).holds == true)
    #expect(rule.count(two, age: 40, on: .left).holds == nil)
    let none = ["a.x", "a.y", "a.z"].map { finding($0, .absent) }
    #expect(rule.count(none, age: 40, on: .right).holds == false)
    #expect(rule.count(none, age: 70, on: .right).holds == false)
    #expect(rule.count([two[0]], age: 70, on: .right).holds == true)
    #expect(rule.count([], age: 40, on: .right).holds == nil)
  }

  @Test func `does not hold without the part that is needed`() {
    let rule = DerivedRule(
      atLeast: 1,
      parts: [
        .init(sign: .finding("a.x", isPresent: true), isNeeded: true),
        .init(sign: .finding("a.y", isPresent: false)),
      ])
    #expect(rule.count([finding("a.y", .absent)], age: 40, on: .right).holds == nil)
    #expect(rule.count([finding("a.x", .absent)], age: 40, on: .right).holds == false)
    #expect(rule.count([finding("a.x", .present)], age: 40, on: .right).holds == true)
  }

  @Test func `of two sides holds where both are recorded, and denies nothing`() {
    let rule = DerivedRule(
      atLeast: 2,
      parts: [Side.left, .right].map {
        .init(sign: .finding("a.x", isPresent: true), side: $0)
      }, deniesOtherwise: false)
    let (left, right) = (finding("a.x", .present, .left), finding("a.x", .present, .right))
    #expect(rule.count([left, right], age: 40, on: .unspecified).holds == true)
    let both = finding("a.x", .present, .bilateral)
    #expect(rule.count([both], age: 40, on: .unspecified).holds == true)
    #expect(rule.count([left], age: 40, on: .unspecified).holds == nil)
    let somewhere = finding("a.x", .present, .unspecified)
    #expect(rule.count([left, somewhere], age: 40, on: .unspecified).holds == nil)
    let absent = finding("a.x", .absent, .right)
    #expect(rule.count([left, absent], age: 40, on: .unspecified).holds == nil)
  }
}

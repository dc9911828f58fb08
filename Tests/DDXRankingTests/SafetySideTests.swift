import DDXCore
import DDXRanking
import Testing

/// Warning signs of one side or both, and complications, which have the side of their block.
extension `Warning signs under the shipped editions` {
  @Test(arguments: ["redflag.foot-drop", "redflag.new-deficit-after-injection", "redflag.fever"])
  func `a complication that a block records is read like the finding`(code: String) throws {
    let code = FindingCode(code)
    #expect(try verdict(after: code, days: 7).verdict == .stop)
    let later = try verdict(after: code, days: 40)
    #expect(later.verdict == .check)
    #expect(later.holdsNeedle)
    #expect(later.reasons.contains { $0.signs == [.finding(code)] })
    #expect(try verdict(after: code, days: 4000).verdict == .check)
  }

  @Test func `a complication that the findings deny is reported, not dropped`() throws {
    let deficit: FindingCode = "redflag.new-deficit-after-injection"
    let denied = try verdict([.absent(deficit)], after: deficit, days: 7)
    #expect(denied.verdict == .stop)
    #expect(denied.reasons.first?.course == .contradicted)
    #expect(try verdict([.absent(deficit)], after: deficit, days: 200).verdict == .discuss)
    let gone = Finding(code: deficit, state: .present, course: .resolved)
    #expect(try verdict([gone], after: deficit, days: 7).verdict == .check)
    #expect(try verdict([gone], after: deficit, days: 200).verdict == .check)
  }

  @Test func `a complication that is no warning sign is asked about as well`() throws {
    let vague = try verdict(after: "pain.groin", days: 300)
    #expect(vague.verdict == .discuss)
    #expect(vague.reasons.contains { $0.signs == [.finding("pain.groin")] })
  }

  @Test func `severe weakness recorded in both legs is read as weakness of both legs`() throws {
    let house = "ddx@2026.2"
    let sign = ClinicalSign.finding("redflag.bilateral-weakness")
    func weak(_ side: Side, _ course: Finding.Course? = nil) -> Finding {
      Finding(
        code: "root.motor-weakness", state: .present, side: side, grade: "3", course: course)
    }
    for findings in [[weak(.left), weak(.right)], [weak(.bilateral)]] {
      let found = try verdict(findings, under: house)
      #expect(found.holdsNeedle && found.notAsked.contains("redflag.bilateral-weakness"))
      #expect(found.reasons.contains { $0.signs == [sign] })
    }
    #expect(try verdict([weak(.left, .new), weak(.right, .new)], under: house).verdict == .stop)
    // A level that is strong says nothing of another; what is possible counts; what is gone does not.
    let strong = Finding(code: "redflag.severe-weakness", state: .absent, side: .left, level: .s1)
    let possible = Finding(
      code: "root.motor-weakness", state: .uncertain(try Probability(0.9)), side: .right, grade: "1"
    )
    let left = Finding(code: "redflag.severe-weakness", state: .present, side: .left, level: .l5)
    for findings in [[left, strong, weak(.right)], [weak(.left), possible]] {
      #expect(try verdict(findings, under: house).reasons.contains { $0.signs == [sign] })
    }
    let gone = try verdict([weak(.left, .resolved), weak(.right)], under: house)
    #expect(!gone.reasons.contains { $0.signs == [sign] && $0.course != .resolved })
    let chronic = Finding(
      code: "redflag.bilateral-weakness", state: .present, course: .unchanged)
    #expect(
      try verdict([weak(.left), weak(.right), chronic], under: house).notAsked
        == ["redflag.severe-weakness"])
    for findings in [[weak(.left)], [weak(.left), weak(.unspecified)]] {
      #expect(try !verdict(findings, under: house).reasons.contains { $0.signs.contains(sign) })
    }
  }

  @Test func `a sign that is unchanged on one side is asked about on the other`() throws {
    let (house, code) = ("ddx@2026.2", FindingCode("redflag.severe-weakness"))
    let left = Finding(code: code, state: .present, side: .left, course: .unchanged)
    let right = Finding(code: code, state: .present, side: .right)
    #expect(try verdict([left], under: house).notAsked.isEmpty)
    #expect(try verdict([left, right], under: house).notAsked.contains(code))
  }

  @Test func `what has resolved on one side is no complication of the other that has`() throws {
    let old = Finding(code: "redflag.foot-drop", state: .present, side: .left, course: .resolved)
    #expect(try verdict([old], after: "redflag.foot-drop", days: 7).verdict == .stop)
    let gone = Finding(code: "redflag.foot-drop", state: .present, side: .right, course: .resolved)
    #expect(try verdict([gone], after: "redflag.foot-drop", days: 7).verdict == .check)
  }

  @Test func `a complication on both sides has not resolved where one has`() throws {
    let code: FindingCode = "redflag.foot-drop"
    let day = try #require(CalendarDate("2026-05-01"))
    let blocks = [Side.left, .right].map {
      DiagnosticBlock(
        procedure: "transforaminal-block", date: day, side: $0, levels: [.l5], complication: code)
    }
    func verdict(_ sides: [Side]) throws -> SafetyVerdict.Verdict {
      let gone = sides.map { Finding(code: code, state: .present, side: $0, course: .resolved) }
      let profile = try HouseClinic.profile(gone, blocks: blocks)
      return try gate().verdict(
        on: ClinicalProfile(
          id: "p", date: profile.date, patient: profile.patient, pain: profile.pain,
          findings: gone, blocks: blocks)
      ).verdict
    }
    #expect(try verdict([.left]) == .stop)
    #expect(try verdict([.left, .right]) == .check)
  }
}

import DDXCore
import DDXRanking
import Testing

@Suite struct `The safety gate` {
  let rules = SafetyRules(
    strongSigns: [
      .init(
        finding: "redflag.saddle-anaesthesia", suspicion: "cauda equina syndrome",
        urgency: .urgent, unchangedUrgency: .investigate, advice: "MRI today", citation: "x"),
      .init(
        finding: "redflag.fever", suspicion: "infection", urgency: .urgent,
        unchangedUrgency: .urgent, advice: "bloods", citation: "x"),
    ],
    combinations: [
      .init(
        id: "fracture", suspicion: "vertebral fracture", threshold: 2,
        signs: [.finding("redflag.osteoporosis"), .ageAtLeast(70), .medication(.corticosteroid)],
        urgency: .investigate, advice: "radiograph", citation: "x")
    ])

  func verdict(_ findings: [Finding], age: Int = 50, drugs: [Medication] = []) -> SafetyVerdict {
    SafetyGate(rules: rules).verdict(
      on: ClinicalProfile(
        id: "p", patient: Patient(age: age), findings: findings, medications: drugs))
  }

  let negative: [Finding] = [.absent("redflag.saddle-anaesthesia"), .absent("redflag.fever")]

  @Test func `silence is not safety`() {
    let silent = verdict([])
    #expect(silent.verdict == .notAssessed)
    #expect(silent.notAsked == ["redflag.saddle-anaesthesia", "redflag.fever"])
    #expect(verdict([.absent("redflag.fever")]).verdict == .notAssessed)
    #expect(verdict(negative).verdict == .clear)
  }

  @Test func `one strong sign stops, today`() {
    let stopped = verdict([.present("redflag.saddle-anaesthesia")])
    #expect(stopped.verdict == .stop)
    #expect(stopped.urgency == .urgent)
    #expect(stopped.reasons.map(\.suspicion) == ["cauda equina syndrome"])
  }

  @Test func `a strong sign that may be there stops as well`() throws {
    let maybe = Finding(
      code: "redflag.fever", state: .uncertain(try Probability(0.2)))
    #expect(verdict([maybe]).verdict == .stop)
  }

  @Test func `a sign that has long been unchanged is looked into first`() {
    let old = Finding(
      code: "redflag.saddle-anaesthesia", state: .present, course: .unchanged)
    #expect(verdict([old]).urgency == .investigate)
    let changing = Finding(
      code: "redflag.saddle-anaesthesia", state: .present, course: .changing)
    #expect(verdict([changing]).urgency == .urgent)
  }

  @Test func `one weak sign does not stop, two do`() {
    #expect(verdict(negative + [.present("redflag.osteoporosis")]).verdict == .clear)
    let two = verdict(negative + [.present("redflag.osteoporosis")], age: 71)
    #expect(two.verdict == .stop)
    #expect(two.urgency == .investigate)
    #expect(two.reasons[0].signs == [.finding("redflag.osteoporosis"), .ageAtLeast(70)])
  }

  @Test func `age and drugs alone are no signs`() {
    let old = verdict(negative, age: 80, drugs: [Medication(drugClass: .corticosteroid)])
    #expect(old.verdict == .clear)
  }

  @Test func `a contraindication is to be discussed, and never hides unasked signs`() {
    let rule = Contraindication(
      id: "anticoagulant", verdict: .discuss, procedures: [],
      triggers: [.medication(.anticoagulant)], advice: "ask the prescriber", isVerified: true,
      citation: "x")
    func verdict(_ findings: [Finding]) -> SafetyVerdict {
      SafetyGate(rules: rules, contraindications: [rule]).verdict(
        on: ClinicalProfile(
          id: "p", patient: Patient(age: 50), findings: findings,
          medications: [Medication(drugClass: .anticoagulant)]))
    }
    #expect(verdict(negative).verdict == .discuss)
    #expect(verdict(negative).reasons.map(\.advice) == ["ask the prescriber"])
    #expect(verdict([]).verdict == .notAssessed)
    #expect(verdict([]).reasons.count == 1)
    #expect(verdict([.present("redflag.fever")]).verdict == .stop)
  }

  @Test func `the most urgent reason comes first`() {
    let both = verdict(
      [.present("redflag.osteoporosis"), .present("redflag.fever")], age: 75)
    #expect(both.reasons.map(\.urgency) == [.urgent, .investigate])
  }
}

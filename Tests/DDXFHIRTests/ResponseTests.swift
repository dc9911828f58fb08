import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `Answers to the form` {
  private func response(
    _ items: String, status: String = "completed", authored: String = "2026-05-10T09:00:00Z"
  ) -> String {
    let time = authored.isEmpty ? "" : #""authored":"\#(authored)","#
    return """
      {"resourceType":"QuestionnaireResponse","status":"\(status)",\(time)
      "questionnaire":"urn:ddx:fhir:Questionnaire:low-back-pain|2026.2",
      "item":[{"linkId":"patient","item":[{"linkId":"patient/age","answer":[{"valueInteger":58}]}]},
      \(items)]}
      """
  }

  private func coding(_ link: String, _ list: String, _ code: String, more: String = "") -> String {
    """
    {"linkId":"\(link)","answer":[{"valueCoding":{"system":"urn:ddx:fhir:\(list)",\
    "code":"\(code)"}\(more)}]}
    """
  }

  @Test func `are read in groups, beside each other, or under each other`() throws {
    let state = coding("sij.thigh-thrust/state", "state", "present")
    let side = coding("sij.thigh-thrust/side", "side", "right")
    let nested = coding(
      "sij.thigh-thrust/state", "state", "present", more: #","item":[\#(side)]"#)
    for items in [
      #"{"linkId":"group/x","item":[{"linkId":"sij.thigh-thrust","item":[\#(state),\#(side)]}]}"#,
      "\(state),\(side)", nested,
    ] {
      let found = try Clinic.read(response(items))
      #expect(found.findings == ["sij.thigh-thrust present right "], "\(items)")
      #expect(found.profile.date == CalendarDate("2026-05-10"))
    }
  }

  @Test func `of one finding at two places are two findings`() throws {
    let items = ["right", "left"].map { side in
      """
      {"linkId":"root.slr","item":[\(coding("root.slr/state", "state", "absent")),\
      \(coding("root.slr/side", "side", side))]}
      """
    }
    let found = try Clinic.read(response(items.joined(separator: ",")))
    #expect(found.findings == ["root.slr absent right ", "root.slr absent left "])
  }

  @Test func `that were not given say nothing, and not known is not asked again`() throws {
    let items = [
      coding("pain.standing/state", "state", "unknown"), #"{"linkId":"pain.groin/state"}"#,
      coding("pain.midline/side", "side", "right"),
    ]
    let found = try Clinic.read(response(items.joined(separator: ",")))
    #expect(found.profile.findings.isEmpty && found.profile.notKnown == ["pain.standing"])
    #expect(found.left == ["not-read item pain.midline noValue"])
  }

  @Test func `of long ago are suggested in a chart of today, and the history stays`() throws {
    let items = [
      coding("redflag.fever/state", "state", "absent"),
      coding("pain.standing/state", "state", "present"),
      coding("history.lumbar-fusion/state", "state", "absent"),
      #"{"linkId":"pain/intensity","answer":[{"valueDecimal":6}]}"#,
      #"{"linkId":"patient/sex","answer":[{"valueCoding":{"code":"female"}}]}"#,
    ].joined(separator: ",")
    func chart(_ authored: String) throws -> FHIRImport {
      let answers = response(items).replacing("2026-05-10T09:00:00Z", with: authored)
      return try Clinic.read(
        #"{"resourceType":"Bundle","type":"collection","timestamp":"2026-05-10T09:00:00Z","#
          + #""entry":[{"resource":{"resourceType":"Patient","birthDate":"1968-01-01"}},"#
          + #"{"resource":\#(answers)}]}"#)
    }
    // The patient's day of birth says the age, and the form said it earlier.
    let age = "not-read item age superseded"
    #expect(try chart("2026-04-15").left == [age])
    let month = try chart("2026-03-01")
    #expect(month.left == ["suggested item redflag.fever old(days: 30)", age])
    let years = try chart("2024-03-01")
    #expect(
      years.findings.map { $0.split(separator: " ")[0] } == ["history.lumbar-fusion"])
    #expect(years.profile.pain.intensity == nil && years.profile.patient.sex == .female)
    #expect(years.profile.patient.age == 58)
  }

  @Test func `may hold a probability`() throws {
    let items = """
      {"linkId":"disc.centralisation","item":[\
      \(coding("disc.centralisation/state", "state", "uncertain")),\
      {"linkId":"disc.centralisation/probability","answer":[{"valueDecimal":3e-1}]}]}
      """
    let found = try Clinic.read(response(items))
    #expect(found.profile.findings.map(\.state.probability.value) == [0.3])
  }

  @Test(arguments: [
    (#"{"linkId":"no.such/state","answer":[{"valueBoolean":true}]}"#, "item  noQuestion"),
    (#"{"linkId":"pain.standing/state","answer":[{"valueBoolean":true}]}"#, "noAnswer"),
    (
      #"{"linkId":"pain.standing/state","answer":[{"valueCoding":{"system":"urn:x","code":"present"}}]}"#,
      "noAnswer"
    ),
    (
      #"{"linkId":"pain.standing/state","answer":[{"valueCoding":{"code":"present"}},{"valueCoding":{"code":"absent"}}]}"#,
      "noAnswer"
    ),
    (
      #"{"linkId":"pain.standing/state","answer":[{"valueCoding":{"code":"present"}}]},{"linkId":"pain.standing/state","answer":[{"valueCoding":{"code":"absent"}}]}"#,
      "answeredTwice"
    ),
    (#"{"answer":[{"valueBoolean":true}]}"#, "item  noQuestion"),
    (#"{"linkId":"pain.standing","answer":[{"valueBoolean":true}]}"#, "item  noQuestion"),
    (
      #"{"linkId":"block/score","item":[{"linkId":"block/score/pain","answer":[{"valueDecimal":3}]}]}"#,
      "noBlock"
    ),
  ]) func `that are none are listed`(item: String, reason: String) throws {
    let found = try Clinic.read(response(item))
    #expect(found.profile.findings.isEmpty)
    #expect(found.left.count == 1 && found.left[0].hasSuffix(reason), "\(found.left)")
  }

  @Test func `of blocks are blocks, those of one number one session`() throws {
    func block(_ procedure: String, _ more: String) -> String {
      """
      {"linkId":"block","item":[\(coding("block/procedure", "procedure", procedure)),\
      \(coding("block/side", "side", "right")),\
      {"linkId":"block/date","answer":[{"valueDate":"2026-03-02"}]},\
      {"linkId":"block/session","answer":[{"valueInteger":1}]}\(more)]}
      """
    }
    let relief = #",{"linkId":"block/relief","answer":[{"valueString":"50-75"}]}"#
    let found = try Clinic.read(
      response(
        [block("medial-branch-block", relief), block("hip-joint-injection", "")]
          .joined(separator: ",")))
    #expect(found.profile.sessions.map(\.blocks.count) == [2])
    #expect(
      found.profile.blocks.map(\.reliefRange) == [ReliefRange("50-75"), ReliefRange("50-75")])
  }

  @Test func `that no patient can have are left out, and nothing else is`() throws {
    let index = #"{"linkId":"patient/bmi","answer":[{"valueQuantity":{"value":5,"code":"kg/m2"}}]}"#
    let found = try Clinic.read(
      response([index, coding("pain.standing/state", "state", "present")].joined(separator: ",")))
    #expect(found.profile.patient.bodyMassIndex == nil && found.profile.patient.age == 58)
    #expect(found.findings.count == 1 && found.list(.notRead).map(\.subject) == ["bmi"])
  }

  @Test func `of two forms have sessions of their own, also of one number`() throws {
    func form(_ day: String) -> String {
      let blocks = ["medial-branch-block", "hip-joint-injection"].map { procedure in
        """
        {"linkId":"block","item":[\(coding("block/procedure", "procedure", procedure)),\
        \(coding("block/side", "side", "right")),\
        {"linkId":"block/date","answer":[{"valueDate":"\(day)"}]},\
        {"linkId":"block/relief","answer":[{"valueString":"50-75"}]},\
        {"linkId":"block/session","answer":[{"valueInteger":1}]}]}
        """
      }
      return response(blocks.joined(separator: ","))
    }
    let found = try Clinic.read(Clinic.bundle([form("2026-03-02"), form("2026-04-02")]))
    #expect(found.profile.sessions.map(\.blocks.count) == [2, 2])
    #expect(found.list(.read).filter { $0.subject == "block" }.allSatisfy { $0.reason == nil })
  }

  private var threeAnswers: String {
    [("pain.standing", "present"), ("redflag.fever", "absent"), ("history.psoriasis", "present")]
      .map { coding("\($0)/state", "state", $1) }.joined(separator: ",")
  }

  @Test func `of long ago are only suggested, but for what does not age`() throws {
    let found = try Clinic.read(
      Clinic.bundle([response(threeAnswers, authored: "2024-05-10")]))
    #expect(found.findings == ["history.psoriasis present unspecified "])
    #expect(
      found.left == [
        "suggested item age old(days: 365)", "suggested item pain.standing old(days: 365)",
        "suggested item redflag.fever old(days: 30)",
      ])
    let later = try Clinic.read(Clinic.bundle([response(threeAnswers, authored: "2026-06-01")]))
    #expect(later.findings.isEmpty && later.left.count == 4)
    #expect(later.left.allSatisfy { $0.hasSuffix("later") })
  }

  @Test func `without a day are of that of the profile only where they are the whole file`() throws
  {
    let text = response(threeAnswers, authored: "")
    let alone = try Clinic.read(text, date: CalendarDate("2026-05-10"))
    #expect(alone.findings.count == 3 && alone.left.isEmpty)
    #expect(alone.profile.patient.age == 58)
    #expect(try Clinic.read(text).findings.count == 3)
    let beside = try Clinic.read(Clinic.bundle([text]))
    #expect(beside.findings == ["history.psoriasis present unspecified "])
    #expect(
      beside.left == [
        "suggested item pain.standing noTime", "suggested item redflag.fever noTime",
        "not-read item age superseded",
      ])
  }

  @Test func `that were withdrawn or are of another form are refused`() throws {
    #expect(
      try Clinic.faults(response("{}", status: "entered-in-error")).map(\.id) == ["DDX0235"])
    let other = response("{}").replacing("urn:ddx:fhir:Questionnaire:low-back-pain", with: "urn:x")
    #expect(try Clinic.faults(other).map(\.id) == ["DDX0234"])
  }

  @Test func `within a bundle are read with the rest`() throws {
    let text = response(coding("pain.standing/state", "state", "present"))
    let found = try Clinic.read(Clinic.bundle([text, Clinic.finding("pain.extension")]))
    #expect(found.findings.count == 2)
    // The day of birth says more than an age that was typed in.
    #expect(found.profile.patient.age == 64)
  }
}

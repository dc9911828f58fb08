import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `A bundle of another system` {
  private static let snomed = "http://snomed.info/sct"
  private static let icd = "http://hl7.org/fhir/sid/icd-10-cm"

  @Test func `gives the age on its day, the sex, and nothing that is not there`() throws {
    let found = try Clinic.read(Clinic.bundle([]))
    #expect(found.profile.patient == Patient(age: 64, sex: .female))
    #expect(found.profile.date == CalendarDate("2026-05-10"))
    #expect(found.profile.findings.isEmpty && found.profile.id == "imported")
    let born = Clinic.bundle([], patient: #""birthDate":"1962-05-11""#)
    #expect(try Clinic.read(born).profile.patient.age == 63)
    // Of a year alone the lower age, with a remark.
    let year = try Clinic.read(Clinic.bundle([], patient: #""birthDate":"1962""#))
    #expect(year.profile.patient.age == 63)
    #expect(year.list(.read).contains { $0.reason == .birthdayUnknown })
    let later = try #require(CalendarDate("2030-01-01"))
    #expect(try Clinic.read(Clinic.bundle([]), date: later).profile.patient.age == 67)
  }

  @Test func `has findings by our code: there, not there, or not known`() throws {
    let found = try Clinic.read(
      Clinic.bundle([
        Clinic.finding("pain.standing"),
        Clinic.finding("pain.extension", #""valueBoolean":false"#),
        Clinic.finding(
          "pain.cough-sneeze",
          #""valueCodeableConcept":{"coding":[{"system":"urn:ddx:fhir:state","code":"absent"}]}"#),
        Clinic.finding(
          "pain.midline", #""dataAbsentReason":{"coding":[{"code":"asked-unknown"}]}"#),
        Clinic.finding("pain.groin", #""dataAbsentReason":{"coding":[{"code":"not-asked"}]}"#),
      ]))
    #expect(found.profile.isPresent("pain.standing"))
    #expect(found.findings.filter { $0.contains("absent") }.count == 2)
    #expect(found.profile.notKnown == ["pain.midline"])
    #expect(found.left == ["not-read Observation pain.groin noValue"])
  }

  @Test(arguments: [
    // Equal and narrower codes, one of ICD-10-CM by the code above it.
    (snomed, "24526004", "confirmed", "active", "present"),
    (icd, "K50.00", "confirmed", "inactive", "present"),
    (snomed, "24526004", "refuted", "active", "absent"),
    (snomed, "24526004", "provisional", "active", "notConfirmed"),
    (snomed, "24526004", "entered-in-error", "active", "status"),
    // Who never had Crohn's disease may have another.
    (icd, "K50", "refuted", "active", "refutedPart"),
    (snomed, "387731002", "confirmed", "active", "broader"),
    (snomed, "247369005", "confirmed", "active", "diagnosis"),
    (icd, "M47.816", "confirmed", "active", "diagnosis"),
    (snomed, "192970008", "confirmed", "active", "syndrome"),
    (icd, "G83.4", "confirmed", "active", "syndrome"),
    (snomed, "386661006", "confirmed", "inactive", "notActive"),
    (snomed, "1", "confirmed", "active", "noCode"),
  ]) func `has problems that say, suggest or refute a finding`(
    system: String, code: String, verification: String, clinical: String, outcome: String
  ) throws {
    let found = try Clinic.read(
      Clinic.bundle([
        Clinic.condition(system, code, verification: verification, clinical: clinical)
      ]))
    let said = found.findings.joined() + found.left.joined()
    #expect(said.contains(outcome), "\(said)")
    #expect(found.profile.findings.isEmpty == !["present", "absent"].contains(outcome))
  }

  private func lab(_ code: String, _ value: String) -> String {
    """
    {"resourceType":"Observation","status":"final","effectiveDateTime":"2026-05-01",\
    "code":{"coding":[{"system":"http://loinc.org","code":"\(code)"}]},\(value)}
    """
  }

  @Test func `has laboratory values against the laboratory's limit`() throws {
    let high = #""interpretation":[{"coding":[{"code":"H"}]}]"#
    let normal = #""interpretation":[{"coding":[{"code":"N"}]}]"#
    let range =
      #""referenceRange":[{"low":{"value":12,"unit":"g/dL"},"high":{"value":16,"unit":"g/dL"}}]"#
    func quantity(_ value: String) -> String {
      #""valueQuantity":{"value":\#(value),"unit":"g/dL"},"# + range
    }
    for (code, value, finding, state) in [
      ("1988-5", high, "lab.crp-raised", "present"), ("1988-5", normal, "lab.crp-raised", "absent"),
      ("718-7", high, "lab.anaemia", "absent"),
      ("718-7", quantity("9.5"), "lab.anaemia", "present"),
      ("718-7", quantity("1.2E+1"), "lab.anaemia", "absent"),
      ("44261-6", #""valueInteger":10"#, "questionnaire.phq9-10", "present"),
      (
        "44261-6", #""valueQuantity":{"value":9,"code":"{score}"}"#, "questionnaire.phq9-10",
        "absent"
      ),
    ] {
      let found = try Clinic.read(Clinic.bundle([lab(code, value)]))
      #expect(found.findings.contains { $0.hasPrefix("\(finding) \(state)") }, "\(code) \(value)")
    }
    // Without a limit in the unit of the value nothing is guessed.
    for value in [
      #""valueQuantity":{"value":95,"unit":"g/L"},"# + range, #""valueQuantity":{"value":9.5}"#,
      #""valueString":"low""#,
    ] {
      let found = try Clinic.read(Clinic.bundle([lab("718-7", value)]))
      #expect(found.left == ["not-read Observation lab.anaemia noValue"])
    }
  }

  @Test func `has measures of the patient in the unit that is meant`() throws {
    func read(_ code: String, _ value: String) throws -> FHIRImport {
      try Clinic.read(Clinic.bundle([lab(code, value)]))
    }
    #expect(
      try read("39156-5", #""valueQuantity":{"value":27.50,"unit":"kg/m2"}"#)
        .profile.patient.bodyMassIndex == 27.5)
    #expect(
      try read("39156-5", #""valueQuantity":{"value":27.5,"unit":"lb/in2"}"#).left
        == ["not-read Observation bmi otherUnit"])
    #expect(
      try read("72514-3", #""valueQuantity":{"value":7,"code":"{score}"}"#).profile.pain.intensity
        == 7)
    #expect(
      try read("38214-3", #""valueQuantity":{"value":70,"code":"{score}"}"#).left
        == ["not-read Observation intensity outOfRange"])
    #expect(
      try read("38214-3", #""valueQuantity":{"value":7,"unit":"mm"}"#).left
        == ["not-read Observation intensity otherUnit"])
    let pregnant =
      #""valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"77386006"}]}"#
    let old = lab("72514-3", #""valueQuantity":{"value":7}"#).replacing(
      "2026-05-01", with: "2025-05-01")
    #expect(
      try Clinic.read(Clinic.bundle([old])).left == [
        "suggested Observation intensity old(days: 365)"
      ])
    // A score from which the relief of a block was told is not the pain of now.
    let relief = """
      {"resourceType":"Observation","status":"final","derivedFrom":[{"reference":"urn:uuid:1"}],\
      "code":{"coding":[{"system":"urn:ddx:fhir:observation","code":"block-relief"}]}}
      """
    let score = lab("72514-3", #""valueQuantity":{"value":7}"#)
    #expect(try Clinic.read(Clinic.bundle([score, relief])).profile.pain.intensity == nil)
    let young = Clinic.bundle([lab("82810-3", pregnant)], patient: #""birthDate":"1995-01-01""#)
    #expect(try Clinic.read(young).profile.patient.isPregnant == true)
  }

  @Test func `is read by the newest of two answers, and not at all where two of one time differ`()
    throws
  {
    func read(_ first: String, _ second: String) throws -> FHIRImport {
      try Clinic.read(
        Clinic.bundle([
          Clinic.finding("pain.standing", on: first),
          Clinic.finding("pain.standing", #""valueBoolean":false"#, on: second),
        ]))
    }
    let newer = try read("2026-05-01", "2026-05-02T08:00:00+02:00")
    #expect(newer.findings == ["pain.standing absent unspecified "])
    #expect(newer.left == ["not-read Observation pain.standing superseded"])
    // The same moment in two zones.
    let same = try read("2026-05-02T06:00:00Z", "2026-05-02T08:00:00+02:00")
    #expect(same.findings.isEmpty && same.left.count == 2)
    #expect(same.left.allSatisfy { $0.hasSuffix("contradicted") })
  }

  @Test(arguments: ["2026-05-01", "2026-05-05", "2026-05-09"])
  func `keeps a sign that nobody could tell at another time`(day: String) throws {
    let found = try Clinic.read(
      Clinic.bundle([
        Clinic.finding("redflag.fever", on: "2026-05-05"),
        Clinic.finding(
          "redflag.fever", #""dataAbsentReason":{"coding":[{"code":"asked-unknown"}]}"#, on: day),
      ]))
    #expect(found.findings == ["redflag.fever present unspecified "])
    #expect(found.profile.notKnown.isEmpty)
    #expect(found.left == ["not-read Observation redflag.fever known"])
  }

  @Test(arguments: [
    ("redflag.fever", "2026-04-11", true), ("redflag.fever", "2026-04-08", false),
    ("root.slr", "2025-06-01", true), ("root.slr", "2025-04-01", false),
    ("history.psoriasis", "1999-01-01", true), ("mri.modic-1", "2015", true),
    ("root.slr", "2026-05-11", false),
  ]) func `is only suggested where it is too old to hold`(
    code: String, day: String, isRead: Bool
  ) throws {
    let more = #","bodySite":{"coding":[{"system":"urn:ddx:fhir:site","code":"right"}]}"#
    let found = try Clinic.read(
      Clinic.bundle([Clinic.finding(code, on: day, more: code == "root.slr" ? more : "")]))
    #expect(found.profile.isRecorded(FindingCode(code)) == isRead, "\(found.left)")
    #expect(found.left.isEmpty == isRead)
  }

  @Test func `is not read where its words and its code disagree`() throws {
    func site(_ system: String, _ code: String, _ words: String) -> String {
      #","bodySite":{"coding":[{"system":"\#(system)","code":"\#(code)"}],"text":"\#(words)"}"#
    }
    let swapped = try Clinic.read(
      Clinic.bundle([
        Clinic.finding("sij.thigh-thrust", more: site(Self.snomed, "24028007", "Left"))
      ]))
    #expect(swapped.left == ["not-read Observation sij.thigh-thrust wordsAgainstCode"])
    let right = try Clinic.read(
      Clinic.bundle([
        Clinic.finding("sij.thigh-thrust", more: site(Self.snomed, "24028007", "Right side"))
      ]))
    #expect(right.findings == ["sij.thigh-thrust present right "])
    let other = #"{"system":"urn:ddx:fhir:finding","code":"redflag.fever","display":"psoriasis"}"#
    let named = Clinic.finding("redflag.fever").replacing(
      #"{"system":"urn:ddx:fhir:finding","code":"redflag.fever"}"#, with: other)
    #expect(
      try Clinic.read(Clinic.bundle([named])).left
        == ["not-read Observation redflag.fever wordsAgainstCode"])
  }

  @Test func `has drugs by class, and asks where the class is not known`() throws {
    func drug(_ concept: String, _ type: String = "MedicationStatement", more: String = "")
      -> String
    {
      #"{"resourceType":"\#(type)","status":"active"\#(more),"medicationCodeableConcept":{\#(concept)}}"#
    }
    let found = try Clinic.read(
      Clinic.bundle([
        drug(#""text":"Eliquis (apixaban) 5 mg""#),
        drug(#""coding":[{"system":"http://www.whocc.no/atc","code":"B01AC04"}]"#),
        drug(
          #""coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"10689"}]"#,
          "MedicationRequest", more: #","intent":"order""#),
        drug(#""text":"ibuprofen""#, "MedicationRequest", more: #","intent":"proposal""#),
        drug(#""text":"Fluffazole""#),
        Clinic.condition(Self.icd, "Z79.01"),
      ]))
    #expect(
      found.profile.medications.map(\.drugClass)
        == [.anticoagulant, .antiplatelet, .opioid, .anticoagulant])
    #expect(
      found.left == [
        "suggested MedicationStatement medication drugNotClassed",
        "not-read MedicationRequest medication status",
      ])
    #expect(!found.summary.contains("Fluffazole"))
  }

  @Test func `has the pain from its onset, and never the answer of a program`() throws {
    let found = try Clinic.read(
      Clinic.bundle([
        Clinic.condition(Self.icd, "M54.59", more: #","onsetDateTime":"2023-05""#),
        #"{"resourceType":"RiskAssessment","status":"final"}"#,
        #"{"resourceType":"Encounter","status":"finished"}"#,
      ]))
    #expect(found.profile.pain.duration == ClinicalDuration("P35M"))
    #expect(
      found.left == ["not-read RiskAssessment  answer", "not-read Encounter  otherType"])
  }

  @Test func `is not read where its codes or words are of two findings`() throws {
    let one = Clinic.finding("pain.standing")
    let code = #"{"system":"urn:ddx:fhir:finding","code":"pain.standing"}"#
    let other = #"{"system":"urn:ddx:fhir:finding","code":"pain.extension"}"#
    let found = try Clinic.read(
      Clinic.bundle([
        one.replacing(code, with: "\(code),\(other)"),
        one.replacing("\(code)]", with: #"\#(code)],"text":"Groin pain""#),
        one.replacing("\(code)]", with: #"\#(code)],"text":"Pain on standing""#),
      ]))
    #expect(found.findings == ["pain.standing present unspecified "])
    #expect(
      found.left == [
        "not-read Observation  severalFindings",
        "not-read Observation pain.standing wordsAgainstCode",
      ])
  }

  @Test func `leaves out entries that break a rule, and names the rule`() throws {
    let found = try Clinic.read(
      Clinic.bundle([
        Clinic.finding(
          "sij.thigh-thrust",
          more: #","bodySite":{"coding":[{"system":"urn:ddx:fhir:site","code":"right/L4-5"}]}"#),
        Clinic.finding("pain.standing"),
        #"{"resourceType":"Procedure","status":"completed","performedDateTime":"2027-01-01","code":{"coding":[{"system":"urn:ddx:fhir:procedure","code":"medial-branch-block"}]}}"#,
      ]))
    #expect(found.findings == ["pain.standing present unspecified "])
    #expect(found.profile.blocks.isEmpty)
    #expect(found.left.filter { $0.contains("DDX0042") }.count >= 1, "\(found.left)")
    #expect(found.list(.notRead).map(\.line) == [3, 5])
    #expect(found.list(.notRead).first?.path == "Bundle.entry[1].resource")
  }

  @Test(arguments: [
    // Somebody else, a second patient, or a reference that names neither.
    (#"{"resourceType":"Condition","subject":{"reference":"urn:uuid:9"}}"#, 238),
    (#"{"resourceType":"Patient","birthDate":"1970-01-01","subject":{}}"#, 237),
    (#"{"resourceType":"Observation","subject":{"reference":"Group/1"}}"#, 238),
  ]) func `is refused where it may be of two patients`(resource: String, number: Int) throws {
    let faults = try Clinic.faults(Clinic.bundle([resource]))
    #expect(faults.map(\.fault.number) == [number])
    #expect(faults.first?.line == 3)
  }

  @Test func `may refer loosely to its one patient, with a remark`() throws {
    let resource = Clinic.finding("pain.standing").replacing(
      "{\"resourceType\"", with: #"{"subject":{"reference":"Patient/7"},"resourceType""#)
    let found = try Clinic.read(Clinic.bundle([resource]))
    #expect(found.profile.isPresent("pain.standing"))
    #expect(found.list(.read).contains { $0.reason == .looseReference })
    // Two such names may be two patients.
    let other = resource.replacing("Patient/7", with: "Patient/8")
    #expect(try Clinic.faults(Clinic.bundle([resource, other])).map(\.fault.number) == [238])
  }

  @Test func `without a subject or with a modifier is not read`() throws {
    let none = Clinic.finding("pain.standing").replacing(
      "{\"resourceType\"", with: #"{"subject":{"display":"somebody"},"resourceType""#)
    let modified = Clinic.finding("pain.extension").replacing(
      "{\"resourceType\"", with: #"{"modifierExtension":[{"url":"urn:x"}],"resourceType""#)
    let found = try Clinic.read(Clinic.bundle([none, modified]))
    #expect(found.left == ["not-read Observation  noSubject", "not-read Observation  modified"])
  }

  @Test func `says that it is a page where there are more`() throws {
    let page = Clinic.bundle([]).replacing(
      #""type":"collection""#,
      with: #""type":"searchset","link":[{"relation":"next","url":"https://example.org"}]"#)
    let found = try Clinic.read(page)
    #expect(found.notes.map(\.id) == ["DDX0242"])
    #expect(found.notes.map(\.severity) == [.warning])
  }
}

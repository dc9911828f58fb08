import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `Problems, drugs and allergies of another system` {
  private static let icd = "http://hl7.org/fhir/sid/icd-10-cm"

  @Test(arguments: [
    ("refuted", "active", "not-read Condition pain status"),
    ("confirmed", "resolved", "suggested Condition pain notActive"),
    ("confirmed", "inactive", "suggested Condition pain notActive"),
  ]) func `say nothing of the pain where they are over or were refuted`(
    verification: String, clinical: String, left: String
  ) throws {
    let found = try Clinic.read(
      Clinic.bundle([
        Clinic.condition(
          Self.icd, "M54.59", verification: verification, clinical: clinical,
          more: #","onsetDateTime":"2003-05""#),
        Clinic.condition(Self.icd, "M54.59", more: #","onsetDateTime":"2023-05""#),
      ]))
    #expect(found.profile.pain.duration == ClinicalDuration("P35M"))
    #expect(found.left == [left])
  }

  @Test func `have no onset after the day of the profile`() throws {
    let found = try Clinic.read(
      Clinic.bundle([
        Clinic.condition(Self.icd, "M54.59", more: #","onsetDateTime":"2027-01""#)
      ]))
    #expect(found.profile.pain.duration == nil)
    #expect(found.left == ["not-read Condition duration later"])
  }

  @Test func `have no onset before birth, and lose nothing else for it`() throws {
    let found = try Clinic.read(
      Clinic.bundle([
        Clinic.condition(Self.icd, "M54.59", more: #","onsetDateTime":"1900-01-01""#),
        Clinic.finding("pain.standing"),
      ]))
    #expect(found.profile.pain.duration == nil && found.profile.patient.age == 64)
    #expect(found.findings.count == 1)
    #expect(found.list(.notRead).map(\.subject) == ["duration"])
    // Without an age there is no profile.
    let child = Clinic.bundle([], patient: #""birthDate":"2024-05-09""#)
    #expect(try Clinic.faults(child).map(\.id) == ["DDX0007"])
  }

  @Test func `name no drug that must not be given, and one beside a reference`() throws {
    func order(_ drug: String) -> String {
      #"{"resourceType":"MedicationRequest","status":"active","intent":"order",\#(drug)}"#
    }
    let found = try Clinic.read(
      Clinic.bundle([
        order(#""doNotPerform":true,"medicationCodeableConcept":{"text":"warfarin"}"#),
        order(
          #""medicationReference":{"reference":"Medication/1","display":"apixaban 5 mg tablet"}"#),
      ]))
    #expect(found.profile.medications.map(\.drugClass) == [.anticoagulant])
    #expect(found.profile.medications.map(\.name) == ["apixaban 5 mg tablet"])
    #expect(found.left == ["not-read MedicationRequest medication status"])
  }

  private func drug(_ text: String, _ status: String, _ type: String = "MedicationStatement")
    -> String
  {
    #"{"resourceType":"\#(type)","status":"\#(status)","medicationCodeableConcept":{"text":"\#(text)"}}"#
  }

  @Test(
    arguments: [
      ("on-hold", .suggested), ("intended", .suggested), ("unknown", .suggested),
      ("stopped", .notRead), ("not-taken", .notRead), ("entered-in-error", .notRead),
    ] as [(String, FHIREntry.Outcome)])
  func `name a drug to ask for where it may be taken again`(
    status: String, outcome: FHIREntry.Outcome
  ) throws {
    let drugs: [(String, FHIRReason)] = [
      ("apixaban", .mayThinBlood(.anticoagulant)), ("clopidogrel", .mayThinBlood(.antiplatelet)),
      ("ibuprofen", .notActive),
    ]
    for (text, reason) in drugs {
      let found = try Clinic.read(Clinic.bundle([drug(text, status)]))
      #expect(found.profile.medications.isEmpty && found.left.count == 1)
      #expect(found.list(outcome).map(\.subject) == ["medication"])
      let expected = outcome == .suggested ? reason : .status
      #expect(found.list(outcome).map(\.reason) == [expected])
    }
  }

  @Test func `name a drug to ask for where an order does not say what it is meant as`() throws {
    let orders = ["warfarin", "ibuprofen"].map { drug($0, "active", "MedicationRequest") }
    let planned = orders[0].replacing(#""status""#, with: #""intent":"plan","status""#)
    let found = try Clinic.read(Clinic.bundle(orders + [planned]))
    #expect(found.profile.medications.isEmpty && found.list(.notRead).isEmpty)
    #expect(
      found.list(.suggested).map(\.reason)
        == [.mayThinBlood(.anticoagulant), .noIntent, .mayThinBlood(.anticoagulant)])
  }

  @Test func `never hide an anticoagulant behind another class of ours`() throws {
    let own = #"{"system":"urn:ddx:fhir:drug-class","code":"nsaid"}"#
    let rxNorm = #"{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"11289"}"#
    for concept in [
      #""coding":[\#(own),\#(rxNorm)]"#, #""coding":[\#(own)],"text":"warfarin 5 mg""#,
    ] {
      let found = try Clinic.read(
        Clinic.bundle([
          #"{"resourceType":"MedicationStatement","status":"active","medicationCodeableConcept":{\#(concept)}}"#
        ]))
      #expect(found.profile.medications.map(\.drugClass) == [.anticoagulant, .nsaid])
      #expect(found.list(.read).filter { $0.reason == .wordsAgainstCode }.count == 2)
    }
  }

  @Test(arguments: [
    ("http://snomed.info/sct", "77386006"), (icd, "Z33.1"), (icd, "Z34.02"), (icd, "O26.893"),
    (icd, "O9A.211"),
  ]) func `only suggest a pregnancy`(system: String, code: String) throws {
    let found = try Clinic.read(Clinic.bundle([Clinic.condition(system, code)]))
    #expect(found.profile.patient.isPregnant == nil)
    #expect(found.left == ["suggested Condition pregnant pregnancy"])
    for (verification, clinical) in [("refuted", "active"), ("confirmed", "resolved")] {
      let over = Clinic.condition(system, code, verification: verification, clinical: clinical)
      #expect(
        try Clinic.read(Clinic.bundle([over])).left == ["not-read Condition pregnant status"])
    }
  }

  @Test func `name all that an allergy is to`() throws {
    let own = #"{"system":"urn:ddx:fhir:substance","code":"latex"}"#
    for code in [
      #""text":"Latex, contrast media""#, #""coding":[\#(own)],"text":"latex and contrast""#,
    ] {
      let found = try Clinic.read(
        Clinic.bundle([#"{"resourceType":"AllergyIntolerance","code":{\#(code)}}"#]))
      #expect(
        Set(found.profile.allergies.map(\.substance)) == [.latex, .contrastMedium], "\(code)")
      #expect(found.left.isEmpty)
    }
  }

  @Test func `name no allergy of which they say that there is none`() throws {
    func allergy(_ text: String) -> String {
      #"{"resourceType":"AllergyIntolerance","code":{"text":"\#(text)"}}"#
    }
    let found = try Clinic.read(
      Clinic.bundle([allergy("No known latex allergy"), allergy("Latex")]))
    #expect(found.profile.allergies.map(\.substance) == [.latex])
    #expect(found.left == ["suggested AllergyIntolerance allergy substanceNotKnown"])
  }
}

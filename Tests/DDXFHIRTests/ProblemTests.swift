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

  @Test(arguments: [
    ("on-hold", "suggested MedicationStatement medication notActive"),
    ("intended", "suggested MedicationStatement medication notActive"),
    ("unknown", "suggested MedicationStatement medication notActive"),
    ("stopped", "not-read MedicationStatement medication status"),
    ("not-taken", "not-read MedicationStatement medication status"),
    ("entered-in-error", "not-read MedicationStatement medication status"),
  ]) func `name a drug to ask for where it may be taken again`(status: String, left: String) throws
  {
    let drug = #""medicationCodeableConcept":{"text":"apixaban"}"#
    let found = try Clinic.read(
      Clinic.bundle([
        #"{"resourceType":"MedicationStatement","status":"\#(status)",\#(drug)}"#
      ]))
    #expect(found.profile.medications.isEmpty && found.left == [left])
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

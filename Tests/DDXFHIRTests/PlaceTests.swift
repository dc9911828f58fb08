import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `The place of what another system recorded` {
  private static let right = #"{"system":"http://snomed.info/sct","code":"24028007"}"#
  private static let left = #"{"system":"http://snomed.info/sct","code":"7771000"}"#
  private static let icd = "http://hl7.org/fhir/sid/icd-10-cm"
  private static let recorded = #","recordedDate":"2026-05-01""#

  private func site(_ codings: String...) -> String {
    #"{"coding":[\#(codings.joined(separator: ","))]}"#
  }

  @Test func `is not believed where the codes of one site name two`() throws {
    let own = #"{"system":"urn:ddx:fhir:site","code":"right/L4-5"}"#
    let disc = #"{"system":"http://snomed.info/sct","code":"715056000"}"#
    for site in [site(Self.right, Self.left), site(own, Self.left), site(own, disc)] {
      let found = try Clinic.read(
        Clinic.bundle([Clinic.finding("mri.facet-arthropathy", more: #","bodySite":\#(site)"#)]))
      #expect(found.findings.isEmpty)
      #expect(found.left == ["not-read Observation mri.facet-arthropathy severalPlaces"])
    }
  }

  @Test func `is both sides where a problem is at a site on each`() throws {
    let sites = #","bodySite":[\#(site(Self.right)),\#(site(Self.left))]"#
    let found = try Clinic.read(
      Clinic.bundle([Clinic.condition(Self.icd, "M21.37", more: Self.recorded + sites)]))
    #expect(found.findings == ["redflag.foot-drop present bilateral "])
  }

  @Test func `is asked for where the site is not known`() throws {
    for site in [#"{"text":"on the right"}"#, site(#"{"system":"urn:x","code":"1"}"#)] {
      let found = try Clinic.read(
        Clinic.bundle([Clinic.finding("pain.groin", more: #","bodySite":\#(site)"#)]))
      #expect(found.findings == ["pain.groin present unspecified "])
      #expect(found.list(.read).contains { $0.reason == .siteNotKnown })
    }
    // Where a finding has no place, a site is no loss.
    let none = try Clinic.read(
      Clinic.bundle([
        Clinic.condition(
          Self.icd, "L40", more: Self.recorded + #","bodySite":[{"text":"elbows"}]"#)
      ]))
    #expect(none.findings.count == 1)
    #expect(none.list(.read).allSatisfy { $0.reason == nil })
  }

  @Test(arguments: [
    ("M16.11", "history.hip-osteoarthritis present right "),
    ("M16.12", "history.hip-osteoarthritis present left "),
    ("M16.0", "history.hip-osteoarthritis present bilateral "),
    ("M16.10", "history.hip-osteoarthritis present unspecified "),
    ("M16.9", "history.hip-osteoarthritis present unspecified "),
    ("M1732", "history.knee-osteoarthritis present left "),
    ("M21.371", "redflag.foot-drop present right "),
    ("Z96.643", "history.hip-replacement present bilateral "),
    ("Z96.649", "history.hip-replacement present unspecified "),
  ]) func `is in a code of ICD-10-CM that names a side`(code: String, finding: String) throws {
    let found = try Clinic.read(Clinic.bundle([Clinic.condition(Self.icd, code)]))
    #expect(found.findings == [finding])
  }

  @Test func `in a code and a site that disagree is not believed`() throws {
    func read(_ side: String) throws -> FHIRImport {
      let sites = #","bodySite":[\#(site(side))]"#
      return try Clinic.read(
        Clinic.bundle([Clinic.condition(Self.icd, "M16.11", more: Self.recorded + sites)]))
    }
    #expect(try read(Self.right).findings == ["history.hip-osteoarthritis present right "])
    let against = try read(Self.left)
    #expect(against.findings.isEmpty)
    #expect(against.left == ["not-read Condition history.hip-osteoarthritis severalPlaces"])
  }

  @Test func `of the low back pain is told where it is contradicted`() throws {
    let sites = #","bodySite":[\#(site(Self.right, Self.left))]"#
    let found = try Clinic.read(
      Clinic.bundle([
        Clinic.condition(Self.icd, "M54.59", more: sites + #","onsetDateTime":"2023-05""#)
      ]))
    #expect(found.profile.pain.side == .unspecified)
    #expect(found.profile.pain.duration == ClinicalDuration("P35M"))
    #expect(found.left == ["not-read Condition side severalPlaces"])
  }
}

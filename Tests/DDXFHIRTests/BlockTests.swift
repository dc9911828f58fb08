import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `A block in a bundle` {
  private let block = """
    {"resourceType":"Procedure","status":"completed","performedDateTime":"2026-03-02",\
    "code":{"coding":[{"system":"urn:ddx:fhir:procedure","code":"hip-joint-injection"}]},\
    "bodySite":[{"coding":[{"system":"urn:ddx:fhir:site","code":"right"}]}]}
    """

  /// The relief after the block, which stands in the first entry behind the patient.
  private func relief(_ percent: Int) -> String {
    """
    {"resourceType":"Observation","status":"final","effectiveDateTime":"2026-03-02",\
    "partOf":[{"reference":"urn:uuid:1"}],"code":{"coding":[{"system":"urn:ddx:fhir:observation",\
    "code":"block-relief"}]},"valueQuantity":{"value":\(percent),"unit":"%","code":"%"}}
    """
  }

  @Test func `has no relief where two observations say it otherwise`() throws {
    let found = try Clinic.read(Clinic.bundle([block, relief(80), relief(20)]))
    #expect(found.profile.blocks.map(\.reliefRange) == [nil])
    #expect(
      found.left == [
        "not-read Observation block answeredTwice", "not-read Observation block answeredTwice",
      ])
  }

  @Test func `has one relief where two observations say the same`() throws {
    let found = try Clinic.read(Clinic.bundle([block, relief(80), relief(80)]))
    #expect(found.profile.blocks.map { $0.reliefRange?.low.percent } == [80])
    #expect(found.left == ["not-read Observation block answeredTwice"])
  }

  @Test func `at two sides of one injection is not read`() throws {
    let sites = """
      "bodySite":[{"coding":[{"system":"urn:ddx:fhir:site","code":"right"}]},\
      {"coding":[{"system":"urn:ddx:fhir:site","code":"left"}]}]
      """
    let text = block.replacing(
      #""bodySite":[{"coding":[{"system":"urn:ddx:fhir:site","code":"right"}]}]"#, with: sites)
    let found = try Clinic.read(Clinic.bundle([text]))
    #expect(found.profile.blocks.isEmpty)
    #expect(found.left == ["not-read Procedure block severalPlaces"])
  }

  @Test func `by the code of a bill is only suggested`() throws {
    let billed = """
      {"resourceType":"Procedure","status":"completed","performedDateTime":"2026-03-02",\
      "code":{"coding":[{"system":"https://bluebutton.cms.gov/resources/codesystem/hcpcs",\
      "code":"G0260"}]}}
      """
    let found = try Clinic.read(Clinic.bundle([billed]))
    #expect(found.profile.blocks.isEmpty)
    #expect(found.left == ["suggested Procedure block injection"])
  }
}

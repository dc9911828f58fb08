import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `The patient of a bundle` {
  private static let home = "https://a.example/fhir/Patient/7"

  /// A finding of whoever a reference names.
  private static func finding(_ code: String, of reference: String) -> String {
    Clinic.finding(code).replacing(
      #"{"resourceType""#, with: #"{"subject":{"reference":"\#(reference)"},"resourceType""#)
  }

  /// A bundle of a patient at an address, with two findings of whoever these references name; the id
  /// may be empty, and is then left out.
  private static func bundle(_ address: String, id: String, _ references: [String]) -> String {
    let known = id.isEmpty ? "" : #""id":"\#(id)","#
    let patient = #"{"resourceType":"Patient",\#(known)"birthDate":"1962-05-09"}"#
    let findings = zip(["pain.standing", "pain.extension"], references).map {
      finding($0, of: $1)
    }
    let entries = ([patient] + findings).enumerated().map { index, resource in
      let address = index == 0 ? address : "urn:uuid:\(index)"
      return #"{"fullUrl":"\#(address)","resource":\#(resource)}"#
    }
    return """
      {"resourceType":"Bundle","type":"searchset","timestamp":"2026-05-10T09:00:00Z","entry":[
      \(entries.joined(separator: ",\n"))
      ]}
      """
  }

  @Test(arguments: [
    (home, "7", [home, "Patient/7"]), (home, "", [home, "Patient/7"]),
    (home, "7", ["Patient/7/_history/2", "\(home)/_history/3"]),
    ("urn:uuid:0", "7", ["urn:uuid:0", "Patient/7"]),
    ("\(home)/_history/1", "", ["Patient/7", home]),
  ]) func `goes by an address, by a number there, or by a version`(
    address: String, id: String, references: [String]
  ) throws {
    let found = try Clinic.read(Self.bundle(address, id: id, references))
    #expect(found.findings.count == 2 && found.left.isEmpty)
    #expect(!found.list(.read).contains { $0.reason == .looseReference })
  }

  @Test(arguments: [
    // The same number on another server, another number, something within a resource, another type.
    (home, "7", ["Patient/7", "https://b.example/fhir/Patient/7"]),
    ("urn:uuid:0", "7", [home, "https://b.example/fhir/Patient/7"]),
    ("urn:uuid:0", "", [home, "https://b.example/fhir/Patient/7"]),
    (home, "7", ["Patient/7", "Patient/8"]), ("urn:uuid:0", "7", ["urn:uuid:0", "urn:uuid:9"]),
    (home, "7", ["Patient/7", "#patient"]), (home, "7", ["Patient/7", "Group/7"]),
    (home, "7", ["Patient/7", "https://a.example/fhir/Group/7"]),
  ]) func `is not whom another reference names, and the bundle is refused`(
    address: String, id: String, references: [String]
  ) throws {
    let faults = try Clinic.faults(Self.bundle(address, id: id, references))
    #expect(faults.map(\.fault.number) == [238])
  }

  @Test func `may go by the address of one server beside one of none, with a remark`() throws {
    let found = try Clinic.read(Self.bundle("urn:uuid:0", id: "7", [Self.home, Self.home]))
    #expect(found.findings.count == 2)
    #expect(found.list(.read).count { $0.reason == .looseReference } == 2)
  }

  @Test func `is one also in what is not read`() throws {
    let other = #"{"resourceType":"Encounter","subject":{"reference":"Patient/8"}}"#
    let loose = Self.finding("pain.standing", of: "Patient/7")
    #expect(try Clinic.read(Clinic.bundle([loose])).findings.count == 1)
    #expect(try Clinic.faults(Clinic.bundle([loose, other])).map(\.fault.number) == [238])
  }

  @Test func `that is in no entry is the one that all name, and never one within a resource`()
    throws
  {
    func bundle(_ references: [String]) -> String {
      let age = """
        {"resourceType":"Observation","status":"final","effectiveDateTime":"2026-05-01",\
        "subject":{"reference":"\(references[0])"},"valueQuantity":{"value":58,"code":"a"},\
        "code":{"coding":[{"system":"http://loinc.org","code":"30525-0"}]}}
        """
      let entries = [age, Self.finding("pain.standing", of: references[1])].map {
        #"{"resource":\#($0)}"#
      }
      return """
        {"resourceType":"Bundle","type":"searchset","timestamp":"2026-05-10T09:00:00Z","entry":[
        \(entries.joined(separator: ",\n"))
        ]}
        """
    }
    for one in ["Patient/7", Self.home, "urn:uuid:7"] {
      #expect(try Clinic.read(bundle([one, one])).findings.count == 1)
    }
    for two in [["Patient/7", "Patient/8"], ["#p", "#p"], ["Group/7", "Group/7"]] {
      #expect(try Clinic.faults(bundle(two)).map(\.fault.number) == [238])
    }
  }
}

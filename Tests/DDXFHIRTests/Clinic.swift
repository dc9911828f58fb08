import DDXCore
import DDXDocuments
import DDXFHIR
import Foundation
import Testing

/// The shipped vocabulary, the sample patients, and files of FHIR made for one test.
enum Clinic {
  private static let shipped = Result { try Shipped.vocabulary() }

  /// The top of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The paths of the sample patients.
  static let patients: [String] = {
    let folder = root.appending(path: "Profiles/patients").path()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".xml") }.sorted().map { "\(folder)/\($0)" }
  }()

  static func vocabulary() throws -> Vocabulary { try shipped.get() }

  static func documents() throws -> DocumentReader {
    DocumentReader(vocabulary: try vocabulary())
  }

  static func profile(_ text: String) throws -> ClinicalProfile {
    try documents().profile(DocumentFile(name: "sample.xml", bytes: Array(text.utf8))).value
  }

  /// Reads a text of FHIR.
  static func read(
    _ text: String, date: CalendarDate? = nil, id: String? = nil
  ) throws -> FHIRImport {
    try FHIRReader(documents: documents()).read(
      Array(text.utf8), name: "sample.json", date: date, id: id)
  }

  /// What a text is refused for.
  static func faults(_ text: String) throws -> [Diagnostic] {
    let reader = FHIRReader(documents: try documents())
    do throws(DocumentFaults) {
      _ = try reader.read(Array(text.utf8), name: "sample.json")
      return []
    } catch {
      return error.diagnostics
    }
  }

  /// A profile apart from the order of its findings, which says nothing.
  static func recorded(_ profile: ClinicalProfile) throws -> DocumentElement {
    var element = ProfileWriter(vocabulary: try vocabulary()).element(profile)
    for index in element.children.indices where element.children[index].name == "findings" {
      element.children[index].children.sort { "\($0)" < "\($1)" }
    }
    return element
  }

  /// A bundle of a patient with these resources, each without its subject.
  static func bundle(
    _ resources: [String], patient: String = #""birthDate":"1962-05-09""#
  ) -> String {
    let first = #"{"resourceType":"Patient","gender":"female",\#(patient)}"#
    let others = resources.map { resource in
      let isWhole = resource.contains(#""subject""#) || resource.contains(#""patient":{"#)
      if isWhole || !resource.hasPrefix("{\"") { return resource }
      let key = resource.contains("AllergyIntolerance") ? "patient" : "subject"
      return #"{"\#(key)":{"reference":"urn:uuid:0"},\#(resource.dropFirst())"#
    }
    let entries = ([first] + others).enumerated().map { index, resource in
      #"{"fullUrl":"urn:uuid:\#(index)","resource":\#(resource)}"#
    }
    return """
      {"resourceType":"Bundle","type":"collection","timestamp":"2026-05-10T09:00:00Z","entry":[
      \(entries.joined(separator: ",\n"))
      ]}
      """
  }

  /// An observation of a finding by our own code.
  static func finding(
    _ code: String, _ value: String = #""valueBoolean":true"#, on day: String = "2026-05-10",
    more: String = ""
  ) -> String {
    """
    {"resourceType":"Observation","status":"final","effectiveDateTime":"\(day)",\
    "code":{"coding":[{"system":"urn:ddx:fhir:finding","code":"\(code)"}]},\(value)\(more)}
    """
  }

  /// A condition with one code.
  static func condition(
    _ system: String, _ code: String, verification: String = "confirmed",
    clinical: String = "active", more: String = #","recordedDate":"2026-05-01""#
  ) -> String {
    """
    {"resourceType":"Condition","clinicalStatus":{"coding":[{"code":"\(clinical)"}]},\
    "verificationStatus":{"coding":[{"code":"\(verification)"}]},\
    "code":{"coding":[{"system":"\(system)","code":"\(code)"}]}\(more)}
    """
  }
}

extension FHIRImport {
  /// The entries that were not read as they are, each in a few words.
  var left: [String] {
    (list(.suggested) + list(.notRead)).map {
      "\($0.outcome.rawValue) \($0.resource) \($0.subject) \($0.reason.map { "\($0)" } ?? "")"
    }
  }

  /// The findings, each as its code and its state.
  var findings: [String] {
    profile.findings.map { "\($0.code) \($0.state) \($0.side) \($0.level?.rawValue ?? "")" }
  }
}

import ArgumentParser
import DDXCDS
@testable import DDXCommands
import DDXCore
import DDXDocuments
import DDXFHIR
import DDXRanking
import Foundation
import Testing

/// A health record that asks: the sample patients, as it would send them.
struct Record {
  typealias Object = [String: Any]

  /// The day on which it asks, that of the sample patients.
  static let day = CalendarDate(year: 2026, month: 5, day: 10)
  static let patient = "12-b"

  /// The top of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  let setup: Setup
  let advisor: CDSAdvisor

  init() async throws {
    var console = Console()
    setup = try await Setup.load(
      ProtocolOption.parse([]), ModuleOptions.none, &console, DiagnosticRenderer())
    advisor = CDSAdvisor(
      rules: setup.rules, documents: setup.reader, ranker: setup.ranker, glossary: setup.glossary)
  }

  /// A sample patient as answers to the form.
  func answers(_ name: String, authored: String = "2026-05-10") throws -> String {
    let path = Self.root.appending(path: "Profiles/patients/\(name).xml").path()
    let profile = try setup.profile(at: path).value
    let text = FHIRWriter(vocabulary: setup.vocabulary).response(profile)
    return text.replacing(/"authored": "[^"]*"/, with: "\"authored\": \"\(authored)\"")
  }

  /// A patient whose age is that of a day of birth.
  static func patientResource(_ id: String = patient, born: String = "1960-03-02") -> String {
    #"{"resourceType":"Patient","id":"\#(id)","gender":"female","birthDate":"\#(born)"}"#
  }

  /// A bundle of resources that were found.
  static func found(_ resources: [String], next: Bool = false) -> String {
    let entries = resources.map { #"{"resource":\#($0)}"# }.joined(separator: ",")
    let link = next ? #","link":[{"relation":"next","url":"https://ehr.example/2"}]"# : ""
    return #"{"resourceType":"Bundle","type":"searchset"\#(link),"entry":[\#(entries)]}"#
  }

  /// An order of a procedure of ddx.
  static func order(
    _ procedure: String, side: String? = nil, id: String = "o-1", of patient: String = patient
  ) -> String {
    order(
      code: #"{"coding":[{"system":"urn:ddx:fhir:procedure","code":"\#(procedure)"}]}"#, side: side,
      id: id, of: patient)
  }

  /// An order in words.
  static func order(words: String) -> String { order(code: #"{"text":"\#(words)"}"#) }

  private static func order(
    code: String, side: String? = nil, id: String = "o-1", of patient: String = patient
  ) -> String {
    let site = side.map {
      #","bodySite":[{"coding":[{"system":"urn:ddx:fhir:site","code":"\#($0)"}]}]"#
    }
    return """
      {"resourceType":"ServiceRequest","id":"\(id)","status":"draft","intent":"order",\
      "code":\(code),"subject":{"reference":"Patient/\(patient)"},\
      "encounter":{"reference":"Encounter/7"},"requester":{"reference":"Practitioner/9"}\
      \(site ?? "")}
      """
  }

  /// Everything that a record of the best sort sends, with nothing found where nothing is said.
  static func chart(_ parts: [String: String] = [:]) -> [String: String] {
    let empty = [
      "answers", "medications", "statements", "allergies", "conditions", "procedures", "exam",
      "labs", "pain",
    ].map { ($0, found([])) }
    return Dictionary(uniqueKeysWithValues: empty + [("patient", patientResource())])
      .merging(parts) { $1 }
  }

  /// A request as a text.
  static func request(
    _ hook: String = "order-sign", orders: [String] = [], selections: [String]? = nil,
    patient: String = patient, sending chart: [String: String]
  ) -> String {
    let drafts = #","draftOrders":\#(found(orders).replacing("searchset", with: "collection"))"#
    let selected = (selections ?? []).map { "\"\($0)\"" }.joined(separator: ",")
    let chosen = hook == "order-select" ? #","selections":[\#(selected)]"# : ""
    let prefetch = chart.keys.sorted().map { "\"\($0)\":\(chart[$0] ?? "null")" }
    return """
      {"hook":"\(hook)","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
      "fhirServer":"https://ehr.example/fhir",
      "fhirAuthorization":{"access_token":"very-secret","token_type":"Bearer","expires_in":300,
      "scope":"patient/*.read","subject":"ddx"},
      "context":{"userId":"Practitioner/9","patientId":"\(patient)"\
      \(hook.hasPrefix("order-") ? drafts + chosen : "")},
      "prefetch":{\(prefetch.joined(separator: ",\n"))}}
      """
  }

  /// The cards of an answer, each held against the rules of CDS Hooks.
  func cards(
    _ request: String, _ service: CDSService = .injectionReview, address: String? = nil
  ) throws -> [Object] {
    let text = try advisor.answer(
      Array(request.utf8), to: service, on: Self.day, address: address)
    for secret in ["very-secret", "ehr.example", "1960"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    #expect(Array(answer.keys) == ["cards"])
    let cards = try #require(answer["cards"] as? [Object])
    #expect(CardRules.faults(in: cards) == [])
    return cards
  }

  /// Why a request is refused.
  func fault(_ request: String, _ service: CDSService = .injectionReview) -> CDSFault? {
    fault(Array(request.utf8), service)
  }

  /// Why a request is refused.
  func fault(_ bytes: [UInt8], _ service: CDSService = .injectionReview) -> CDSFault? {
    do throws(CDSFault) {
      _ = try advisor.answer(bytes, to: service, on: Self.day, address: nil)
      return nil
    } catch {
      return error
    }
  }

  /// An example of the specification.
  static func example(_ name: String) throws -> String {
    try String(
      contentsOf: root.appending(path: "Tests/DDXCDSTests/Specification/\(name).json"),
      encoding: .utf8)
  }
}

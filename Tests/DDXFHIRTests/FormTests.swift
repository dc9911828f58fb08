import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `The form` {
  private static let limits = JSONParser.Limits(depth: 64, keys: 1000, values: 20_000)

  private static func object(_ text: String) throws -> JSONObject {
    guard case .object(let object) = try JSONParser.value(of: Array(text.utf8), within: limits)
    else { throw JSONParser.Fault(column: 1, problem: .noValue) }
    return object
  }

  /// The ids of all questions and groups, in the order of the form.
  private static func links(_ value: JSONValue) -> [String] {
    switch value {
    case .array(let values): return values.flatMap(links)
    case .object(let object):
      var found: [String] = []
      if case .text(let link)? = object["linkId"] { found.append(link) }
      return found + (object["item"].map(links) ?? [])
    default: return []
    }
  }

  private static func form(groups: [String]? = nil) throws -> JSONObject {
    try object(FHIRWriter(vocabulary: try Clinic.vocabulary()).questionnaire(groups: groups))
  }

  @Test func `asks about every finding, each question with its own name`() throws {
    let links = Self.links(.object(try Self.form()))
    #expect(Set(links).count == links.count)
    let vocabulary = try Clinic.vocabulary()
    let missing = vocabulary.findings.filter {
      !links.contains($0.code.name) || !links.contains("\($0.code.name)/state")
    }
    #expect(missing.isEmpty && vocabulary.findings.count > 1000)
    #expect(links.contains("block/vascular-uptake") && links.contains("block/score/after"))
  }

  @Test func `has no question with an answer chosen before it is asked`() throws {
    let text = FHIRWriter(vocabulary: try Clinic.vocabulary()).questionnaire()
    #expect(!text.contains("initial"))
    #expect(text.utf8.count < 4 << 20)
  }

  @Test func `asks for one group where one is named`() throws {
    let form = try Self.form(groups: ["cauda equina"])
    let links = Self.links(.object(form))
    #expect(links.contains("redflag.saddle-anaesthesia") && links.contains("patient/age"))
    #expect(!links.contains("block") && !links.contains("pain.groin"))
  }

  @Test(arguments: Clinic.patients)
  func `has every question that a response answers, in its order`(path: String) throws {
    let order = Self.links(.object(try Self.form())).enumerated()
    let places = Dictionary(uniqueKeysWithValues: order.map { ($0.element, $0.offset) })
    let profile = try Clinic.documents().profile(DocumentFile.read(path: path)).value
    let response = try Self.object(
      FHIRWriter(vocabulary: try Clinic.vocabulary()).response(profile))
    let answered = Self.links(.object(response))
    #expect(answered.allSatisfy { places[$0] != nil })
    // Repeated groups begin again; within each the order is that of the form.
    let groups = answered.filter { $0.hasPrefix("group/") }.compactMap { places[$0] }
    #expect(groups == groups.sorted() && Set(groups).count == groups.count)
  }
}

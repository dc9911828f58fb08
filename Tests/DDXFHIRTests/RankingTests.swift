import ArgumentParser
@testable import DDXCommands
import DDXCore
import DDXDocuments
import DDXFHIR
import DDXRanking
import Foundation
import Testing

@Suite struct `A bundle with a ranking` {
  private typealias Object = [String: Any]

  private func bundle(
    _ patient: String, isUnasked: Bool = false, isConditional: Bool = false, notes: [String] = [],
    report: String? = nil
  ) async throws -> (ranking: Ranking, resources: [Object]) {
    var console = Console()
    let setup = try await Setup.load(
      ProtocolOption.parse([]), ModuleOptions.none, &console, DiagnosticRenderer())
    let path = try #require(Clinic.patients.first { $0.hasSuffix("/\(patient).xml") })
    var profile = try setup.profile(at: path).value
    if isUnasked {
      profile = profile.with(
        findings: profile.findings.filter { !$0.code.name.hasPrefix("redflag.") })
    }
    let ranking = try setup.ranker.rank(profile)
    let text = FHIRWriter(vocabulary: setup.vocabulary).bundle(
      profile,
      answer: FHIRAnswer(
        ranking, proposesConditionally: isConditional, notes: notes, report: report))
    // Read by a reader of JSON that is not ours.
    let bundle = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    let entries = try #require(bundle["entry"] as? [Object])
    let addresses = entries.compactMap { $0["fullUrl"] as? String }
    #expect(Set(addresses).count == entries.count)
    for match in text.matches(of: /"reference": "([^"]+)"/) {
      #expect(addresses.contains(String(match.1)))
    }
    #expect(!text.contains("birthDate"))
    // What goes out comes in, and the answer is no fact.
    let back = try Clinic.read(text)
    #expect(try Clinic.recorded(back.profile) == Clinic.recorded(profile))
    return (ranking, entries.compactMap { $0["resource"] as? Object })
  }

  private func all(_ type: String, in resources: [Object]) -> [Object] {
    resources.filter { $0["resourceType"] as? String == type }
  }

  @Test func `holds every source with its probability in percent`() async throws {
    let (ranking, resources) = try await bundle("failed-block")
    let assessment = try #require(all("RiskAssessment", in: resources).first)
    let predictions = try #require(assessment["prediction"] as? [Object])
    #expect(predictions.count == ranking.candidates.count)
    for (prediction, candidate) in zip(predictions, ranking.candidates) {
      let range = try #require(prediction["probabilityRange"] as? [String: Object])
      let low = try #require(range["low"]?["value"] as? Double)
      #expect(abs(low - candidate.posttest.value * 100) <= 0.005 + 1e-9)
      #expect(range["high"]?["code"] as? String == "%" && range["low"]?["code"] as? String == "%")
    }
    #expect(all("Device", in: resources).count == 1 && all("Provenance", in: resources).count == 1)
  }

  @Test func `never proposes a block under a stop`() async throws {
    let (ranking, resources) = try await bundle("cauda-equina")
    #expect(ranking.safety.verdict == .stop)
    #expect(all("ServiceRequest", in: resources).isEmpty)
    let issues = all("DetectedIssue", in: resources)
    #expect(issues.count == ranking.safety.reasons.count)
    #expect(issues.first?["severity"] as? String == "high")
  }

  @Test func `proposes the block that the ranking proposes, as a draft, and else none`()
    async throws
  {
    var proposed = 0
    for path in Clinic.patients {
      let name = path.split(separator: "/").last?.dropLast(4) ?? ""
      let (ranking, resources) = try await bundle(String(name))
      let orders = all("ServiceRequest", in: resources)
      guard let order = orders.first else { continue }
      proposed += 1
      #expect(orders.count == 1 && ranking.recommendation?.kind == .procedure)
      #expect(!ranking.safety.holdsNeedle && ranking.recommendation?.isConditional == false)
      #expect(order["status"] as? String == "draft" && order["intent"] as? String == "proposal")
      let code = (order["code"] as? Object)?["coding"] as? [Object]
      #expect(
        code?.first?["code"] as? String == ranking.recommendation?.option?.procedure.name)
    }
    #expect(proposed > 0)
  }

  @Test func `proposes on a condition only on request, and names the condition`() async throws {
    let (ranking, resources) = try await bundle(
      "clear-facet", isUnasked: true, isConditional: true)
    let usual = try await bundle("clear-facet", isUnasked: true).resources
    #expect(ranking.safety.isConditional && all("ServiceRequest", in: usual).isEmpty)
    let order = try #require(all("ServiceRequest", in: resources).first)
    let notes = try #require(order["note"] as? [Object]).compactMap { $0["text"] as? String }
    #expect(notes.first?.hasPrefix("Only if these are absent, which is not recorded: ") == true)
    #expect(notes.first?.contains("urinary retention") == true)
    #expect(order["doNotPerform"] == nil)
  }

  @Test func `says what each result would mean, and holds the report`() async throws {
    let report = "<p>Größe ≥ 1</p>"
    for length in 0..<3 {
      let page = report + String(repeating: "x", count: length)
      let (_, resources) = try await bundle("clear-facet", notes: ["Positive: facet"], report: page)
      let order = try #require(all("ServiceRequest", in: resources).first)
      let notes = try #require(order["note"] as? [Object]).compactMap { $0["text"] as? String }
      #expect(notes.first == "Positive: facet" && notes.count == 2)
      let document = try #require(all("DocumentReference", in: resources).first)
      let content = try #require((document["content"] as? [Object])?.first)
      let data = try #require((content["attachment"] as? Object)?["data"] as? String)
      #expect(Data(base64Encoded: data) == Data(page.utf8))
    }
  }
}

#if Serve

import DDXCore
import DDXDocuments
import DDXFHIR
import DDXRanking
@testable import DDXServe
import Foundation
import Testing

/// Charts of FHIR on the pages: what comes in, and what is saved.
@Suite struct `Charts on the pages` {
  private static func profile(_ name: String, _ clinic: Clinic) throws -> ClinicalProfile {
    let path = RecordRequest.root.appending(path: "Profiles/patients/\(name).xml").path()
    return try clinic.reader.profile(DocumentFile.read(path: path)).value
  }

  /// A chart with something to confirm and something that is not read.
  private static func chart(_ clinic: Clinic) throws -> String {
    let bundle = FHIRWriter(vocabulary: clinic.vocabulary)
      .bundle(try profile("clear-facet", clinic))
    let more = """
      {"resource":{"resourceType":"Condition","subject":{"reference":"Patient/7"},
      "code":{"coding":[{"system":"http://snomed.info/sct","code":"192970008"}]}}},
      {"resource":{"resourceType":"ImagingStudy","subject":{"display":"Ms Secret"}}},
      """
    // Without its addresses the first patient is the only one, whatever it is called.
    return bundle.replacing("\"entry\": [", with: "\"entry\": [\(more)")
      .replacing("\"reference\":\"Patient/7\"", with: "\"reference\":\"urn:uuid:x\"")
  }

  @Test func `what was read is shown before it is taken`() async throws {
    try await Served.run { served in
      let clinic = served.site.clinic
      let browser = Browser(served)
      try await browser.open()
      await browser.get("/")
      let name = try #require(
        try Self.chart(clinic).firstMatch(of: /"fullUrl": "(urn:uuid:[^"]+)"/)?.1)
      let text = try Self.chart(clinic).replacing("urn:uuid:x", with: name)
      let sent = await browser.upload(Array(text.utf8))
      #expect(sent?.status == 303 && sent?.headers["location"] == "/import")
      // Nobody is in work yet.
      #expect(await browser.get("/download.xml")?.status == 303)
      await browser.get("/import")
      let page = await browser.page
      #expect(page.contains("<h1>What the file says</h1>"))
      #expect(page.contains("To be confirmed: 1") && page.contains("Left out: 1"))
      #expect(page.contains("ask for each sign of it"))
      #expect(page.contains("resources of this type are not read"))
      #expect(!page.contains("Secret"))
      await browser.post("/import", [("do", "take")])
      let saved = try #require(await browser.get("/download.xml"))
      let taken = try clinic.reader.profile(
        DocumentFile(name: "", bytes: Array(saved.body.utf8))
      ).value
      #expect(taken.id == "clear-facet")
      #expect(taken.findings.count == (try Self.profile("clear-facet", clinic)).findings.count)
      // It is taken once.
      #expect(await browser.get("/import")?.headers["location"] == "/")
      #expect(await browser.post("/import", [("do", "take")])?.status == 403)
    }
  }

  @Test func `what is not taken is forgotten`() async throws {
    try await Served.run { served in
      let clinic = served.site.clinic
      let browser = Browser(served)
      try await browser.open()
      await browser.get("/")
      let answers = FHIRWriter(vocabulary: clinic.vocabulary)
        .response(try Self.profile("failed-block", clinic))
      #expect(await browser.upload(Array(answers.utf8))?.headers["location"] == "/import")
      await browser.get("/import")
      await browser.post("/import", [("do", "leave")])
      #expect(await browser.page.contains("Nothing was imported from the file"))
      #expect(await browser.get("/download.xml")?.headers["location"] == "/")
    }
  }

  @Test func `a file that is no chart is refused with its place and none of its values`()
    async throws
  {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      for (text, words) in [
        ("{", "JSON"),
        (#"{"resourceType":"Patient","birthDate":"4711-01-01"}"#, "not read on its own"),
        (#"{"resourceType":"Bundle","type":"history"}"#, "bundle of this type"),
        (#"{"resourceType":"Bundle","type":"collection","entry":[]}"#, "age of the patient"),
      ] {
        await browser.get("/")
        let answer = await browser.upload(Array(text.utf8))
        #expect(answer?.status == 422 && answer?.body.contains(words) == true, "\(words)")
        #expect(answer?.body.contains("4711") == false)
      }
    }
  }

  @Test(arguments: ["clear-facet", "cauda-equina"])
  func `what is saved as FHIR is the patient with the ranking`(name: String) async throws {
    try await Served.run { served in
      let clinic = served.site.clinic
      let browser = Browser(served)
      try await browser.open()
      await browser.get("/")
      let path = RecordRequest.root.appending(path: "Profiles/patients/\(name).xml")
      #expect(await browser.upload(Array(try Data(contentsOf: path)))?.status == 303)
      await browser.get("/report")
      #expect(await browser.page.contains("href=\"/download.fhir.json\""))
      let saved = try #require(await browser.get("/download.fhir.json"))
      #expect(saved.headers["content-type"] == "application/fhir+json; charset=utf-8")
      #expect(saved.headers["content-disposition"]?.contains("\(name).fhir.json") == true)
      let profile = try Self.profile(name, clinic)
      let ranking = try clinic.ranker.rank(profile)
      #expect(saved.body.contains("\"RiskAssessment\""))
      #expect(saved.body.contains("\"ServiceRequest\"") == (ranking.safety.verdict != .stop))
      let back = try FHIRReader(documents: clinic.reader)
        .read(Array(saved.body.utf8), name: "saved")
      #expect(back.profile.findings.count == profile.findings.count)
      #expect(back.profile.blocks.count == profile.blocks.count)
    }
  }
}

#endif

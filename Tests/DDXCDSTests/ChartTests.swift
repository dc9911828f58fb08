import DDXCDS
import DDXCore
import Foundation
import Testing

/// What a record may send of a chart, and what is known then.
@Suite struct `A chart that was sent` {
  private static let order = [Record.order("medial-branch-block", side: "right")]

  private func detail(_ chart: [String: String]) async throws -> String {
    let record = try await Record()
    let cards = try record.cards(Record.request(orders: Self.order, sending: chart))
    return cards.first?["detail"] as? String ?? ""
  }

  @Test func `missing is not empty`() async throws {
    var chart = Record.chart()
    #expect(try await detail(chart).contains("No anticoagulant or antiplatelet drug is recorded"))
    chart["medications"] = "null"
    #expect(try await detail(chart).contains("No anticoagulant or antiplatelet drug is recorded"))
    chart["medications"] = nil
    let missing = try await detail(chart)
    #expect(missing.contains("Not sent, so not known: medication orders"))
    #expect(!missing.contains("No anticoagulant"))
    chart["medications"] = #"{"resourceType":"OperationOutcome","issue":[]}"#
    #expect(try await detail(chart).contains("Not sent, so not known: medication orders"))
    chart["medications"] = Record.found([], next: true)
    let part = try await detail(chart)
    #expect(part.contains("Sent in part only: medication orders"))
    #expect(!part.contains("No anticoagulant"))
  }

  private static let warfarin = """
    {"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order",\
    "subject":{"reference":"Patient/12-b"},"medicationCodeableConcept":{"text":"warfarin 5 mg"}}
    """

  @Test(arguments: [
    Record.found([warfarin]), warfarin,
    #"{"response":{"status":"200 OK"},"resource":\#(warfarin)}"#,
    #"{"response":{"status":"200"},"resource":\#(Record.found([warfarin, warfarin]))}"#,
    Record.found([warfarin, #"{"resourceType":"OperationOutcome","issue":[]}"#]),
  ])
  func `a drug is heard in every form in which it may come`(part: String) async throws {
    let record = try await Record()
    let chart = Record.chart([
      "answers": try record.answers("clear-facet"), "medications": part,
    ])
    let card = try #require(
      try record.cards(Record.request(orders: Self.order, sending: chart)).first)
    #expect((card["summary"] as? String)?.contains("anticoagulant") == true)
  }

  @Test(arguments: [
    #"{"response":{"status":"404"},"resource":\#(warfarin)}"#, "[]", "7", #""x""#, "{}",
    #"{"resource":{"resource":\#(warfarin)}}"#, #"{"resource":null,"response":{"status":"500"}}"#,
  ])
  func `what is no answer to a search is not known`(part: String) async throws {
    let text = try await detail(Record.chart(["medications": part]))
    #expect(text.contains("Not sent, so not known: medication orders"))
  }

  @Test func `without a patient or an age there is no ranking`() async throws {
    let record = try await Record()
    for patient in [
      nil, "null", #"{"resourceType":"Patient","id":"12-b"}"#, Record.found([]),
      #"{"resourceType":"OperationOutcome","issue":[]}"#,
    ] {
      var chart = Record.chart()
      chart["patient"] = patient
      let fault = record.fault(Record.request(orders: Self.order, sending: chart))
      #expect(fault == .noAge)
      #expect(fault?.status == 412 && fault?.outcome.contains("`patient`") == true)
    }
  }

  @Test func `nothing of another patient is read`() async throws {
    let record = try await Record()
    let other = Self.warfarin.replacing("12-b", with: "13")
    for (orders, chart) in [
      (Self.order, Record.chart(["patient": Record.patientResource("13")])),
      (Self.order, Record.chart(["medications": Record.found([other])])),
      ([Record.order("caudal-epidural", of: "13")], Record.chart()),
      (
        Self.order,
        Record.chart(["conditions": Record.found([Record.patientResource("14")])])
      ),
    ] {
      let fault = record.fault(Record.request(orders: orders, sending: chart))
      #expect(fault == .otherPatient)
      #expect(fault?.outcome.contains("13") == false)
    }
  }

  @Test func `what two searches found counts once`() async throws {
    let record = try await Record()
    let block = """
      {"resourceType":"Procedure","id":"p","status":"completed","performedDateTime":"2026-04-01",\
      "subject":{"reference":"Patient/12-b"},"code":{"coding":[{"system":"urn:ddx:fhir:procedure",\
      "code":"medial-branch-block"}]},"bodySite":[{"coding":[{"system":"urn:ddx:fhir:site",\
      "code":"right/L4-5"}]}]}
      """
    let once = Record.chart(["procedures": Record.found([block])])
    let twice = Record.chart([
      "procedures": Record.found([block]), "exam": Record.found([block]),
    ])
    func digest(_ chart: [String: String]) throws -> String? {
      let card = try #require(
        try record.cards(Record.request(orders: Self.order, sending: chart)).first)
      let origin = (card["extension"] as? Record.Object)?["org.ddx.provenance"]
      return (origin as? Record.Object)?["profileDigest"] as? String
    }
    #expect(try digest(once) == digest(twice))
    #expect(try digest(once) != digest(Record.chart()))
  }

  @Test func `thousands of procedures are refused before they are read`() async throws {
    let record = try await Record()
    let procedure = #"{"resourceType":"Procedure","status":"completed"}"#
    let chart = Record.chart([
      "procedures": Record.found(Array(repeating: procedure, count: 5_000))
    ])
    let fault = record.fault(Record.request(orders: Self.order, sending: chart))
    #expect(fault == .unreadable(["more than 200 procedures were sent"]))
  }

  @Test func `a drug of no known class is asked about`() async throws {
    let drug = Self.warfarin.replacing("warfarin", with: "metformin")
    let text = try await detail(Record.chart(["medications": Record.found([drug])]))
    #expect(text.contains("1 drug of no known class"))
    #expect(!text.contains("metformin"))
  }

  private static let paused = warfarin.replacing("MedicationRequest", with: "MedicationStatement")
    .replacing("active", with: "on-hold")

  @Test(arguments: [paused, warfarin.replacing(#""intent":"order","#, with: "")])
  func `an anticoagulant that may be taken is asked about`(drug: String) async throws {
    let record = try await Record()
    let part = drug.contains("Statement") ? "statements" : "medications"
    for answers in [Record.found([]), try record.answers("clear-facet")] {
      let chart = Record.chart([part: Record.found([drug]), "answers": answers])
      let cards = try record.cards(Record.request(orders: Self.order, sending: chart))
      #expect(cards.first?["indicator"] as? String == "warning")
      #expect((cards.first?["summary"] as? String)?.contains("possible anticoagulant") == true)
      for card in cards {
        let detail = card["detail"] as? String ?? ""
        #expect(!detail.contains("No anticoagulant") && detail.contains("lists an anticoagulant"))
      }
    }
  }

  @Test(arguments: [
    paused.replacing("on-hold", with: "stopped"), paused.replacing("warfarin", with: "ibuprofen"),
    warfarin.replacing(#""id":"m""#, with: #""id":"m","implicitRules":"urn:x""#),
  ])
  func `a drug that is not read as taken leaves it open`(drug: String) async throws {
    let text = try await detail(Record.chart(["statements": Record.found([drug])]))
    #expect(text.contains("1 drug in the chart could not be read as current"))
    #expect(!text.contains("No anticoagulant"))
  }

  @Test func `a pregnancy among the problems is asked about where it matters`() async throws {
    let record = try await Record()
    let problem = """
      {"resourceType":"Condition","subject":{"reference":"Patient/12-b"},\
      "clinicalStatus":{"coding":[{"code":"active"}]},\
      "verificationStatus":{"coding":[{"code":"confirmed"}]},"recordedDate":"2026-05-09",\
      "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"Z33.1"}]}}
      """
    let chart = Record.chart(["conditions": Record.found([problem])])
    func cards(_ procedure: String) throws -> [Record.Object] {
      try record.cards(Record.request(orders: [Record.order(procedure)], sending: chart))
    }
    let card = try #require(try cards("medial-branch-block").first)
    #expect(card["indicator"] as? String == "warning")
    #expect((card["summary"] as? String)?.contains("A possible pregnancy") == true)
    #expect((card["detail"] as? String)?.contains("Is the patient pregnant now?") == true)
    for card in try cards("cluneal-nerve-block") {
      #expect((card["summary"] as? String)?.contains("pregnancy") == false)
    }
  }
}

import DDXCDS
import DDXCore
import Foundation
import Testing

/// What is asked, and how it is refused.
@Suite struct `Requests of a record` {
  @Test func `discovery names each service with what it wants to be sent`() throws {
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(CDSService.discovery.utf8)) as? Record.Object)
    let services = CardRules.objects(answer["services"])
    #expect(
      services.map { "\($0["id"] ?? "") \($0["hook"] ?? "")" } == [
        "ddx-injection-review order-select", "ddx-injection-review order-sign",
        "ddx-back-pain patient-view",
      ])
    for service in services {
      #expect(service["title"] is String && service["description"] is String)
      let prefetch = try #require(service["prefetch"] as? [String: String])
      #expect(prefetch["patient"] == "Patient/{{context.patientId}}")
      #expect(prefetch.values.allSatisfy { $0.contains("{{context.patientId}}") })
      #expect(!prefetch.isEmpty && prefetch.count <= 10)
    }
  }

  @Test func `the examples of the specification are read`() async throws {
    let record = try await Record()
    // The order is a drug, and the chart has no low back pain.
    let order = try Record.example("request-order-sign")
    #expect(try record.cards(order).isEmpty)
    let view = try Record.example("request-patient-view")
      .replacing("patientToGreet", with: "patient")
    #expect(try record.cards(view, .backPain).isEmpty)
    #expect(
      record.fault(try Record.example("request-without-patient"), .backPain)
        == .missing("context.patientId"))
    for (name, outcome) in [
      ("accepted", CDSFeedback.Item.Outcome.accepted), ("overridden", .overridden),
      ("reason", .overridden),
    ] {
      let bytes = Array(try Record.example("feedback-\(name)").utf8)
      #expect(try CDSFeedback(bytes).items.map(\.outcome) == [outcome])
    }
  }

  @Test func `the type before the name of a patient is stripped`() async throws {
    let record = try await Record()
    let chart = Record.chart(["answers": try record.answers("cauda-equina")])
    let text = Record.request(
      orders: [Record.order("caudal-epidural")], patient: "Patient/12-b", sending: chart)
    #expect(try record.cards(text).count == 1)
  }

  @Test func `what every request has must be there`() async throws {
    let record = try await Record()
    let whole = Record.request(orders: [Record.order("caudal-epidural")], sending: Record.chart())
    for (from, to, path) in [
      ("\"hook\":", "\"hoo\":", "hook"), ("hookInstance", "instance", "hookInstance"),
      ("d1577c69-dfbe", "d1577c69dfbe", "hookInstance"), ("\"context\"", "\"c\"", "context"),
      ("\"userId\"", "\"u\"", "context.userId"), ("patientId", "p", "context.patientId"),
      ("draftOrders", "orders", "context.draftOrders"),
      ("\"prefetch\":{", "\"prefetch\":7,\"p\":{", "prefetch"),
    ] {
      let fault = record.fault(whole.replacing(from, with: to))
      #expect(fault == .missing(path), "\(path)")
      #expect(fault?.status == 400)
    }
    let select = whole.replacing("order-sign", with: "order-select")
    #expect(record.fault(select) == .missing("context.selections"))
  }

  @Test func `another point of work is refused with those that there are`() async throws {
    let record = try await Record()
    for hook in ["patient-view", "order-dispatch", "medication-prescribe"] {
      let fault = record.fault(Record.request(hook, sending: Record.chart()))
      #expect(fault == .otherHook(offered: ["order-select", "order-sign"]))
      #expect(fault?.status == 400)
    }
    #expect(
      record.fault(Record.request(sending: Record.chart()), .backPain)
        == .otherHook(offered: ["patient-view"]))
  }

  @Test func `hostile bytes are refused in words, without one of them`() async throws {
    let record = try await Record()
    let whole = Record.request(orders: [Record.order("caudal-epidural")], sending: Record.chart())
    let deep = String(repeating: "[", count: 100_000)
    for text in [
      "", "{", whole + "}", deep, #"{"secret":1,"secret":2}"#, "{\"a\":\"\u{1}\"}",
      "{\"secret\": 1e999}", "null", "[]", "7",
    ] {
      let fault = try #require(record.fault(text), "\(text.prefix(20))")
      #expect(fault.status == 400)
      let outcome = try #require(
        try JSONSerialization.jsonObject(with: Data(fault.outcome.utf8)) as? Record.Object)
      #expect(outcome["resourceType"] as? String == "OperationOutcome")
      #expect(!fault.outcome.contains("secret"))
    }
    #expect(record.fault([0xFF, 0x7B, 0x00, 0x7D])?.status == 400)
    // One of many that are sent has a number where a text belongs, and nothing falls over.
    for (from, to) in [
      ("\"code\":", "\"code\":7,\"x\":"), ("\"subject\":", "\"subject\":[],\"x\":"),
      ("\"entry\":", "\"entry\":{},\"x\":"), ("\"coding\":", "\"coding\":{},\"x\":"),
    ] {
      _ = record.fault(whole.replacing(from, with: to))
    }
    #expect(record.fault(whole) == nil)
  }
}

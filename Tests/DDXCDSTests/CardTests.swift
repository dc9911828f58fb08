import DDXCDS
@testable import DDXCommands
import DDXCore
import DDXDocuments
import DDXRanking
import Foundation
import Testing

/// What is said to whoever orders an injection.
@Suite struct `Cards on an ordered injection` {
  private func cards(
    _ patient: String, _ orders: [String], _ more: [String: String] = [:]
  ) async throws -> [Record.Object] {
    let record = try await Record()
    let chart = Record.chart(["answers": try record.answers(patient)].merging(more) { $1 })
    return try record.cards(Record.request(orders: orders, sending: chart))
  }

  private func actions(_ card: Record.Object, _ type: String) -> [Record.Object] {
    CardRules.objects(card["suggestions"]).flatMap { CardRules.objects($0["actions"]) }
      .filter { $0["type"] as? String == type }
  }

  @Test func `a red flag gives one critical card, and never a needle`() async throws {
    let cards = try await cards(
      "cauda-equina", [Record.order("medial-branch-block", side: "right")])
    let card = try #require(cards.first)
    #expect(card["indicator"] as? String == "critical")
    let summary = card["summary"] as? String ?? ""
    #expect(summary.hasPrefix("Stop: no injection until this is settled"))
    #expect(
      actions(card, "delete").map { $0["resourceId"] as? String } == ["ServiceRequest/o-1"])
    for card in cards { #expect(actions(card, "create").isEmpty) }
  }

  @Test(
    arguments: [
      "lumbar facet injection", "Epidural steroid injection L5/S1", "SACROILIAC JOINT INJECTION",
      "radiofrequency ablation of lumbar medial branches", "injection of the hip joint",
      "injection, major joint or bursa (eg, shoulder, hip, knee)",
    ])
  func `a red flag stops every needle there, however it is written`(words: String) async throws {
    let cards = try await cards("cauda-equina", [Record.order(words: words)])
    #expect(cards.first?["indicator"] as? String == "critical")
  }

  @Test(
    arguments: [
      "shoulder joint injection", "lumbar spine MRI", "lumbar puncture", "physiotherapy of the hip",
      "cervical medial branch block", "occipital nerve block", "knee injection, medial approach",
    ])
  func `nothing is said of what is no such needle`(words: String) async throws {
    #expect(try await cards("cauda-equina", [Record.order(words: words)]).isEmpty)
  }

  @Test func `no patient with a stop is ever offered an injection`() async throws {
    let record = try await Record()
    let folder = Record.root.appending(path: "Profiles/patients").path()
    var stopped = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let patient = String(name.dropLast(4))
      let chart = Record.chart(["answers": try record.answers(patient)])
      for procedure in ["medial-branch-block", "transforaminal-block", "provocation-discography"] {
        let cards = try record.cards(
          Record.request(orders: [Record.order(procedure, side: "left")], sending: chart))
        guard cards.contains(where: { $0["indicator"] as? String == "critical" }) else { continue }
        stopped += 1
        #expect(cards.allSatisfy { actions($0, "create").isEmpty }, "\(patient)")
      }
    }
    #expect(stopped > 3)
  }

  @Test func `an order that ddx would give is met with silence`() async throws {
    let record = try await Record()
    let path = Record.root.appending(path: "Profiles/patients/clear-facet.xml").path()
    let ranking = try record.setup.ranker.rank(try record.setup.profile(at: path).value)
    let step = try #require(ranking.recommendation)
    let option = try #require(step.option)
    try #require(step.kind == .procedure && !step.isConditional)
    let order = Record.order(option.procedure.name, side: option.side.rawValue)
    #expect(try await cards("clear-facet", [order]).isEmpty)
    let other = try await cards(
      "clear-facet", [Record.order("provocation-discography")])
    let card = try #require(other.first)
    #expect(card["indicator"] as? String == "info")
    let created = try #require(actions(card, "create").first?["resource"] as? Record.Object)
    #expect((created["subject"] as? Record.Object)?["reference"] as? String == "Patient/12-b")
    #expect((created["encounter"] as? Record.Object)?["reference"] as? String == "Encounter/7")
    #expect((created["requester"] as? Record.Object)?["reference"] as? String == "Practitioner/9")
    #expect("\(created["code"] ?? "")".contains(option.procedure.name))
    let suggestions = CardRules.objects(card["suggestions"])
    #expect(suggestions.count == 2 && suggestions[1]["actions"] == nil)
  }

  @Test func `the other side is another order`() async throws {
    let record = try await Record()
    let path = Record.root.appending(path: "Profiles/patients/clear-facet.xml").path()
    let ranking = try record.setup.ranker.rank(try record.setup.profile(at: path).value)
    let option = try #require(ranking.recommendation?.option)
    try #require(option.side != .unspecified && option.side.opposite != option.side)
    let order = Record.order(option.procedure.name, side: option.side.opposite.rawValue)
    #expect(try await !cards("clear-facet", [order]).isEmpty)
  }

  @Test func `another level is another order`() async throws {
    let record = try await Record()
    let path = Record.root.appending(path: "Profiles/patients/clear-facet.xml").path()
    let ranking = try record.setup.ranker.rank(try record.setup.profile(at: path).value)
    let option = try #require(ranking.recommendation?.option)
    let level = try #require(option.levels.first)
    try #require(!option.levels.contains(.l1L2))
    func order(_ level: Level) -> String {
      Record.order(option.procedure.name, side: "\(option.side.rawValue)/\(level.rawValue)")
    }
    #expect(try await cards("clear-facet", [order(level)]).isEmpty)
    let other = try await cards("clear-facet", [order(.l1L2)])
    let card = try #require(other.first)
    let summary = card["summary"] as? String ?? ""
    #expect(card["indicator"] as? String == "info")
    #expect(summary.contains("\(option.side.rawValue) L1-2. ddx would"))
    #expect(summary.contains(level.rawValue))
  }

  @Test func `an anticoagulant is talked about, and no click stops it`() async throws {
    let warfarin = """
      {"resourceType":"MedicationStatement","status":"active","subject":{"reference":"Patient/12-b"},\
      "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm",\
      "code":"11289"}]}}
      """
    let cards = try await cards(
      "clear-facet", [Record.order("medial-branch-block", side: "right")],
      ["statements": Record.found([warfarin])])
    let card = try #require(cards.first)
    #expect(card["indicator"] as? String == "warning")
    #expect((card["summary"] as? String)?.contains("anticoagulant") == true)
    #expect(actions(card, "delete").isEmpty)
  }

  @Test func `from nothing comes a question and no ranking`() async throws {
    let record = try await Record()
    let order = [Record.order("medial-branch-block", side: "right")]
    let cards = try record.cards(
      Record.request(orders: order, sending: Record.chart()), address: "https://ddx.example/")
    let card = try #require(cards.first)
    #expect(cards.count == 1 && card["indicator"] as? String == "info")
    #expect(card["suggestions"] == nil)
    #expect((card["summary"] as? String)?.contains("warning signs not recorded") == true)
    #expect((card["detail"] as? String)?.contains("%") == false)
    #expect(CardRules.objects(card["links"]).first?["url"] as? String == "https://ddx.example/")
    #expect(
      try record.cards(Record.request(orders: order, sending: Record.chart())).first?["links"]
        == nil)
  }

  @Test func `a syndrome among the problems asks to be confirmed`() async throws {
    let problem = """
      {"resourceType":"Condition","subject":{"reference":"Patient/12-b"},\
      "clinicalStatus":{"coding":[{"code":"active"}]},\
      "verificationStatus":{"coding":[{"code":"confirmed"}]},"recordedDate":"2026-05-09",\
      "code":{"coding":[{"system":"http://snomed.info/sct","code":"192970008"}]}}
      """
    let cards = try await cards(
      "clear-facet", [Record.order("medial-branch-block", side: "right")],
      ["conditions": Record.found([problem])])
    #expect(cards.first?["indicator"] as? String == "warning")
    #expect((cards.first?["detail"] as? String)?.contains("cauda equina") == true)
  }

  @Test func `answers of long ago are not taken for those of today`() async throws {
    let record = try await Record()
    let order = [Record.order("medial-branch-block", side: "right")]
    let old = Record.chart(["answers": try record.answers("clear-facet", authored: "2026-03-01")])
    let card = try #require(try record.cards(Record.request(orders: order, sending: old)).first)
    #expect((card["summary"] as? String)?.contains("not recorded") == true)
  }

  @Test func `of drafts only what was selected is reviewed`() async throws {
    let record = try await Record()
    let chart = Record.chart(["answers": try record.answers("cauda-equina")])
    let orders = [
      Record.order("medial-branch-block", id: "a"), Record.order("caudal-epidural", id: "b"),
    ]
    func cards(_ selections: [String]) throws -> [Record.Object] {
      try record.cards(
        Record.request("order-select", orders: orders, selections: selections, sending: chart))
    }
    #expect(try cards([]).isEmpty)
    let card = try #require(try cards(["ServiceRequest/b"]).first)
    #expect(actions(card, "delete").map { $0["resourceId"] as? String } == ["ServiceRequest/b"])
  }

  @Test func `the same request gives the same bytes, another call other ids`() async throws {
    let record = try await Record()
    let chart = Record.chart(["answers": try record.answers("cauda-equina")])
    let text = Record.request(orders: [Record.order("caudal-epidural")], sending: chart)
    func answer(_ text: String) throws -> String {
      try record.advisor.answer(
        Array(text.utf8), to: .injectionReview, on: Record.day, address: nil)
    }
    #expect(try answer(text) == answer(text))
    #expect(try answer(text) != answer(text.replacing("d1577c69", with: "d1577c6a")))
  }

  @Test func `a chart that is opened gets a card only where it has a history`() async throws {
    let record = try await Record()
    let pain = """
      {"resourceType":"Condition","subject":{"reference":"Patient/12-b"},\
      "clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[\
      {"system":"http://snomed.info/sct","code":"278860009"}]}}
      """
    let none = Record.chart()
    let diagnosis = Record.chart(["conditions": Record.found([pain])])
    let both = diagnosis.merging(["answers": try record.answers("two-blocks-confirmed")]) { $1 }
    let stopped = diagnosis.merging(["answers": try record.answers("cauda-equina")]) { $1 }
    func cards(_ chart: [String: String]) throws -> [Record.Object] {
      try record.cards(Record.request("patient-view", sending: chart), .backPain)
    }
    #expect(try cards(none).isEmpty)
    #expect(try cards(diagnosis).isEmpty)
    #expect(try cards(both).map { $0["indicator"] as? String } == ["info"])
    #expect(try cards(stopped).first?["indicator"] as? String == "critical")
  }
}

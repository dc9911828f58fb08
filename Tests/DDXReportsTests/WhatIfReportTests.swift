import DDXCore
import DDXRanking
import Foundation
import JSONSchemas
import Testing

@testable import DDXReports

@Suite struct `A what-if report` {
  private func report(
    _ after: [Finding], changes: [ProfileChange] = []
  ) throws -> WhatIfReport {
    WhatIfReport(
      before: try Fixture.ranking(Fixture.profile()),
      after: try Fixture.ranking(Fixture.profile(findings: after)), changes: changes,
      glossary: try Fixture.glossary())
  }

  private static let midline = Finding(code: "pain.midline", state: .present)

  @Test func `shows both probabilities, the change in points and the new place`() throws {
    let report = try report([Self.midline])
    let text = report.text()
    let line = try #require(text.split(separator: "\n").first { $0.contains("disc  ") })
    #expect(line.contains("→1") || line.contains("→ 1"))
    #expect(line.contains("up 2") || line.contains("up 1"))
    let row = try #require(report.rows.first { $0.source == "intervertebral-disc" })
    let change = try #require(row.change)
    #expect(change > 0)
    #expect(line.contains("+\(fixed(change, 1))"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `says in one sentence what came of it`() throws {
    #expect(
      try report([Self.midline]).closing.hasPrefix("Intervertebral disc takes the first place"))
    #expect(
      try report(Fixture.findings).closing
        == "Sacroiliac joint stays first, the next step stays the same, and no probability "
        + "changes by as much as 0.1 percentage points.")
  }

  @Test func `marks no change as such`() throws {
    #expect(try report(Fixture.findings).rows.allSatisfy { $0.points == "~" && $0.move == "" })
  }

  @Test func `describes the change`() throws {
    let glossary = try Fixture.glossary()
    let before = Finding(code: "pain.midline", state: .absent)
    let kinds: [(ProfileChange.Kind, String)] = [
      (.age(before: 58, after: 70), "age: 58 → 70"),
      (.finding(before: before, after: Self.midline), "midline pain: absent → present"),
      (.finding(before: nil, after: Self.midline), "midline pain: not recorded → present"),
      (.finding(before: before, after: nil), "midline pain: absent → not recorded"),
    ]
    for (kind, words) in kinds {
      #expect(glossary.words(ProfileChange(setting: "x", kind: kind)) == words)
    }
  }

  @Test func `shows a stop caused by the change`() throws {
    let text = try report([Finding(code: "redflag.saddle", state: .present, course: .new)]).text()
    #expect(text.contains("before   SAFETY: NOT ASSESSED"))
    #expect(text.contains("after    STOP: URGENT"))
    #expect(text.contains("emergency MRI today"))
  }

  @Test func `has the keys that its schema describes, and no others`() throws {
    let schema = try Schema.shipped("what-if")
    let change = ProfileChange(
      setting: "pain.midline=present", kind: .finding(before: nil, after: Self.midline))
    let text = try report([Self.midline], changes: [change]).json()
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(schema.faults(in: object) == [])
    let wrong = try JSONSerialization.jsonObject(
      with: Data(text.replacing("\"closing\"", with: "\"end\"").utf8))
    #expect(schema.faults(in: wrong).count == 2)
  }
}

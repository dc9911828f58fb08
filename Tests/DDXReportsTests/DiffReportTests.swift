import DDXCore
import Foundation
import Testing

@testable import DDXReports

@Suite struct `A diff report` {
  private let relief = ProtocolDifference(
    key: "criteria/criterion[hip-joint]/@relief", left: "50", right: "80",
    leftLocation: DocumentLocation(file: "a.xml", line: 7),
    rightLocation: DocumentLocation(file: "b.xml", line: 9), isInert: false)
  private let citation = ProtocolDifference(
    key: "citations/citation[New2024]", left: nil, right: "A study.", leftLocation: nil,
    rightLocation: DocumentLocation(file: "b.xml", line: 3), isInert: true)

  private func rules(_ edition: String) -> ClinicalProtocol {
    ClinicalProtocol(
      id: "rules", edition: edition, title: "Rules", multipleSources: Measured(0.2),
      multipleSourcesCitation: "Rule1999", otherFloor: 0.05,
      safety: SafetyRules(strongSigns: [], combinations: []))
  }

  private func report() -> DiffReport {
    DiffReport(
      left: rules("1"), right: rules("2"), differences: [citation, relief],
      edits: [ProtocolEdit(id: relief.key, differences: [relief, citation])],
      glossary: Glossary(vocabulary: .empty))
  }

  @Test func `numbers the edits and lists inert differences apart`() {
    #expect(
      report().text() == """
        - rules@1
        + rules@2

        2 differences: 1 in 1 edit, 1 without effect

        Edits: the smallest changes that each give a valid edition
          1  criteria/criterion[hip-joint]/@relief
             relief that counts as positive, hip joint
             - 50 (a.xml:7)
             + 80 (b.xml:9)
             together with citations/citation[New2024]

        Differences without effect on results
          ~  citations/citation[New2024]
             citation, New2024
             - nothing
             + A study. (b.xml:3)

        """)
  }

  @Test func `is one sentence where nothing differs`() {
    let report = DiffReport(
      left: rules("1"), right: rules("1"), differences: [], edits: [],
      glossary: Glossary(vocabulary: .empty))
    #expect(report.text() == "There are no differences between rules@1 and rules@1.\n")
  }

  @Test func `gives both values and places in JSON, with the edits by number`() throws {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(report().json().utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "ddx.diff/1")
    let differences = try #require(object["differences"] as? [[String: Any]])
    #expect(differences.map { $0["inert"] as? Bool } == [true, false])
    #expect(differences.map { $0["edits"] as? [Int] } == [[1], [1]])
    #expect(differences[0]["left"] is NSNull && differences[0]["leftLocation"] is NSNull)
    let place = try #require(differences[1]["rightLocation"] as? [String: Any])
    #expect(place["file"] as? String == "b.xml" && place["line"] as? Int == 9)
  }
}

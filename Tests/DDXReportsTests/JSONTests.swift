import DDXCore
import DDXRanking
import Foundation
import JSONSchemas
import Testing

@testable import DDXReports

@Suite struct `A JSON report` {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func full() throws -> Ranking {
    let block = try #require(try Fixture.block())
    let findings =
      Fixture.findings + [
        Finding(code: "history.morning-stiffness", state: .uncertain(try Probability(0.7))),
        Finding(code: "redflag.saddle", state: .present),
      ]
    return try Fixture.ranking(
      Fixture.profile(findings: findings, setting: .emergency, blocks: [block]),
      adding: [LoadedModule(source: FailingSource(), table: nil)])
  }

  @Test func `has the keys that its schema describes, and no others`() throws {
    let schema = try Schema.shipped()
    let report = try JSONReport(glossary: Fixture.glossary()).text(try full())
    #expect(try schema.faults(in: object(report)) == [])
    let quiet = try Fixture.ranking(Fixture.profile(findings: []))
    let small = try JSONReport(glossary: Fixture.glossary()).text(quiet)
    #expect(try schema.faults(in: object(small)) == [])
  }

  @Test func `the schema refuses a report with a key too few or too many`() throws {
    let schema = try Schema.shipped()
    var report = try object(JSONReport(glossary: Fixture.glossary()).text(try full()))
    report["extra"] = 1
    report["safety"] = nil
    #expect(schema.faults(in: report).count == 2)
  }

  @Test func `numbers read back as the same numbers`() throws {
    let ranking = try full()
    let text = try JSONReport(glossary: Fixture.glossary()).text(ranking)
    // Foundation's parser rounds the last digit, so the numbers are read from the text.
    func numbers(_ key: String) -> [Double?] {
      text.split(separator: "\n    ").filter { $0.hasPrefix("  \"\(key)\": ") }
        .map { Double($0.dropFirst(key.count + 6).prefix { $0 != "," }) }
    }
    #expect(numbers("posttest") == ranking.candidates.map(\.posttest.value))
    #expect(numbers("alone") == ranking.candidates.map(\.alone.value))
  }

  @Test func `one line holds the same values as the pretty form`() throws {
    let ranking = try full()
    let pretty = try JSONReport(glossary: Fixture.glossary()).text(ranking)
    let line = try JSONReport(glossary: Fixture.glossary(), isOneLine: true).text(ranking)
    #expect(line.split(separator: "\n").count == 1)
    #expect(try NSDictionary(dictionary: object(pretty)).isEqual(object(line)))
  }

  @Test func `a stop is the recommendation`() throws {
    let report = try object(JSONReport(glossary: Fixture.glossary()).text(try full()))
    let recommendation = try #require(report["recommendation"] as? [String: Any])
    #expect(recommendation["kind"] as? String == "stop")
  }

  @Test func `blocks say that they are not weighed`() throws {
    let report = try object(JSONReport(glossary: Fixture.glossary()).text(try full()))
    let blocks = try #require(report["blocks"] as? [[String: Any]])
    #expect(blocks.map { $0["weighed"] as? Bool } == [false])
  }

  @Test func `strings are escaped`() throws {
    var writer = JSONWriter(.compact)
    writer.strings(["a\"b\\c\n\u{01}é"])
    #expect(writer.text == "[\"a\\\"b\\\\c\\n\\u0001é\"]\n")
  }

  @Test func `a number that is not finite is null`() {
    var writer = JSONWriter(.compact)
    writer.numbers([0.1, .infinity, 1e-7])
    #expect(writer.text == "[0.1,null,1e-07]\n")
  }

  @Test func `a pretty object has one member on a line`() {
    var writer = JSONWriter(.pretty)
    writer.object {
      $0.field("a", "x")
      $0.key("b")
      $0.inline { $0.field("c", 1.5) }
      $0.key("d")
      $0.array([Int]()) { $0.value($1) }
    }
    #expect(writer.text == "{\n  \"a\": \"x\",\n  \"b\": {\"c\": 1.5},\n  \"d\": []\n}\n")
  }
}

@Suite struct `A table of rankings` {
  @Test func `has one row for each source, with as many fields as the header`() throws {
    let ranking = try Fixture.ranking(Fixture.profile())
    let text = CSVReport().text(ranking, file: "a.xml", number: 1)
    let rows = text.split(separator: "\r\n")
    #expect(rows.count == ranking.candidates.count)
    let columns = CSVReport.header.split(separator: ",").count
    for row in rows {
      #expect(row.split(separator: ",", omittingEmptySubsequences: false).count == columns)
    }
  }

  @Test func `quotes what would break a row`() {
    #expect(CSVReport.row(["a,b", "say \"x\"", "plain"]) == "\"a,b\",\"say \"\"x\"\"\",plain\r\n")
  }
}

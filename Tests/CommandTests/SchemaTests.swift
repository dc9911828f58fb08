import Foundation
import JSONSchemas
import Testing

/// What the commands print as JSON, held against the schemas of Documentation.
@Suite struct `JSON of the commands` {
  /// Each command with the schema of its answer.
  static let answers: [(schema: String, command: String)] = [
    ("ranking", "rank \(patients)/failed-block.xml"),
    ("ranking", "rank \(patients)/cauda-equina.xml"),
    ("record", "rank \(golden)/rank-cohort/cohort.xml"),
    ("record", "plan \(patients)/failed-block.xml"),
    ("record", "what-if \(patients)/failed-block.xml --set age=70"),
    ("plan", "plan \(patients)/failed-block.xml"),
    ("what-if", "what-if \(patients)/failed-block.xml --set block.relief=85"),
    ("simulate", "simulate --patients 20 --policy ddx@2026.2 --policy by-signs"),
    ("simulate-sweep", "simulate --patients 10 --draws 2 --policy by-signs --policy facet-first"),
    ("check", "check"),
    ("check", "check --protocol article@2024"),
    ("score", "score \(patients) --truth \(golden)/score/truth.tsv"),
    ("protocols", "protocols"),
    ("findings", "findings"),
    ("findings", "findings hip pain"),
    ("diff", "diff ddx@2026.1 article@2024"),
    ("diff", "diff asipp@2020 asipp@2020"),
    ("compare", "compare asra-consensus@2020 asipp@2020 \(patients)/sixty-percent-block.xml"),
    ("compare", "compare ddx@2026.1 article@2024 \(patients)/cauda-equina.xml --no-attribution"),
    ("compare", "compare ddx@2026.1 bcbs-nd@undated \(golden)/compare-agent/profile.xml"),
    ("compare-cohort", "compare ddx@2026.1 article@2024 \(patients)"),
    ("compare-saved", saved("protocol/before.json", "several/after.json")),
    ("compare-saved", saved("protocol/before.json", "protocol/before.json")),
    ("compare-saved-cohort", saved("cohort/before.jsonl", "cohort/after.jsonl")),
  ]

  private static let patients = "Profiles/patients"
  private static let golden = "Tests/Golden"

  private static func saved(_ from: String, _ to: String) -> String {
    "compare --from \(golden)/compare-saved-\(from) --to \(golden)/compare-saved-\(to)"
  }

  @Test(arguments: answers) func `has the keys that its schema describes, and no others`(
    schema: String, command: String
  ) throws {
    let form = schema == "record" ? "ndjson" : "json"
    let text = try Shell.run("ddx \(command) --format \(form)").stdout
    // A record takes one line, every other answer all of them.
    for answer in form == "json" ? [Substring(text)] : text.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(answer.utf8))
      #expect(try Schema.shipped(schema).faults(in: object) == [])
    }
  }

  @Test func `no schema is without an answer`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Shell.root.appending(path: "Documentation").path())
    // What programs and ddx say to each other is held against its schemas elsewhere.
    let names = files.filter { $0.hasSuffix(".schema.json") && !$0.hasPrefix("plugin-") }
      .map { $0.split(separator: ".")[0] }
    #expect(names.count > 8)
    #expect(Set(names.map(String.init)) == Set(Self.answers.map(\.schema)))
  }

  @Test func `a key too many or too few is a fault`() throws {
    let text = try Shell.run("ddx diff asipp@2020 asipp@2020 --format json").stdout
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    var wrong = try #require(object as? [String: Any])
    wrong["extra"] = 1
    wrong["edits"] = nil
    #expect(try Schema.shipped("diff").faults(in: wrong).count == 2)
  }
}

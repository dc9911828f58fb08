import DDXCore
import DDXDocuments
import Testing

@Suite struct `An edition that extends another` {
  private let written = Editions.base(
    (#"id="base""#, #"id="child""#), ("Base", "Child"), ("<summary>The parent.</summary>", ""),
    ("<citations>", #"<citations><citation id="Own2020" status="verified">c</citation>"#),
    (
      #"blocks="1" relief="50""#, #"blocks="2" relief="80" different-agents="yes""#
    ),
    (#"citation="Pang1998">one block"#, #"citation="Own2020">two blocks"#),
    (
      """
          <criterion source="hip-joint" procedures="hip-joint-injection" blocks="1" relief="50"
            after-negative="unstated" prolonged="counts" prolonged-from="P7D" citation="Pang1998">one hip</criterion>
      """, ""
    ),
    (#"lambda="0.02""#, #"lambda="0.03""#), (#"value="1.8""#, #"value="2""#),
    (
      #"<limit"#,
      #"<burden procedure="transforaminal-block" value="2.5" citation="Conger2020"/><limit"#
    ))

  @Test func `says what the whole document would say`() throws {
    let child = try Editions.resolved(Editions.child(Editions.overrides))
    let whole = try Editions.resolved(written)
    #expect(child.notes.isEmpty, "\(child.notes.text)")
    #expect(child.value.rules.rulesOnly == whole.value.rules.rulesOnly)
    #expect(child.value.rules.citations.map(\.id) == whole.value.rules.citations.map(\.id))
    #expect(child.value.rules.criteria.map(\.text) == ["two blocks"])
    #expect(child.value.rules.summary.isEmpty && child.value.rules.title == "Child")
    let between = EditionDifferences(from: whole.value, to: child.value)
    #expect(between.edits.isEmpty)
    let keys = between.differences.map(\.key).filter { !$0.hasSuffix("@reason") }
    #expect(keys == ["@extends"])
  }

  @Test func `knows its ancestors, the nearest first`() throws {
    let middle = Editions.child(Editions.overrides, id: "middle")
    let last = Editions.child(
      #"<criteria><criterion source="facet-joint" relief="70" reason="r">two blocks, 70 %</criterion></criteria>"#,
      extends: "middle@1", citations: "")
    let parents = ["base@1": Editions.base, "middle@1": middle]
    let rules = try Editions.resolved(last, parents: parents).value.rules
    #expect(rules.lineage.map(\.name) == ["middle@1", "base@1"])
    #expect(rules.lineage.last?.digest == Samples.file(Editions.base).digest)
    #expect(rules.criteria.map(\.relief.percent) == [70] && rules.criteria.first?.blocks == 2)
    #expect(rules.digest == Samples.file(last).digest)
  }

  @Test func `replaces a list as a whole, and inherits one that it does not give`() throws {
    let body = """
      <safety><combination id="fracture" reason="r"><sign age-at-least="65"/></combination></safety>
      """
    let rules = try Editions.resolved(Editions.child(body, citations: "")).value.rules
    #expect(rules.safety.combinations.map(\.signs) == [[.ageAtLeast(65)]])
    #expect(rules.safety.combinations.map(\.advice) == ["film"])
    #expect(rules.safety.strongSigns.count == 1)
  }

  @Test func `keeps the place of every value`() throws {
    let child = try Editions.resolved(Editions.child(Editions.overrides)).value
    let statements = child.statements
    func location(_ key: String) -> String? {
      statements.first { $0.key == key }.map { "\($0.location.file):\($0.location.line)" }
    }
    #expect(location("criteria/criterion[facet-joint]/@relief") == "child.xml:5")
    #expect(location("criteria/criterion[facet-joint]/@citation") == "child.xml:6")
    #expect(location("criteria/criterion[facet-joint]/@prolonged") == "base@1.xml:21")
    #expect(location("citations/citation[Pang1998]/text()") == "base@1.xml:5")
    #expect(location("title/text()") == "child.xml:2")
    #expect(location("criteria/criterion[hip-joint]/@blocks") == nil)
    #expect(child.files.map(\.name) == ["child.xml", "base@1.xml"])
  }

  @Test func `extends the shipped editions by default`() throws {
    let text = Editions.child(
      #"<response observes="80" reason="r"/>"#, extends: "ddx@2026.1", citations: "")
    let decoded = try Samples.reader().protocol(Samples.file(text))
    #expect(decoded.notes.isEmpty, "\(decoded.notes.text)")
    #expect(decoded.value.response?.observation == .atLeast(80))
    #expect(decoded.value.lineage.map(\.name) == ["ddx@2026.1"])
  }
}

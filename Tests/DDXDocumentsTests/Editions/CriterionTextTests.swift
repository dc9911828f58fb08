import DDXCore
import Testing

@testable import DDXDocuments

@Suite struct `The text of a criterion` {
  @Test(arguments: [
    // Inherited, though what it speaks of changes: at the first attribute that differs.
    (
      #"<criteria><criterion source="facet-joint" relief="60" reason="r"/></criteria>"#,
      ["child.xml:4:43 DDX0140"]
    ),
    (
      #"<criteria reason="r"><criterion source="facet-joint" interval="28" blocks="2"/></criteria>"#,
      ["child.xml:4:54 DDX0140"]
    ),
    (
      #"<criteria><criterion source="facet-joint" uptake="indeterminate" reason="r"/></criteria>"#,
      ["child.xml:4:43 DDX0140"]
    ),
    (
      #"<criteria><criterion source="facet-joint" imaging="required" reason="r"/></criteria>"#,
      ["child.xml:4:43 DDX0140"]
    ),
    // What it does not speak of may differ without it.
    (
      #"<criteria><criterion source="facet-joint" citation="Conger2020" prolonged-from="P8D" reason="r"/></criteria>"#,
      []
    ),
    // Written anew, and wrong.
    (
      #"<criteria><criterion source="facet-joint" relief="60" reason="r">one block with 80 %</criterion></criteria>"#,
      ["child.xml:4:43 DDX0141"]
    ),
    (
      #"<criteria><criterion source="facet-joint" blocks="2" reason="r">three medial branch blocks</criterion></criteria>"#,
      ["child.xml:4:43 DDX0141"]
    ),
    (
      #"<criteria><criterion source="facet-joint" reason="r">two blocks</criterion></criteria>"#,
      ["child.xml:4:11 DDX0141"]
    ),
    // Written anew, and right.
    (
      #"<criteria><criterion source="facet-joint" blocks="2" relief="80" reason="r">two blocks with 80 % relief</criterion></criteria>"#,
      ["child.xml:4:54 note"]
    ),
  ]) func `says what its numbers say`(body: String, expected: [String]) {
    let found = Editions.faults(Editions.child(body, citations: ""))
    #expect(found == expected.filter { !$0.hasSuffix("note") })
  }

  @Test(arguments: [
    ("two medial branch blocks with 80 % relief or more, two weeks apart", []),
    ("two medial branch blocks with 50% relief or more", ["relief"]),
    ("one or more medial branch blocks with significant relief", ["blocks"]),
    ("after one week two blocks", []),
    ("relief of 80 percent, twice", []),
    ("three guided injections, 75 percent", ["relief", "blocks"]),
    ("80 % relief in 50 % of the time", []),
    ("as the committee decides", []),
  ]) func `is read for the percentages and blocks that it names`(
    text: String, contradicted: [String]
  ) {
    #expect(CriterionText.contradictions(in: text, relief: 80, blocks: 2) == contradicted)
  }

  @Test(arguments: [
    ("bands", "75", "50 to 79 %"), ("bands", "30", "0 to 49 %"), ("bands", "90", "80 % on"),
    ("50", "80", "50 % on"), ("80", "50", "0 to 79 %"), ("bands", "80", nil), ("50", "50", nil),
  ]) func `names a threshold that the response model can't see`(
    observes: String, relief: String, same: String?
  ) throws {
    let reader = try Samples.reader()
    let response =
      observes == "bands" ? "" : #"<response observes="\#(observes)" reason="r"/>"#
    let text = Editions.child(
      """
      \(response)
      <criteria><criterion source="facet-joint" citation="house-sij" relief="\(relief)" reason="r">so much relief</criterion></criteria>
      """, extends: "ddx@2026.1", citations: "")
    let notes = try reader.protocol(Samples.file(text)).notes.filter { $0.fault.number == 142 }
    #expect(notes.count == (same == nil ? 0 : 1))
    if let same, let note = notes.first {
      #expect(note.severity == .note)
      #expect(note.line == 5)
      #expect(DiagnosticRenderer().render(note).contains(same))
    }
  }
}

import DDXCore
import DDXDocuments
import Testing

@Suite struct `The faults of inheritance` {
  @Test(arguments: [
    // Nothing changes, of an attribute, a text, a list, and an element that says nothing.
    (#"<prior multiple-sources="0.220" reason="r"/>"#, ["child.xml:4:1 DDX0086"]),
    (
      #"<safety reason="r"><strong finding="redflag.saddle-anaesthesia"><advice>MRI</advice></strong></safety>"#,
      ["child.xml:4:20 DDX0086"]
    ),
    (
      #"<safety reason="r"><combination id="fracture"><sign finding="redflag.severe-trauma"/><sign age-at-least="70"/></combination></safety>"#,
      ["child.xml:4:20 DDX0086"]
    ),
    (#"<next reason="r"/>"#, ["child.xml:4:1 DDX0086"]),
    // No reason: for what is changed, added or removed.
    (#"<prior multiple-sources="0.3" high="0.4"/>"#, ["child.xml:4:1 DDX0087"]),
    (
      #"<next><burden procedure="transforaminal-block" value="2" citation="Pang1998"/></next>"#,
      ["child.xml:4:7 DDX0087"]
    ),
    (#"<next remove="yes"/>"#, ["child.xml:4:1 DDX0087"]),
    // Nothing to remove.
    (
      #"<criteria reason="r"><criterion source="hip" remove="yes"/></criteria>"#,
      ["child.xml:4:46 DDX0088"]
    ),
    (#"<checks remove="yes" reason="r"/>"#, ["child.xml:4:9 DDX0088"]),
    (
      #"<checks reason="r"><check id="a" quantity="positive" low="0" high="1" citation="Pang1998" remove="yes">x</check></checks>"#,
      ["child.xml:4:91 DDX0088"]
    ),
    // What is missing once it is resolved.
    (#"<safety remove="yes" reason="r"/>"#, ["child.xml:1:1 DDX0029"]),
    (
      #"<next reason="r"><burden procedure="transforaminal-block" citation="Pang1998"/></next>"#,
      ["child.xml:4:18 DDX0027"]
    ),
    (
      #"<criteria reason="r"><criterion source="sacroiliac-joint" blocks="1"/></criteria>"#,
      ["DDX0013"] + Array(repeating: "DDX0027", count: 6)
    ),
    // A value that contradicts an inherited one, at the value that is new.
    (#"<prior multiple-sources="0.3" reason="r"/>"#, ["child.xml:4:8 DDX0062"]),
    (#"<prior high="0.2" reason="r"/>"#, ["child.xml:4:1 DDX0062"]),
    (
      #"<safety><combination id="fracture" at-least="3" reason="r"/></safety>"#,
      ["child.xml:4:36 DDX0081"]
    ),
    // Contradictions of rules.
    (
      #"<criteria><criterion source="facet-joint" different-agents="yes" reason="r">one block, other agents</criterion></criteria>"#,
      ["child.xml:4:43 DDX0089"]
    ),
    (
      #"<criteria><criterion source="hip-joint" order="required" reason="r">one hip, in order</criterion></criteria>"#,
      ["child.xml:4:41 DDX0089"]
    ),
    (
      #"<criteria><criterion source="hip-joint" blocks="3" reason="r">three hips</criterion></criteria>"#,
      ["base@1.xml:29:45 DDX0090"]
    ),
    // A duplicate, and a word that the schema refuses.
    (
      #"<criteria reason="r"><criterion source="hip-joint" blocks="2"/><criterion source="hip-joint" blocks="2"/></criteria>"#,
      ["DDX0031"]
    ),
    (#"<next lamda="0.03" reason="r"/>"#, ["child.xml:4:7 DDX0026"]),
    (#"<prior other-floor="5" reason="r"/>"#, ["child.xml:4:8 DDX0007"]),
  ]) func `are reported at their cause`(body: String, expected: [String]) {
    let found = Editions.faults(Editions.child(body, citations: ""))
    if expected.allSatisfy({ $0.hasPrefix("DDX") }) {
      #expect(Set(expected).isSubset(of: found.map { String($0.suffix(7)) }), "\(found)")
    } else {
      #expect(found == expected)
    }
  }

  @Test func `name the parent that may have been meant`() throws {
    let text = Editions.child("", extends: "ddx@2026.3", citations: "")
    let reader = try Samples.reader()
    let found = Samples.faults { () throws(DocumentFaults) in
      try reader.protocol(Samples.file(text))
    }
    #expect(found.places == ["1:61 error DDX0084"])
    #expect(found.text.contains("did you mean `ddx@2026.1`"))
  }

  @Test func `find a cycle, where it closes`() {
    let child = Editions.child("", extends: "middle@1", citations: "")
    let middle = Editions.child("", id: "middle", extends: "child@1", citations: "")
    #expect(
      Editions.faults(child, parents: ["middle@1": middle, "child@1": child]) == [
        "middle@1.xml:1:62 DDX0085"
      ])
    let itself = Editions.child("", extends: "child@1", citations: "")
    #expect(Editions.faults(itself, parents: [:]) == ["child.xml:1:61 DDX0085"])
  }

  @Test func `of a parent are reported in the parent`() {
    let parent = Editions.base((#"relief="50""#, #"relief="500""#))
    let child = Editions.child(#"<next lambda="0.03" reason="r"/>"#, citations: "")
    #expect(Editions.faults(child, parents: ["base@1": parent]) == ["base@1.xml:20:81 DDX0007"])
    let unreadable = Editions.faults(child, parents: ["base@1": "<protocol"])
    #expect(unreadable.map { $0.prefix(11) } == ["base@1.xml:"])
  }

  @Test func `of a document that extends nothing are found as ever`() {
    let removal = Editions.base(
      (#"lambda="0.02""#, #"lambda="0.02" remove="yes""#), (#"id="base""#, #"id="b""#))
    #expect(Editions.faults(removal) == ["child.xml:26:23 DDX0088"])
    let missing = Editions.base((#"relief="50""#, ""), ("<title>Base</title>", ""))
    #expect(Editions.faults(missing).map { $0.suffix(7) } == ["DDX0029", "DDX0027"])
    #expect(
      Editions.faults(Editions.base(("one block", ""))) == ["child.xml:20:5 DDX0013"])
  }

  @Test func `are no warnings of what the parent does not use`() throws {
    let parent = Editions.base(
      ("</citations>", #"<citation id="Unused" status="verified">x</citation></citations>"#))
    let child = Editions.child(#"<next lambda="0.03" reason="r"/>"#)
    let found = Editions.faults(child, parents: ["base@1": parent])
    #expect(found == ["child.xml:3:24 DDX0039"])
  }
}

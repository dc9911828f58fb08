import DDXCore
import DDXDocuments
import Testing

@Suite struct `The overrides of an edition` {
  @Test func `are each element with a reason, and what it states for it`() throws {
    let overrides = try Editions.resolved(Editions.child(Editions.overrides)).value.overrides
    #expect(
      overrides.map(\.key) == [
        "criteria/criterion[facet-joint]", "criteria/criterion[hip-joint]", "next",
      ])
    #expect(overrides.map(\.reason) == ["two blocks", "not spoken of", "dearer"])
    #expect(overrides.map(\.isRemoval) == [false, true, false])
    #expect(overrides.map(\.location.line) == [5, 7, 9])
    #expect(
      overrides[0].states.map(\.key) == [
        "@blocks", "@relief", "@different-agents", "@citation", "text()",
      ])
    #expect(
      overrides[2].states.map { "\($0.key) \($0.value ?? "")" } == [
        "@lambda 0.03", "burden[medial-branch-block]/@value 2",
        "burden[transforaminal-block]/@value 2.5",
        "burden[transforaminal-block]/@citation Conger2020",
      ])
  }

  @Test func `are none where nothing is inherited`() throws {
    let base = try Editions.resolved(Editions.base, named: "base.xml").value
    #expect(base.overrides.isEmpty)
    #expect(base.ownCitations == ["Pang1998", "Conger2020"])
  }

  @Test func `refer to its own citations, not those of the parent`() throws {
    let child = try Editions.resolved(Editions.child(Editions.overrides)).value
    #expect(child.ownCitations == ["Own2020"])
    #expect(child.rules.citations.count == 3)
  }

  @Test func `of an ancestor come after the nearer ones`() throws {
    let child = Editions.child(Editions.overrides)
    let grandchild = Editions.child(
      #"<next lambda="0.05" reason="dearer still"/>"#, id: "grandchild", extends: "child@1",
      citations: "")
    let resolved = try Editions.resolved(
      grandchild, named: "grandchild.xml",
      parents: ["base@1": Editions.base, "child@1": child]
    ).value
    #expect(
      resolved.overrides.map(\.location.file) == [
        "grandchild.xml", "child@1.xml", "child@1.xml", "child@1.xml",
      ])
    #expect(resolved.ownCitations.isEmpty)
  }
}

import DDXCore
import DDXDocuments
import Testing

@Suite struct `The edits between two editions` {
  /// From the base edition to another.
  private func edits(_ text: String) throws -> EditionDifferences {
    EditionDifferences(
      from: try Editions.resolved(Editions.base).value, to: try Editions.resolved(text).value)
  }

  @Test func `are single differences where one alone is valid`() throws {
    let found = try edits(
      Editions.base(
        (#"blocks="1" relief="50""#, #"blocks="2" relief="80" different-agents="yes""#),
        (">one block<", ">two blocks<"))
    )
    // Different agents can't be asked of one block, so they come with the second.
    #expect(
      found.edits.map(\.id) == [
        "criteria/criterion[facet-joint]/{@blocks, @different-agents}",
        "criteria/criterion[facet-joint]/@relief",
      ])
    let relief = try found.rules(applying: [1])
    #expect(relief.criteria.map(\.relief.percent) == [80, 50])
    #expect(relief.criteria.map(\.blocks) == [1, 1])
    let blocks = try found.rules(applying: [0])
    #expect(blocks.criteria[0].blocks == 2 && blocks.criteria[0].needsDifferentAgents)
    #expect(blocks.criteria[0].relief.percent == 50)
  }

  @Test func `cover a section if they need another part of it`() throws {
    let found = try edits(
      Editions.base(
        (
          #"procedures="hip-joint-injection" blocks="1""#,
          #"procedures="hip-joint-injection" blocks="3""#
        ),
        (#"sessions="2""#, #"sessions="3""#), (#"lambda="0.02""#, #"lambda="0.04""#)))
    #expect(
      found.edits.map(\.id) == [
        "criteria/criterion[hip-joint]/@blocks, next/limit[hip-joint-injection 365]/@sessions",
        "next/@lambda",
      ])
    #expect(found.edits[0].differences.count == 2)
  }

  @Test func `include the words, the interval and the citation`() throws {
    let own = #"<citations><citation id="Own2020" status="verified">c</citation>"#
    let found = try edits(
      Editions.base(
        ("<citations>", own),
        (
          #"multiple-sources="0.22" low="0.17" high="0.28" other-floor="0.05" citation="Pang1998""#,
          #"multiple-sources="0.4" low="0.3" high="0.5" other-floor="0.06" citation="Own2020""#
        )))
    #expect(found.edits.map(\.id) == ["prior/@multiple-sources", "prior/@other-floor"])
    #expect(
      found.edits[0].differences.map(\.key) == [
        "prior/@multiple-sources", "citations/citation[Own2020]", "prior/@low", "prior/@high",
        "prior/@citation",
      ])
    #expect(found.edits[0].differences.map(\.isInert) == [false, true, true, true, true])
    let prior = try found.rules(applying: [0])
    #expect(prior.multipleSources == Measured(0.4, low: 0.3, high: 0.5))
    #expect(prior.multipleSourcesCitation == "Own2020" && prior.otherFloor == 0.05)
    #expect(prior.citations.contains { $0.id == "Own2020" })
    let floor = try found.rules(applying: [1])
    #expect(floor.multipleSources == Measured(0.22, low: 0.17, high: 0.28))
    #expect(floor.otherFloor == 0.06)
  }

  @Test func `add and remove elements in their places`() throws {
    let found = try edits(Editions.child(Editions.overrides))
    #expect(
      found.edits.map(\.id) == [
        "criteria/criterion[facet-joint]/{@blocks, @different-agents}",
        "criteria/criterion[facet-joint]/@relief", "criteria/criterion[hip-joint]", "next/@lambda",
        "next/burden[medial-branch-block]/@value", "next/burden[transforaminal-block]",
      ])
    let rules = try found.rules(applying: [2, 5])
    #expect(rules.criteria.map(\.source) == ["facet-joint"])
    #expect(
      rules.nextStep?.burdens.map(\.procedure) == [
        "hip-joint-injection", "medial-branch-block", "transforaminal-block",
      ])
    #expect(rules.nextStep?.lambda.value == 0.02)
  }

  @Test func `of an order are edits of their own`() throws {
    let hip = #"<burden procedure="hip-joint-injection" value="1" citation="Pang1998"/>"#
    let found = try edits(Editions.base((hip, ""), ("<limit", "\(hip)<limit")))
    #expect(found.edits.map(\.id) == ["next/burden/order()"])
    let burdens = try found.rules(applying: [0]).nextStep?.burdens
    #expect(burdens?.map(\.procedure) == ["medial-branch-block", "hip-joint-injection"])
  }

  @Test func `are none of citations, words and checks`() throws {
    let found = try edits(
      Editions.base(
        ("one block", "a single block"), ("<advice>MRI", "<advice>MRI today"),
        (#"status="published""#, #"status="draft""#), (#"high="0.28""#, #"high="0.3""#)))
    #expect(found.differences.count == 4 && found.edits.isEmpty)
  }
}

import DDXCore
import DDXDocuments
import Testing

@Suite struct `The differences of two editions` {
  /// From the base edition to another, which stands in `right.xml`.
  private func differences(_ replacements: (String, String)...) throws -> EditionDifferences {
    let text = replacements.reduce(Editions.base) { text, replacement in
      let parts = text.components(around: replacement.0)
      return parts.0 + replacement.1 + parts.1
    }
    return EditionDifferences(
      from: try Editions.resolved(Editions.base, named: "left.xml").value,
      to: try Editions.resolved(text, named: "right.xml").value)
  }

  @Test func `name what differs, with both values and places`() throws {
    let found = try differences(
      (#"blocks="1" relief="50""#, #"blocks="1" relief="80""#), (#"high="0.28""#, #"high="0.3""#),
      (#"after-negative="stop""#, #"after-negative="stop" order="ignored""#))
    #expect(
      found.differences.map(\.key) == [
        "prior/@high", "criteria/criterion[facet-joint]/@relief",
        "criteria/criterion[facet-joint]/@order",
      ])
    #expect(found.differences.map(\.isInert) == [true, false, false])
    let relief = found.differences[1]
    #expect(relief.left == "50" && relief.right == "80")
    #expect(relief.leftLocation == DocumentLocation(file: "left.xml", line: 20))
    #expect(relief.rightLocation == DocumentLocation(file: "right.xml", line: 20))
    let order = found.differences[2]
    #expect(order.left == nil && order.leftLocation == nil && order.right == "ignored")
    #expect(order.rightLocation?.line == 21)
    #expect(found.edits.map(\.id) == found.differences.dropFirst().map(\.key))
  }

  @Test func `are located in the document that states them last`() throws {
    let child = try Editions.resolved(Editions.child(Editions.overrides)).value
    let base = try Editions.resolved(Editions.base, named: "base.xml").value
    let found = EditionDifferences(from: base, to: child)
    func difference(_ key: String) throws -> ProtocolDifference {
      try #require(found.differences.first { $0.key == key })
    }
    let relief = try difference("criteria/criterion[facet-joint]/@relief")
    #expect(relief.rightLocation == DocumentLocation(file: "child.xml", line: 5))
    let hip = try difference("criteria/criterion[hip-joint]")
    #expect(hip.right == nil && hip.left == "one hip" && hip.leftLocation?.line == 23)
    let burden = try difference("next/burden[transforaminal-block]")
    #expect(burden.right == #"value="2.5" citation="Conger2020""#)
    #expect(try difference("criteria/criterion[facet-joint]/text()").isInert)
    #expect(try difference("citations/citation[Own2020]").isInert)
  }

  @Test func `are none of another way to write a number or a list`() throws {
    let found = try differences(
      (#"multiple-sources="0.22""#, #"multiple-sources="0.220""#), (#"value="1""#, #"value="1.0""#))
    #expect(found.differences.isEmpty && found.edits.isEmpty)
    let edition = try differences((#"edition="2026.1""#, #"edition="2026.10""#))
    #expect(edition.edits.map(\.id) == ["uses/evidence[hip-joint]/@edition"])
  }

  @Test(arguments: Shipped.protocols.map(\.name))
  func `of an edition with itself are none`(name: String) throws {
    let file = try #require(Shipped.protocol(named: name))
    let edition = try Samples.reader().resolved(file).value
    let found = EditionDifferences(from: edition, to: edition)
    #expect(found.differences.isEmpty && found.edits.isEmpty)
    #expect(try found.rules(applying: []).rulesOnly == edition.rules.rulesOnly)
  }
}

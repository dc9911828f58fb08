import DDXCore
import DDXDocuments
import Testing

@Suite struct `The edits of shipped editions` {
  /// Every shipped edition, and one that differs from the house protocol in every section.
  private static func editions() throws -> [ResolvedProtocol] {
    let reader = try Samples.reader()
    let other = Editions.child(
      """
      <uses reason="r"><evidence source="hip-joint" remove="yes"/></uses>
      <prior multiple-sources="0.2" reason="r"/>
      <safety reason="r"><strong finding="redflag.fever" urgency="investigate" unchanged="investigate"/></safety>
      <response observes="50" reason="r">
        <procedure id="medial-branch-block" placebo="0.2"/>
        <accuracy procedure="hip-joint-injection" sensitivity="0.9" specificity="0.8" citation="Pateder"/>
        <sensitisation effect="0.5"><finding code="history.fibromyalgia"/></sensitisation>
      </response>
      <criteria reason="r"><criterion source="facet-joint" blocks="1" different-agents="no">one block with 80 % relief</criterion></criteria>
      <next lambda="0.05" reason="r"><limit procedures="medial-branch-block" sessions="2" within="365" citation="CMSLCD"/></next>
      <contraindications reason="r"><contraindication id="pregnancy" verdict="exclude"/></contraindications>
      <checks remove="yes" reason="r"/>
      """, extends: "ddx@2026.1", citations: "")
    let files = Shipped.protocols.map(\.file) + [Samples.file(other, name: "other.xml")]
    return try files.map { try reader.resolved($0).value }
  }

  @Test func `give the right edition when all are applied, and a valid one each`() throws {
    let editions = try Self.editions()
    for left in editions {
      for right in editions where left.rules.name != right.rules.name {
        let pair = "\(left.rules.name) \(right.rules.name)"
        let found = EditionDifferences(from: left, to: right)
        #expect(!found.edits.isEmpty, "\(pair)")
        let all = try found.rules(applying: Set(found.edits.indices))
        #expect(all.rulesOnly == right.rules.rulesOnly, "\(pair)")
        var seen: Set<String> = []
        for (index, edit) in found.edits.enumerated() {
          let rules = try found.rules(applying: [index])
          #expect(rules.id == left.rules.id, "\(pair) \(edit.id)")
          for difference in edit.differences where !difference.isInert {
            #expect(seen.insert(difference.key).inserted, "\(difference.key)")
          }
        }
        #expect(seen == Set(found.differences.filter { !$0.isInert }.map(\.key)), "\(pair)")
      }
    }
  }

  @Test func `can be read in any combination`() throws {
    let editions = try Self.editions()
    for (left, right) in [(editions.first, editions.last), (editions.last, editions.first)] {
      let found = EditionDifferences(from: try #require(left), to: try #require(right))
      var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
      for _ in 0..<40 {
        // xorshift, so that the combinations are the same in every run.
        bits ^= bits << 13
        bits ^= bits >> 7
        bits ^= bits << 17
        let some = Set(found.edits.indices.filter { bits >> UInt64($0 % 64) & 1 == 1 })
        let once = try found.rules(applying: some).rulesOnly
        #expect(try found.rules(applying: some).rulesOnly == once)
      }
    }
  }

  @Test func `are applied by many tasks at once`() async throws {
    let editions = try Self.editions()
    let (left, right) = (try #require(editions.first), try #require(editions.last))
    let found = EditionDifferences(from: left, to: right)
    let all = Set(found.edits.indices)
    let expected = right.rules.rulesOnly
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (try? found.rules(applying: all).rulesOnly) == expected }
      }
      for await same in group { #expect(same) }
    }
  }
}

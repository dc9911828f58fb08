import DDXCore
import DDXScoring
import Testing

@Suite struct `A table of what was proven` {
  private let sources: [SourceID] = ["facet-joint", "sacroiliac-joint", "nerve-root"]

  private func faults(
    _ text: String, withoutLevels flat: Set<SourceID> = []
  ) -> [TruthTable.Fault] {
    do {
      _ = try TruthTable(text, sources: sources, withoutLevels: flat)
      return []
    } catch {
      return error.faults.compactMap { $0 as? TruthTable.Fault }
    }
  }

  @Test(arguments: ["\t", ","])
  func `has a source, or several, and perhaps a site`(separator: String) throws {
    let text = """
      id|source|site|remark
      a|facet-joint|right L4-5|by two blocks

      b|facet-joint + sacroiliac-joint||
      c|other
      """.replacing("|", with: separator)
    let truths = try TruthTable(text, sources: sources).truths
    #expect(truths.count == 3)
    #expect(truths["a"]?.site == Site(side: .right, level: .l4L5))
    #expect(truths["b"]?.sources == ["facet-joint", "sacroiliac-joint"])
    #expect(truths["c"] == TruthTable.Truth(sources: [.other]))
  }

  @Test func `may quote its fields and name its columns in any order`() throws {
    let text = "source,\"id\"\r\n\"nerve-root\",\"a, \"\"b\"\"\"\r\n"
    #expect(try TruthTable(text, sources: sources).truths["a, \"b\""]?.sources == ["nerve-root"])
  }

  @Test func `is refused with every fault and its line`() {
    #expect(faults("name,source\na,other") == [.noColumn("id")])
    #expect(faults("id,site\na,left") == [.noColumn("source")])
    #expect(faults("id,source\na,+\nb, + +\n").map(\.line) == [2, 3])
    let text = "id,source,site\na,facet-joints,\nb,,\nc,other,up\nc,other,\n,other,\n"
    let found = faults(text)
    #expect(found.map(\.line) == [2, 3, 4, 5, 6])
    #expect(found.first == .unknownSource("facet-joints", line: 2, near: ["facet-joint"]))
    #expect(found.contains(.twice(line: 5, first: 4)))
    let messages = found.map { $0.message(showValues: false) }
    #expect(messages.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
  }

  /// Tables with quotes that are not closed, and what is wrong with each.
  private static let openQuotes: [(String, [DelimitedTable.Fault])] = [
    ("id,source,comment\np1,facet-joint,\"ok\np2,other,x\n", [.openQuote(line: 2)]),
    ("id,source\n\np1,\"other", [.openQuote(line: 3)]),
    // A later quote seems to close the one that was left open.
    (
      "id,source,comment\np1,other,\"ok\np2,other,\"x\"\np3,other,\n",
      [.textAfterQuote(line: 2)]
    ),
    (
      "id,source,comment\np1,other,\"a\"b\np2,other,\"\"c\np3,other,\"d",
      [.textAfterQuote(line: 2), .textAfterQuote(line: 3), .openQuote(line: 4)]
    ),
  ]

  @Test(arguments: openQuotes)
  func `is refused where a quote may have swallowed rows`(
    text: String, expected: [DelimitedTable.Fault]
  ) {
    let found = #expect(throws: TableFaults.self) { try TruthTable(text, sources: sources) }
    #expect(found?.faults.compactMap { $0 as? DelimitedTable.Fault } == expected)
    #expect(found?.faults.map(\.line) == expected.map(\.line))
    let messages = expected.map { $0.message(showValues: true) }
    #expect(messages.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
  }

  @Test func `may have spaces after a closing quote, and lines within quotes`() throws {
    let text = "id,source,remark\n\"a\" ,other,\"two\nlines\" \n\"b\"\t,\"hip\"\n"
    #expect(throws: TableFaults.self) { try TruthTable(text, sources: sources) }
    let known = text.replacing("hip", with: "other")
    #expect(try TruthTable(known, sources: sources).truths.keys.sorted() == ["a", "b"])
  }

  @Test func `has one column of each name that is read`() throws {
    #expect(faults("id,source,id\na,other,b") == [.columnTwice("id")])
    #expect(
      faults("source,site,id,site,source\n") == [.columnTwice("source"), .columnTwice("site")])
    #expect(faults("id,source,remark,remark\na,other,x,y").isEmpty)
  }

  @Test(arguments: ["Site", "sites", "side", "iste"])
  func `is refused where a column may be meant as one that is read`(name: String) {
    let found = faults("id,source,\(name)\na,other,right")
    #expect(found == [.nearColumn(name, meant: "site")])
    #expect(found.first?.message(showValues: false).contains("did you mean `site`?") == true)
    #expect(faults("id,source,site,\(name)\na,other,right,x").isEmpty)
  }

  @Test func `is refused where a column that it must have is named otherwise`() {
    #expect(
      faults("ID,sources\n") == [
        .nearColumn("ID", meant: "id"), .nearColumn("sources", meant: "source"),
      ])
  }

  @Test func `is refused where a row has more fields than there are columns`() {
    let found = faults("id,source\na,other,right L4-5\nb,other,,\nc,other\n")
    #expect(found == [.longRow(line: 2)])
    #expect(found.first?.message(showValues: true).contains("L4-5") == false)
  }

  @Test(arguments: [
    ("sacroiliac-joint", "right L5", true), ("sacroiliac-joint", "right", false),
    ("facet-joint", "right L4-5", false), ("facet-joint+sacroiliac-joint", "right L4-5", false),
    ("other", "L5", false),
  ])
  func `has no level where the source has none`(source: String, site: String, isRefused: Bool) {
    let found = faults(
      "id,source,site\na,\(source),\(site)", withoutLevels: ["sacroiliac-joint"])
    #expect(found == (isRefused ? [.noLevels(line: 2)] : []))
  }

  @Test(arguments: [
    "right L4-5 left L5", "right left", "L4-5 L5-S1", "right L4-5 L5", "right right",
  ])
  func `has one site in a row`(site: String) {
    #expect(faults("id,source,site\na,other,\(site)") == [.unknownSite(site, line: 2)])
  }

  @Test func `quotes what a row holds only where it may`() {
    // A comma in a name that no quotes hold together puts it into the next column.
    let found = faults("id,source,site\nSmith,Secret,Secret")
    #expect(found.count == 2)
    #expect(found.allSatisfy { !$0.message(showValues: false).contains("Secret") })
    #expect(found.allSatisfy { $0.message(showValues: true).contains("`Secret`") })
  }
}

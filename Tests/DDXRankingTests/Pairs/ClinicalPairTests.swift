import DDXCore
import DDXRanking
import Foundation
import Testing

/// The pairs of `Documentation/ClinicalPairs.md`, each ranked.
@Suite struct `Two patients who differ in one thing` {
  private struct Pair {
    let row: String
    let one: Substring
    let other: Substring
    let consequence: PairConsequence
    let source: String
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func page(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: "Documentation/\(name).md"), encoding: .utf8)
  }

  private static func pairs() throws -> [Pair] {
    try page("ClinicalPairs").split(separator: "\n").filter {
      $0.hasPrefix("| ") && !$0.hasPrefix("| one patient")
    }.map { row in
      let cells = row.dropFirst(2).dropLast(2).components(separatedBy: "|").map {
        Substring($0.trimmingCharacters(in: .whitespaces))
      }
      try #require(cells.count == 5, "\(row)")
      return Pair(
        row: String(row), one: cells[0], other: cells[1],
        consequence: try PairConsequence(cells[2], size: cells[3]), source: String(cells[4]))
    }
  }

  @Test func `are ranked as the one thing asks for`() throws {
    let rules = try HouseClinic.rules("ddx@2026.2")
    let (ranker, reader) = (try HouseClinic.ranker(rules), try HouseClinic.reader.get())
    let asked = rules.safety.strongSigns.filter(\.mustBeAsked).map(\.finding)
    var known: [Substring: Ranking] = [:]
    func ranking(_ cell: Substring) throws -> Ranking {
      if let ranking = known[cell] { return ranking }
      let ranking = try ranker.rank(PairPatient(cell).profile(reader, asked: asked))
      known[cell] = ranking
      return ranking
    }
    let pairs = try Self.pairs()
    #expect(pairs.count >= 60)
    for pair in pairs {
      let (one, other) = (try ranking(pair.one), try ranking(pair.other))
      #expect(pair.consequence.holds(one, other), "\(pair.row)")
      // In the mirror it does not hold, or the pair says nothing.
      if case .moves(_, let direction, _) = pair.consequence, direction != .stays {
        #expect(!pair.consequence.holds(other, one), "\(pair.row)")
      }
    }
  }

  @Test func `rest on a work, or on a rule of the edition`() throws {
    let references = try Self.page("References")
    for pair in try Self.pairs() where pair.source != "ddx@2026.2" {
      #expect(references.contains("- **[\(pair.source)]**"), "\(pair.row)")
    }
  }
}

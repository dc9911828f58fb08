import DDXCore
import Testing

@testable import DDXRanking

@Suite struct `Evidence checks` {
  private func checks() throws -> [EvidenceCheck] { try HouseClinic.house.get().evidenceChecks() }

  @Test func `every row of every table is there`() throws {
    let tables = try HouseClinic.tables() + [HouseClinic.other()]
    let rows = tables.reduce(0) { sum, table in
      sum + table.findings.count
        + table.groups.reduce(0) { $0 + 1 + $1.members.count }
    }
    #expect(try checks().count == rows)
    #expect(try checks().allSatisfy { $0.items.count == 2 })
  }

  @Test func `nothing lies outside without an explanation`() throws {
    for check in try checks() where check.isUnexplained {
      Issue.record("\(check.source) \(check.subject)")
    }
  }

  @Test func `a number of a study alone in its mix comes back as it was published`() throws {
    let checks = try checks()
    let groin = try #require(
      checks.first {
        $0.source == "sacroiliac-joint" && $0.subject == .finding("pain.groin")
      })
    let sensitivity = try #require(groin.items.first)
    #expect(sensitivity.quantity == .sensitivity)
    #expect(abs((sensitivity.implied ?? 0) - 0.387) < 1e-9)
    #expect(sensitivity.verdict == .inside)
  }

  @Test func `a number that a cap moves is not compared, and its citation is kept`() throws {
    let capped = try checks().filter { $0.items.contains { $0.obstacle == .capped } }
    #expect(!capped.isEmpty)
    for check in capped {
      #expect(check.explanations.contains { if case .cap(.some) = $0 { true } else { false } })
      #expect(check.items.allSatisfy { $0.verdict == .notComparable })
    }
  }

  @Test func `a number without an interval is not compared`() throws {
    for item in try checks().flatMap(\.items) where item.published.low == nil {
      #expect(item.verdict == .notComparable)
    }
  }

  @Test func `an explanation is what keeps a number outside from failing`() throws {
    let item = EvidenceCheck.Item(
      quantity: .sensitivity, published: Measured(0.5, low: 0.4, high: 0.6), implied: 0.7,
      verdict: .outside, obstacle: nil)
    func check(_ explanations: [EvidenceCheck.Explanation]) -> EvidenceCheck {
      EvidenceCheck(
        source: "hip-joint", suspect: nil, subject: .finding("x"), citation: "c", unit: nil,
        items: [item],
        explanations: explanations)
    }
    #expect(check([]).isUnexplained)
    #expect(!check([.imperfectReference]).isUnexplained)
  }
}

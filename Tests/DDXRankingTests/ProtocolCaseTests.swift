import DDXCore
import DDXDocuments
import DDXRanking
import Testing

@testable import DDXCommands

@Suite struct `The cases of every edition` {
  static let editions = Shipped.protocols.map(\.name)

  @Test func `lie beside every edition, at least five of them`() throws {
    #expect(Self.editions.count >= 7)
    for name in Self.editions {
      let file = try #require(Shipped.cases(of: name), "\(name) has no cases")
      let cases = try HouseClinic.reader.get().cases(file).value
      #expect(cases.protocolName == name)
      #expect(cases.cases.count >= 5)
    }
  }

  @Test(arguments: editions)
  func `come out as the edition says`(name: String) throws {
    let ranker = try HouseClinic.ranker(name)
    let file = try #require(Shipped.cases(of: name))
    for item in try HouseClinic.reader.get().cases(file).value.cases {
      let ranking = try ranker.rank(item.profile)
      let misses = item.expectation.misses(in: CaseOutcome(ranking))
      #expect(misses.isEmpty, "\(name), case \(item.id): \(misses.joined(separator: "; "))")
    }
  }
}

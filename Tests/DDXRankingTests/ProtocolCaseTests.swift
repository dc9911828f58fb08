import DDXCore
import DDXDocuments
import DDXRanking
import Testing

@Suite struct `The cases of every edition` {
  static let editions = Shipped.protocols.map(\.name)

  @Test func `stand beside every edition, at least five of them`() throws {
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
      let misses = item.expectation.misses(in: ranking)
      #expect(misses.isEmpty, "\(name), case \(item.id): \(misses.joined(separator: "; "))")
    }
  }
}

extension CaseExpectation {
  /// What came out otherwise than expected, in words.
  func misses(in ranking: Ranking) -> [String] {
    var misses: [String] = []
    let recommendation = ranking.recommendation
    func expect(_ isMet: Bool, _ text: String) {
      if !isMet { misses.append(text) }
    }
    if let criterion {
      let status = recommendation?.criteria.first { $0.criterion.source == criterion }
      if let state {
        expect(
          status?.state.name == state.rawValue,
          "\(criterion) is \(status?.state.name ?? "absent"), not \(state.rawValue)")
      }
      if let isClosed {
        expect(status?.isClosed == isClosed, "\(criterion) closed: \(!isClosed)")
      }
    }
    if let kind = self.recommendation {
      expect(
        recommendation?.kind.rawValue == kind.rawValue,
        "recommends \(recommendation?.kind.rawValue ?? "nothing")")
    }
    if let procedure {
      expect(
        recommendation?.option?.procedure == procedure,
        "recommends \(recommendation?.option?.procedure.name ?? "no procedure")")
    }
    if let refused {
      expect(
        recommendation?.refused.contains { $0.procedure == refused } == true,
        "\(refused) is not refused")
    }
    if let first {
      expect(
        ranking.candidates.first?.source == first,
        "first is \(ranking.candidates.first?.source.name ?? "nobody")")
    }
    if let above {
      expect(ranking.posttest(above.source) > above.probability, "\(above.source) is not above")
    }
    if let below {
      expect(ranking.posttest(below.source) < below.probability, "\(below.source) is not below")
    }
    return misses
  }
}

extension CriterionStatus.State {
  /// The state as the cases of an edition name it.
  var name: String {
    switch self {
    case .notBegun: "not-begun"
    case .begun: "begun"
    case .met: "met"
    case .failedConfirmation: "failed"
    case .negative: "negative"
    case .indeterminate: "indeterminate"
    }
  }
}

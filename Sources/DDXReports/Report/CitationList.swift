import DDXCore
import DDXRanking

/// Every citation that the numbers of a ranking rest on, numbered in the order of their first use.
struct CitationList {
  /// The citations; one that several sources use stands once.
  private(set) var citations: [Citation] = []
  private let glossary: Glossary

  /// Gathers what a ranking cites.
  init(_ ranking: Ranking, glossary: Glossary) {
    self.glossary = glossary
    for candidate in ranking.candidates {
      let used =
        candidate.shareTerms.flatMap(\.citations) + candidate.evidence.compactMap(\.citation)
        + candidate.notableSuspects.map(\.suspect.citation)
      for id in used { add(glossary.citation(id, of: candidate.source)) }
    }
    for reason in ranking.safety.reasons { add(glossary.citation(ofProtocol: reason.citation)) }
    guard let recommendation = ranking.recommendation else { return }
    let target = recommendation.target ?? .other
    for id in [recommendation.pathway?.citation, recommendation.success?.citation] {
      add(id.flatMap { glossary.citation($0, of: target) })
    }
    for status in recommendation.criteria {
      add(glossary.citation(ofProtocol: status.criterion.citation))
    }
  }

  private mutating func add(_ citation: Citation?) {
    guard let citation, !citations.contains(citation) else { return }
    citations.append(citation)
  }

  /// How the page refers to a citation of a source; nil for one that is defined nowhere.
  func reference(_ id: CitationID?, of source: SourceID) -> PageReference? {
    id.flatMap { glossary.citation($0, of: source) }.flatMap(reference)
  }

  /// How the page refers to a citation of the protocol.
  func reference(ofProtocol id: CitationID) -> PageReference? {
    glossary.citation(ofProtocol: id).flatMap(reference)
  }

  private func reference(_ citation: Citation) -> PageReference? {
    citations.firstIndex(of: citation).map { .init(number: $0 + 1, key: citation.id.name) }
  }
}

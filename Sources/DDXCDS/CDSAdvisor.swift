public import DDXCore
public import DDXDocuments
internal import DDXFHIR
public import DDXRanking
public import DDXReports

/// Answers what a health record asks, by the text of CDS Hooks 2.0: a request goes in, cards come out,
/// and nothing else is read or kept.
public struct CDSAdvisor: Sendable {
  private let rules: ClinicalProtocol
  private let documents: DocumentReader
  private let ranker: Ranker
  private let glossary: Glossary

  /// Creates an advisor.
  ///
  /// - Parameters:
  ///   - rules: The edition in force.
  ///   - documents: Reads profiles, with the vocabulary in use.
  ///   - ranker: Ranks them under the edition.
  ///   - glossary: The words for what a ranking names.
  public init(
    rules: ClinicalProtocol, documents: DocumentReader, ranker: Ranker, glossary: Glossary
  ) {
    self.rules = rules
    self.documents = documents
    self.ranker = ranker
    self.glossary = glossary
  }

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - bytes: The request as JSON.
  ///   - service: Which service is asked.
  ///   - day: The day; what is older than findings last is not taken for what is so now.
  ///   - address: Where the pages of ddx are, for links; nil where nobody said.
  /// - Returns: The cards as JSON, ended by a line feed; the same for the same request on the same day.
  /// - Throws: ``CDSFault`` where it is no request, or the chart can't be read or ranked.
  public func answer(
    _ bytes: [UInt8], to service: CDSService, on day: CalendarDate?, address: String?
  ) throws(CDSFault) -> String {
    let request = try CDSRequest(bytes, to: service)
    let orders = request.orders.compactMap { OrderedInjection($0, documents.vocabulary) }
    let isAsked = service == .backPain || !orders.isEmpty
    guard isAsked else {
      return CardDeck(instance: request.instance, ranking: nil, address: address).document([])
    }
    guard orders.allSatisfy({ $0.patient == nil || $0.patient == request.patient }) else {
      throw .otherPatient
    }
    let chart = try ChartReading(request, of: bytes, on: day, documents)
    let ranking: Ranking
    do {
      ranking = try ranker.rank(chart.found.profile)
    } catch {
      throw .unranked(error.message)
    }
    let writer = CardWriter(
      glossary: glossary, rules: rules, vocabulary: documents.vocabulary, chart: chart,
      ranking: ranking)
    let cards = service == .backPain ? writer.overview : writer.cards(on: orders)
    return CardDeck(instance: request.instance, ranking: ranking, address: address).document(cards)
  }
}

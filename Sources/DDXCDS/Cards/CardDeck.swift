internal import DDXCore
internal import DDXDigest
internal import DDXFHIR
internal import DDXRanking

/// The cards of one answer, with what made them.
struct CardDeck {
  /// What tells the call from all others; the ids of cards and suggestions follow from it.
  let instance: String
  /// The ranking that the cards speak of; nil where there was no need for one.
  let ranking: Ranking?
  /// Where the pages of ddx are, for links; nil where nobody said.
  let address: String?

  /// The most cards at once, assumed: more are not read.
  private static let most = 3

  /// The answer, as JSON ended by a line feed; the gravest cards first.
  func document(_ cards: [Card]) -> String {
    let order = Card.Indicator.allCases
    let sorted = order.flatMap { indicator in cards.filter { $0.indicator == indicator } }
    let values = sorted.prefix(Self.most).enumerated().map { json($0.element, at: $0.offset) }
    return JSONValue.object(("cards", .array(values))).document
  }

  private func uuid(_ place: String) -> JSONValue {
    .text(SHA256.uuid(of: "\(instance)/\(place)"))
  }

  private func json(_ card: Card, at place: Int) -> JSONValue {
    .object(
      ("uuid", uuid("\(place)")), ("summary", .text(card.shortSummary)),
      ("detail", .text(card.detail.joined(separator: "\n\n"))),
      ("indicator", .text(card.indicator.rawValue)),
      (
        "source",
        .object(
          ("label", "ddx"), ("url", address.map { .text($0) }),
          (
            "topic",
            .object(
              ("system", .text(FHIRNames.own("cds-topic"))), ("code", .text(card.topic.rawValue)),
              ("display", .text(card.topic.title)))
          ))
      ),
      (
        "suggestions",
        .list(
          card.suggestions.enumerated().map { json($0.element, at: "\(place)/\($0.offset)") })
      ),
      ("selectionBehavior", card.suggestions.isEmpty ? nil : "at-most-one"),
      ("overrideReasons", OverrideReasons.json), ("links", card.hasLink ? link : nil),
      ("extension", origin))
  }

  private func json(_ suggestion: Card.Suggestion, at place: String) -> JSONValue {
    .object(
      ("label", .text(suggestion.label)), ("uuid", uuid(place)),
      ("isRecommended", suggestion.isRecommended ? true : nil),
      ("actions", .list(suggestion.actions.map(json))))
  }

  private func json(_ action: Card.Action) -> JSONValue {
    switch action {
    case .delete(let id, let description):
      .object(
        ("type", "delete"), ("description", .text(description)), ("resourceId", .text(id)))
    case .create(let resource, let description):
      .object(
        ("type", "create"), ("description", .text(description)), ("resource", resource))
    }
  }

  private var link: JSONValue? {
    address.map { address in
      .array([
        .object(
          ("label", "Answer the questions in ddx"), ("url", .text(address)), ("type", "absolute"))
      ])
    }
  }

  /// What made the cards: with these the same comes out again.
  private var origin: JSONValue? {
    guard let ranking else { return nil }
    let edition = [ranking.rules.id, ranking.rules.edition].compactMap { $0 }.joined(separator: "@")
    return .object(
      (
        "org.ddx.provenance",
        .object(
          ("engine", .text(Engine.version)), ("protocol", .text(edition)),
          ("protocolDigest", .text(ranking.rules.digest)),
          ("profileDigest", .text(ranking.profile.digest)))
      ))
  }
}

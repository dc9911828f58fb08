import Foundation

/// What CDS Hooks 2.0 asks of a card, in words of our own; Tests/Doors holds cards against a schema.
enum CardRules {
  /// What breaks the rules.
  static func faults(in cards: [Record.Object]) -> [String] {
    var ids: Set<String> = []
    return cards.flatMap { card in
      faults(in: card)
        + (([card] + objects(card["suggestions"])).flatMap { one -> [String] in
          guard let id = one["uuid"] as? String, UUID(uuidString: id) != nil else {
            return ["no uuid"]
          }
          return ids.insert(id).inserted ? [] : ["one uuid twice"]
        })
    } + (cards.count <= 3 ? [] : ["too many cards"])
  }

  private static let members: Set<String> = [
    "uuid", "summary", "detail", "indicator", "source", "suggestions", "selectionBehavior",
    "overrideReasons", "links", "extension",
  ]

  private static func faults(in card: Record.Object) -> [String] {
    var faults = card.keys.filter { !members.contains($0) }.map { "unknown \($0)" }
    func need(_ isRight: Bool, _ words: String) { if !isRight { faults.append(words) } }
    let summary = card["summary"] as? String ?? ""
    need(!summary.isEmpty && summary.unicodeScalars.count < 140, "summary: \(summary)")
    need(["info", "warning", "critical"].contains(card["indicator"] as? String), "indicator")
    let source = card["source"] as? Record.Object
    need((source?["label"] as? String)?.isEmpty == false, "source.label")
    let topic = source?["topic"] as? Record.Object
    need(topic?["system"] is String && topic?["code"] is String, "source.topic")
    let detail = card["detail"] as? String ?? ""
    need(!detail.contains(/<[a-zA-Z\/]/), "HTML in detail")
    let suggestions = objects(card["suggestions"])
    need((card["suggestions"] == nil) == suggestions.isEmpty, "an empty list")
    need(
      (card["selectionBehavior"] as? String == "at-most-one") == !suggestions.isEmpty,
      "selectionBehavior")
    need(suggestions.count { $0["isRecommended"] as? Bool == true } <= 1, "several recommended")
    for suggestion in suggestions {
      need((suggestion["label"] as? String)?.isEmpty == false, "label")
      need(suggestion["actions"] == nil || !objects(suggestion["actions"]).isEmpty, "no actions")
      for action in objects(suggestion["actions"]) {
        need(action["description"] is String, "description")
        switch action["type"] as? String {
        case "delete": need((action["resourceId"] as? String)?.contains("/") == true, "resourceId")
        case "create":
          let resource = action["resource"] as? Record.Object
          need(resource?["resourceType"] as? String == "ServiceRequest", "resource")
        default: faults.append("action type")
        }
      }
    }
    for reason in objects(card["overrideReasons"]) {
      need(
        reason["code"] is String && reason["system"] is String && reason["display"] is String,
        "override reason")
    }
    for link in objects(card["links"]) {
      need(link["type"] as? String == "absolute" && link["url"] is String, "link")
    }
    return faults
  }

  static func objects(_ value: Any?) -> [Record.Object] { value as? [Record.Object] ?? [] }
}

internal import DDXCore

/// What became of cards, as a record tells it later.
public struct CDSFeedback: Hashable, Sendable {
  /// What became of one card; what its reader wrote is never read, for it may be a patient's.
  public struct Item: Hashable, Sendable {
    /// What was done.
    public enum Outcome: String, Sendable {
      case accepted, overridden
    }

    /// The id of the card.
    public let card: String
    /// What was done.
    public let outcome: Outcome
    /// Why it was not followed, where that is one of the reasons that cards offer.
    public let reason: String?
  }

  /// The cards.
  public let items: [Item]

  /// Reads feedback.
  ///
  /// - Parameter bytes: The feedback as JSON.
  /// - Throws: ``CDSFault`` where it is none.
  public init(_ bytes: [UInt8]) throws(CDSFault) {
    let root = try CDSRequest.object(bytes)
    guard case .array(let values)? = root["feedback"] else { throw .missing("feedback") }
    var items: [Item] = []
    for (index, value) in values.enumerated() {
      let path = "feedback[\(index)]"
      guard case .object(let object) = value else { throw .missing(path) }
      guard let card = object.text("card"), CDSRequest.isUUID(card) else {
        throw .missing("\(path).card")
      }
      guard let outcome = object.text("outcome").flatMap(Item.Outcome.init(rawValue:)) else {
        throw .missing("\(path).outcome")
      }
      guard object.text("outcomeTimestamp") != nil else {
        throw .missing("\(path).outcomeTimestamp")
      }
      if outcome == .accepted {
        let accepted = object.objects("acceptedSuggestions")
        guard !accepted.isEmpty,
          accepted.allSatisfy({ $0.text("id").map(CDSRequest.isUUID) == true })
        else { throw .missing("\(path).acceptedSuggestions") }
      }
      let coding = object.object("overrideReason")?.object("reason")
      let isKnown = coding?.text("system") == OverrideReasons.system
      let code = OverrideReasons.offered.map(\.code).first { $0 == coding?.text("code") }
      items.append(
        Item(card: card.lowercased(), outcome: outcome, reason: isKnown ? code : nil))
    }
    self.items = items
  }
}

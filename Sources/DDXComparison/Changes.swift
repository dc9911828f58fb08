public import DDXRanking

/// In what two decisions on one patient differ.
public struct Changes: Hashable, Sendable {
  /// Whether the safety verdict or its urgency is another.
  public let safety: Bool
  /// Whether another source is in the first place.
  public let firstPlace: Bool
  /// Whether the order of the sources is another one.
  public let order: Bool
  /// Whether the next step is another one.
  public let step: Bool
  /// Whether the agent of the next injection is another one.
  public let agent: Bool
  /// Whether the next injection is due on another side, at other levels or from another day, where
  /// step and agent are the same.
  public let details: Bool

  /// Compares two decisions.
  public init(_ left: Decision, _ right: Decision) {
    safety = left.safety != right.safety
    firstPlace = left.first != right.first
    order = left.standings.map(\.source) != right.standings.map(\.source)
    step = left.step != right.step
    agent = left.agent != right.agent
    details = left.step == right.step && left.agent == right.agent && left.details != right.details
  }

  /// Whether the next step or the agent for it is another.
  public var stepOrAgent: Bool { step || agent }
  /// Whether anything besides probabilities is another.
  public var anything: Bool { safety || order || stepOrAgent || details }
}

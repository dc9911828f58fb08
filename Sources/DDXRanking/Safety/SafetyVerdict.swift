public import DDXCore

/// What comes before any ranking.
public struct SafetyVerdict: Hashable, Sendable {
  /// The verdicts, from the mildest.
  public enum Verdict: String, CaseIterable, Comparable, Sendable {
    /// Every strong sign was asked for and is absent.
    case clear
    /// Talk about it first.
    case discuss
    /// Not every strong sign was asked for: silence is not safety.
    case notAssessed
    /// Nothing is injected.
    case stop

    /// Orders from the mildest.
    public static func < (left: Self, right: Self) -> Bool { left.order < right.order }
    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Why the verdict is not clear.
  public struct Reason: Hashable, Sendable {
    /// The verdict this reason asks for.
    public let verdict: Verdict
    /// How soon, for a stop.
    public let urgency: SafetyRules.Urgency?
    /// What it may be.
    public let suspicion: String
    /// What was seen.
    public let signs: [ClinicalSign]
    /// What to do.
    public let advice: String
    /// Where the rule was read.
    public let citation: CitationID
    /// Whether every sign is only possible: recorded with a probability below certainty.
    public var isOnlyPossible = false
    /// Whether the sign has long been as it is.
    public var isUnchanged = false
  }

  /// The verdict.
  public let verdict: Verdict
  /// How soon, for a stop.
  public let urgency: SafetyRules.Urgency?
  /// Why, most urgent first.
  public let reasons: [Reason]
  /// The strong signs that were not asked for.
  public let notAsked: [FindingCode]
}

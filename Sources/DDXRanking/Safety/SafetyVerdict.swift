public import DDXCore

/// The safety verdict, which comes before the ranking.
public struct SafetyVerdict: Hashable, Sendable {
  /// The verdicts, from the mildest.
  public enum Verdict: String, CaseIterable, Comparable, Sendable {
    /// None of the strong signs that every patient is asked about is present.
    case clear
    /// Talk about it first.
    case discuss
    /// Not every strong sign was asked for: silence is not safety.
    case notAssessed
    /// A cheap test comes first.
    case check
    /// Nothing is injected.
    case stop

    /// Orders from the mildest.
    public static func < (left: Self, right: Self) -> Bool { left.order < right.order }
    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The verdict.
  public let verdict: Verdict
  /// How soon, for a stop.
  public let urgency: SafetyRules.Urgency?
  /// Why, most urgent first.
  public let reasons: [Reason]
  /// What points to a serious disease and, alone, changes no verdict.
  public let weakSigns: [WeakSign]
  /// The strong signs that were asked for or looked for.
  public let asked: [FindingCode]
  /// The strong signs that must be asked for and were not, or of which it is not known whether
  /// they are new.
  public let notAsked: [FindingCode]
  /// The other strong signs that were not recorded.
  public let notRecorded: [FindingCode]

  /// Whether no needle is used before something is settled.
  public var holdsNeedle: Bool {
    verdict == .stop || reasons.contains { $0.verdict == .check && $0.holdsNeedle }
  }

  /// Whether the recommendation applies only if the signs not recorded are absent.
  public var isConditional: Bool { verdict != .stop && !notAsked.isEmpty }

  /// The reasons for a test that comes first.
  public var checks: [Reason] { reasons.filter { $0.verdict == .check } }

  init(
    reasons: [Reason], weakSigns: [WeakSign] = [], asked: [FindingCode] = [],
    notAsked: [FindingCode] = [], notRecorded: [FindingCode] = []
  ) {
    self.verdict = max(
      reasons.map(\.verdict).max() ?? .clear, notAsked.isEmpty ? .clear : .notAssessed)
    self.urgency = reasons.filter { $0.verdict == .stop }.compactMap(\.urgency).max()
    self.reasons = reasons.inOrder
    self.weakSigns = weakSigns
    self.asked = asked
    self.notAsked = notAsked
    self.notRecorded = notRecorded
  }

  /// The verdict with more reasons.
  func adding(_ more: [Reason]) -> SafetyVerdict {
    SafetyVerdict(
      reasons: reasons + more, weakSigns: weakSigns, asked: asked, notAsked: notAsked,
      notRecorded: notRecorded)
  }
}

extension [SafetyVerdict.Reason] {
  /// The gravest verdict first, then the most urgent, then as they came.
  fileprivate var inOrder: Self {
    enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.verdict != second.verdict { return first.verdict > second.verdict }
      if let urgency = first.urgency, let other = second.urgency, urgency != other {
        return urgency > other
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}

/// What must be asked before anything is ranked, and what the answers ask for.
public struct SafetyRules: Sendable {
  /// How soon something must be done.
  public enum Urgency: String, CaseIterable, Comparable, Sendable {
    /// Look into it before any injection.
    case investigate
    /// Today.
    case urgent

    /// Orders by urgency.
    public static func < (left: Self, right: Self) -> Bool {
      left == .investigate && right == .urgent
    }
  }

  /// One sign that is enough.
  public struct StrongSign: Sendable {
    /// The finding.
    public let finding: FindingCode
    /// What it may be, such as `cauda equina syndrome`.
    public let suspicion: String
    /// How soon.
    public let urgency: Urgency
    /// How soon where the sign has long been as it is.
    public let unchangedUrgency: Urgency
    /// Whether the verdict stays open until the sign was asked for.
    public let mustBeAsked: Bool
    /// What to do.
    public let advice: String
    /// Where the rule was read.
    public let citation: CitationID

    /// Creates a sign.
    public init(
      finding: FindingCode, suspicion: String, urgency: Urgency, unchangedUrgency: Urgency,
      mustBeAsked: Bool = true, advice: String, citation: CitationID
    ) {
      self.finding = finding
      self.suspicion = suspicion
      self.urgency = urgency
      self.unchangedUrgency = unchangedUrgency
      self.mustBeAsked = mustBeAsked
      self.advice = advice
      self.citation = citation
    }
  }

  /// Weak signs, of which several are enough.
  public struct Combination: Sendable {
    /// The id, such as `fracture`.
    public let id: String
    /// What it may be, such as `vertebral fracture`.
    public let suspicion: String
    /// How many of the signs are enough.
    public let threshold: Int
    /// The signs.
    public let signs: [ClinicalSign]
    /// How soon.
    public let urgency: Urgency
    /// What to do.
    public let advice: String
    /// Where the rule was read.
    public let citation: CitationID

    /// Creates a combination.
    public init(
      id: String, suspicion: String, threshold: Int, signs: [ClinicalSign], urgency: Urgency,
      advice: String, citation: CitationID
    ) {
      self.id = id
      self.suspicion = suspicion
      self.threshold = threshold
      self.signs = signs
      self.urgency = urgency
      self.advice = advice
      self.citation = citation
    }
  }

  /// What asks for attention soon after a recorded injection.
  public struct AfterInjection: Sendable {
    /// For how many days.
    public let days: Int
    /// The findings of which one is enough.
    public let findings: [FindingCode]
    /// What to do.
    public let advice: String
    /// Where the rule was read.
    public let citation: CitationID

    /// Creates a rule.
    public init(days: Int, findings: [FindingCode], advice: String, citation: CitationID) {
      self.days = days
      self.findings = findings
      self.advice = advice
      self.citation = citation
    }
  }

  /// The signs of which one is enough.
  public let strongSigns: [StrongSign]
  /// The combinations of weak signs.
  public let combinations: [Combination]
  /// What counts soon after an injection, if anything.
  public let afterInjection: AfterInjection?

  /// Creates safety rules.
  public init(
    strongSigns: [StrongSign], combinations: [Combination], afterInjection: AfterInjection? = nil
  ) {
    self.strongSigns = strongSigns
    self.combinations = combinations
    self.afterInjection = afterInjection
  }
}

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

  /// When a strong sign is enough by itself.
  public enum Weight: String, CaseIterable, Sendable {
    /// Whenever it may be present, however long it has been.
    case always
    /// Only where it is new or changing; else it is a weak sign that is named.
    case new
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
    /// When it is enough.
    public let countsWhen: Weight
    /// What to do.
    public let advice: String
    /// Where the rule was read.
    public let citation: CitationID

    /// Creates a sign.
    public init(
      finding: FindingCode, suspicion: String, urgency: Urgency, unchangedUrgency: Urgency,
      mustBeAsked: Bool = true, countsWhen: Weight = .always, advice: String,
      citation: CitationID
    ) {
      self.finding = finding
      self.suspicion = suspicion
      self.urgency = urgency
      self.unchangedUrgency = unchangedUrgency
      self.mustBeAsked = mustBeAsked
      self.countsWhen = countsWhen
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
    /// The finding without which the signs do not count, if any.
    public let given: FindingCode?
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
      id: String, suspicion: String, given: FindingCode? = nil, threshold: Int,
      signs: [ClinicalSign], urgency: Urgency, advice: String, citation: CitationID
    ) {
      self.id = id
      self.suspicion = suspicion
      self.given = given
      self.threshold = threshold
      self.signs = signs
      self.urgency = urgency
      self.advice = advice
      self.citation = citation
    }
  }

  /// What asks for attention soon after a recorded injection.
  public struct AfterInjection: Sendable {
    /// What tells it from other windows, such as `infection`; empty where there is only one.
    public let id: String
    /// For how many days.
    public let days: Int
    /// The findings of which one is enough.
    public let findings: [FindingCode]
    /// What to do.
    public let advice: String
    /// Where the rule was read.
    public let citation: CitationID

    /// Creates a rule.
    public init(
      id: String = "", days: Int, findings: [FindingCode], advice: String, citation: CitationID
    ) {
      self.id = id
      self.days = days
      self.findings = findings
      self.advice = advice
      self.citation = citation
    }
  }

  /// How probable a suspect must be before something is done.
  public struct SuspectRule: Sendable {
    /// The disease, as the vocabulary names it.
    public let id: DiseaseID
    /// The probability from which the cheap test comes before any injection.
    public let checkAt: Probability?
    /// The probability from which it is imaged or referred before any injection.
    public let stopAt: Probability?
    /// The probability from which a mimic, which is no danger, is to be talked about first.
    public let investigateAt: Probability?
    /// How soon, for a stop.
    public let urgency: Urgency
    /// Where the thresholds were read.
    public let citation: CitationID

    /// Creates a rule.
    public init(
      id: DiseaseID, checkAt: Probability? = nil, stopAt: Probability? = nil,
      investigateAt: Probability? = nil, urgency: Urgency = .investigate, citation: CitationID
    ) {
      self.id = id
      self.checkAt = checkAt
      self.stopAt = stopAt
      self.investigateAt = investigateAt
      self.urgency = urgency
      self.citation = citation
    }
  }

  /// The signs of which one is enough.
  public let strongSigns: [StrongSign]
  /// The combinations of weak signs.
  public let combinations: [Combination]
  /// What counts soon after an injection, each for its own number of days.
  public let afterInjection: [AfterInjection]
  /// How probable each suspect must be before something is done.
  public let suspects: [SuspectRule]

  /// Creates safety rules.
  public init(
    strongSigns: [StrongSign], combinations: [Combination], afterInjection: [AfterInjection] = [],
    suspects: [SuspectRule] = []
  ) {
    self.strongSigns = strongSigns
    self.combinations = combinations
    self.afterInjection = afterInjection
    self.suspects = suspects
  }
}

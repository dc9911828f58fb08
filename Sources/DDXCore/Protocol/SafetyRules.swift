/// The warning signs to ask about before a ranking, and what the answers require.
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
    /// Only if new or changing; otherwise it is a weak sign.
    case new
  }

  /// One sign that is enough.
  public struct StrongSign: Sendable {
    /// The finding.
    public let finding: FindingCode
    /// The suspected disease, such as `cauda equina syndrome`.
    public let suspicion: String
    /// How soon.
    public let urgency: Urgency
    /// The urgency if the sign has long been unchanged.
    public let unchangedUrgency: Urgency
    /// Whether the verdict stays open until the sign was asked for.
    public let mustBeAsked: Bool
    /// When it is enough.
    public let countsWhen: Weight
    /// What to do.
    public let advice: String
    /// The citation of the rule.
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

  /// Weak signs, several of which are enough.
  public struct Combination: Sendable {
    /// The id, such as `fracture`.
    public let id: String
    /// The suspected disease, such as `vertebral fracture`.
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
    /// The citation of the rule.
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
    /// Its name among the windows, such as `infection`; empty if there is only one.
    public let id: String
    /// For how many days.
    public let days: Int
    /// The findings, any of which is enough.
    public let findings: [FindingCode]
    /// What to do.
    public let advice: String
    /// The citation of the rule.
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
    /// The probability from which a mimic, which is not dangerous, is to be discussed first.
    public let investigateAt: Probability?
    /// How soon, for a stop.
    public let urgency: Urgency
    /// The citation of the thresholds.
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

  /// The signs, any of which is enough.
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

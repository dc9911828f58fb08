public import DDXCore

extension SafetyVerdict {
  /// Why the verdict is not clear.
  public struct Reason: Hashable, Sendable {
    /// What kind of rule asks for it.
    public enum Basis: Hashable, Sendable {
      /// One strong sign of the edition.
      case strong
      /// Several weak signs that the edition counts together.
      case combination(id: String)
      /// A finding that proves a disease, by the vocabulary.
      case proof(DiseaseID)
      /// Something soon after an injection.
      case afterInjection
      /// A complication that a block of a day, or a month, records.
      case complication(of: String, days: Int)
      /// A weak sign that alone asks for a cheap test, or several for one disease.
      case weakSigns
      /// A disease that is probable enough.
      case suspect(DiseaseID)
      /// Something that forbids an injection, or asks to be talked about.
      case contraindication(id: String)
    }

    /// Its course, as far as it is known.
    public enum Course: Hashable, Sendable {
      /// Present, without a course.
      case present
      /// Long unchanged.
      case unchanged
      /// It is said to be gone.
      case resolved
      /// One record says that it was there and another that it was absent.
      case contradicted
    }

    /// The verdict this reason asks for.
    public let verdict: Verdict
    /// How soon, for a stop.
    public let urgency: SafetyRules.Urgency?
    /// What kind of rule asks for it.
    public let basis: Basis
    /// The suspicion.
    public let suspicion: String
    /// The signs.
    public let signs: [ClinicalSign]
    /// What to do.
    public let advice: String
    /// The cheap test that settles it or points to it, where one is known.
    public let check: String?
    /// Whether no needle is used before the check.
    public let holdsNeedle: Bool
    /// How probable it is, for a suspect.
    public let probability: Probability?
    /// The citation of the rule; `vocabulary` for rules that hold under every edition.
    public let citation: CitationID
    /// Whether every sign is only possible: recorded with a probability below certainty.
    public let isOnlyPossible: Bool
    /// Its course, as far as it is known.
    public let course: Course

    /// Whether the sign has long been unchanged.
    public var isUnchanged: Bool { course == .unchanged }

    init(
      _ verdict: Verdict, urgency: SafetyRules.Urgency? = nil, basis: Basis, suspicion: String,
      signs: [ClinicalSign], advice: String, check: String? = nil, holdsNeedle: Bool = false,
      probability: Probability? = nil, citation: CitationID, isOnlyPossible: Bool = false,
      course: Course = .present
    ) {
      self.verdict = verdict
      self.urgency = urgency
      self.basis = basis
      self.suspicion = suspicion
      self.signs = signs
      self.advice = advice
      self.check = check
      self.holdsNeedle = holdsNeedle
      self.probability = probability
      self.citation = citation
      self.isOnlyPossible = isOnlyPossible
      self.course = course
    }
  }

  /// A sign that points to something serious and, alone, changes no verdict.
  public struct WeakSign: Hashable, Sendable {
    /// The finding.
    public let finding: FindingCode
    /// Whether it is only possible: recorded with a probability below certainty.
    public let isOnlyPossible: Bool
    /// The course, if recorded.
    public let course: Finding.Course?
    /// The serious diseases it points to.
    public let diseases: [Pointer]
    /// Whether it would stop if it were new or changing, and nobody has recorded whether it is.
    public let isCourseAsked: Bool
  }

  /// A disease that a weak sign points to.
  public struct Pointer: Hashable, Sendable {
    /// The disease; nil where only the edition names it.
    public let id: DiseaseID?
    /// The disease in words.
    public let title: String
    /// The cheap test that settles it, or points to it.
    public let check: String
  }
}

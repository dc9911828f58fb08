/// A disease that is not a source to inject but must be considered.
public struct DiseaseDefinition: Sendable {
  /// What happens to a patient in whom it is missed.
  public enum Class: String, CaseIterable, Sendable {
    /// Harm: it is looked into before any injection.
    case serious
    /// A needless injection: it hurts like one of the sources.
    case mimic
  }

  /// The id, such as `spinal-infection`; a suspect of the same id is this disease.
  public let id: DiseaseID
  /// A noun phrase.
  public let title: String
  /// What happens to a patient in whom it is missed.
  public let `class`: Class
  /// How soon something must be done once it is proven.
  public let urgency: SafetyRules.Urgency
  /// The cheap test that settles it, or points to it.
  public let check: String
  /// What to do if it is proven or probable.
  public let advice: String
  /// Whether no needle is used while its cheap test is still to be done.
  public let holdsNeedle: Bool

  /// Creates a disease.
  public init(
    id: DiseaseID, title: String, class: Class, urgency: SafetyRules.Urgency, check: String,
    advice: String, holdsNeedle: Bool = false
  ) {
    self.id = id
    self.title = title
    self.class = `class`
    self.urgency = urgency
    self.check = check
    self.advice = advice
    self.holdsNeedle = holdsNeedle
  }
}

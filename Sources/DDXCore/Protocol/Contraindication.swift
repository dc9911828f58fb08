/// Why a procedure may not be done, or must be talked about first.
public struct Contraindication: Sendable {
  /// What it asks for.
  public enum Verdict: String, CaseIterable, Comparable, Sendable {
    /// Talk about it first.
    case discuss
    /// Not this procedure.
    case exclude

    /// Orders by severity.
    public static func < (left: Self, right: Self) -> Bool {
      left == .discuss && right == .exclude
    }
  }

  /// What calls it up; one is enough.
  public enum Trigger: Hashable, Sendable {
    /// A finding that is present.
    case finding(FindingCode)
    /// A drug of a class.
    case medication(Medication.DrugClass)
    /// An allergy.
    case allergy(Allergy.Substance)
    /// A pregnancy.
    case pregnancy
  }

  /// The id, such as `pregnancy-fluoroscopy`.
  public let id: String
  /// What it asks for.
  public let verdict: Verdict
  /// The procedures it concerns; empty means all.
  public let procedures: [ProcedureID]
  /// What calls it up.
  public let triggers: [Trigger]
  /// What to do.
  public let advice: String
  /// Whether the rule was read in a source.
  public let isVerified: Bool
  /// Its source.
  public let citation: CitationID

  /// Creates a contraindication.
  public init(
    id: String, verdict: Verdict, procedures: [ProcedureID], triggers: [Trigger],
    advice: String, isVerified: Bool, citation: CitationID
  ) {
    self.id = id
    self.verdict = verdict
    self.procedures = procedures
    self.triggers = triggers
    self.advice = advice
    self.isVerified = isVerified
    self.citation = citation
  }
}

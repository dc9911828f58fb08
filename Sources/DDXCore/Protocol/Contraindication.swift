/// Why a procedure may not be done, or must be talked about first.
public struct Contraindication: Sendable {
  /// What it requires.
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

  /// The id, such as `pregnancy-fluoroscopy`.
  public let id: String
  /// What it requires.
  public let verdict: Verdict
  /// The procedures it concerns; empty means all.
  public let procedures: [ProcedureID]
  /// The pathways that it forbids as well, by their ids.
  public let pathways: [String]
  /// What calls it up.
  public let triggers: [ClinicalSign]
  /// What to do.
  public let advice: String
  /// Whether the rule was read in a source.
  public let isVerified: Bool
  /// Its source.
  public let citation: CitationID

  /// Creates a contraindication.
  public init(
    id: String, verdict: Verdict, procedures: [ProcedureID], pathways: [String] = [],
    triggers: [ClinicalSign], advice: String, isVerified: Bool, citation: CitationID
  ) {
    self.id = id
    self.verdict = verdict
    self.procedures = procedures
    self.pathways = pathways
    self.triggers = triggers
    self.advice = advice
    self.isVerified = isVerified
    self.citation = citation
  }
}

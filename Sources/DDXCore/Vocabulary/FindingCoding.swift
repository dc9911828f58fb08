/// What another system of codes calls a finding, or something near it.
public struct FindingCoding: Hashable, Sendable {
  /// A system of codes.
  public enum System: String, CaseIterable, Sendable {
    /// ICD-10-CM; a code stands for all codes below it.
    case icd10CM = "icd-10-cm"
    /// LOINC.
    case loinc
    /// SNOMED CT.
    case snomed
  }

  /// How the code relates to the finding.
  public enum Relation: Hashable, Sendable {
    /// It is the finding.
    case equal
    /// Who has it has the finding.
    case narrower
    /// Who has the finding has it.
    case broader
    /// The measurement that is above the laboratory's limit where the finding is present.
    case high
    /// The measurement that is below the laboratory's limit where the finding is present.
    case low
    /// The score that is so high, or higher, where the finding is present.
    case atLeast(Double)

    /// Creates a relation from its name, such as `narrower` or `>= 10`, or nil where it is none.
    public init?(_ name: String) {
      switch name {
      case "equal": self = .equal
      case "narrower": self = .narrower
      case "broader": self = .broader
      case "high": self = .high
      case "low": self = .low
      default:
        guard name.hasPrefix(">= "), let score = Double(name.dropFirst(3)) else { return nil }
        self = .atLeast(score)
      }
    }
  }

  /// The system.
  public let system: System
  /// The code.
  public let code: String
  /// How it relates to the finding.
  public let relation: Relation

  /// Creates a coding.
  public init(system: System, code: String, relation: Relation = .equal) {
    self.system = system
    self.code = code
    self.relation = relation
  }
}

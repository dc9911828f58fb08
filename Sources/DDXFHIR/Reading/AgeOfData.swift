internal import DDXCore

/// For how many days what was recorded speaks of now [assumed-age-of-data]; nil for what stays as it was.
enum AgeOfData {
  /// The days of most findings and measures.
  static let usual = 365
  /// The days of what may change within weeks.
  private static let urgent = 30

  /// The days of a finding.
  static func days(of definition: FindingDefinition) -> Int? {
    switch definition.kind {
    case .redFlag: urgent
    case .imaging: nil
    case .history where definition.code.name.hasPrefix("history."): nil
    default: usual
    }
  }

  /// The days of an attribute of the patient or the pain.
  static func days(ofAttribute name: String) -> Int? {
    switch name {
    case "sex": nil
    case "pregnant": urgent
    default: usual
    }
  }
}

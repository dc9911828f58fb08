internal import DDXCore

/// For how many days what is recorded speaks of now [assumed-age-of-data].
enum AgeOfData {
  /// The days of a finding; nil for what stays as it was.
  static func days(_ definition: FindingDefinition) -> Int? {
    switch definition.kind {
    case .redFlag: 30
    case .imaging: nil
    case .history where definition.code.name.hasPrefix("history."): nil
    default: 365
    }
  }

  /// The days of a value of the patient or the pain; nil for what stays as it was.
  static func days(ofValue attribute: String) -> Int? {
    switch attribute {
    case "pregnant": 30
    case "bmi", "duration", "intensity", "side", "setting": 365
    default: nil
    }
  }
}

internal import DDXCore
internal import DDXDocuments

/// Units of time, as profiles and UCUM write them.
///
/// Both take a month for 30.4375 days and a year for 365.25, so that nothing is lost between them.
enum UnitOfTime {
  private static let units: [(start: String, letter: Character, unit: String)] = [
    ("P", "Y", "a"), ("P", "M", "mo"), ("P", "W", "wk"), ("P", "D", "d"), ("PT", "H", "h"),
    ("PT", "M", "min"), ("PT", "S", "s"),
  ]

  /// The units of UCUM, the longest first.
  static let names = units.map(\.unit)

  /// The number and the unit of UCUM of a length of time such as `P36M`; hours for one of several units.
  static func quantity(_ text: String) -> (number: Double, unit: String)? {
    for (start, letter, unit) in units
    where text.hasPrefix(start) && text.last == letter {
      if let number = Double(text.dropFirst(start.count).dropLast()) { return (number, unit) }
    }
    return ClinicalDuration(text).map { ($0.hours, "h") }
  }

  /// The length of time as a profile writes it, or nil where the unit is none of time.
  static func text(_ number: Double, unit: String) -> String? {
    guard number.isFinite, number >= 0,
      let found = units.first(where: { $0.unit == unit })
    else { return nil }
    return found.start + DocumentText.number(number) + String(found.letter)
  }
}

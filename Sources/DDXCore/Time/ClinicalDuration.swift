/// A length of time as ISO 8601 writes it, such as `P36M` or `PT2H`.
public struct ClinicalDuration: Hashable, Comparable, Sendable {
  /// The length in hours, not negative; a month counts as 30.4375 days and a year as 365.25.
  public let hours: Double

  /// Creates a duration of a number of hours, or nil when it is negative or not finite.
  public init?(hours: Double) {
    guard hours.isFinite, hours >= 0 else { return nil }
    self.hours = hours
  }

  /// No time at all.
  public static let zero = ClinicalDuration(valid: 0)

  private init(valid hours: Double) { self.hours = hours }

  /// Creates a duration from `P1Y2M3W4DT5H6M`, or nil where the text is no such duration.
  public init?(_ text: some StringProtocol) {
    guard text.first == "P", text.count > 1 else { return nil }
    var hours = 0.0
    var number = ""
    var inTime = false
    var order = -1
    let dateUnits: [(Character, Double)] = [
      ("Y", 365.25 * 24), ("M", 30.4375 * 24), ("W", 7 * 24), ("D", 24),
    ]
    let timeUnits: [(Character, Double)] = [("H", 1), ("M", 1.0 / 60), ("S", 1.0 / 3600)]
    var sawUnit = false
    for character in text.dropFirst() {
      if character == "T" {
        guard !inTime, number.isEmpty else { return nil }
        inTime = true
        sawUnit = false
        order = -1
      } else if character.isASCII, character.isNumber || character == "." {
        number.append(character)
      } else {
        let units = inTime ? timeUnits : dateUnits
        guard let index = units.firstIndex(where: { $0.0 == character }), index > order,
          let value = Double(number)
        else { return nil }
        hours += value * units[index].1
        number = ""
        order = index
        sawUnit = true
      }
    }
    guard number.isEmpty, sawUnit else { return nil }
    self.init(hours: hours)
  }

  /// Orders by length.
  public static func < (left: Self, right: Self) -> Bool { left.hours < right.hours }
}

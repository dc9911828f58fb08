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
    guard text.utf8.first == UInt8(ascii: "P") else { return nil }
    var hours = 0.0
    var number = ""
    var inTime = false
    var order = -1
    var sawUnit = false
    for byte in text.utf8.dropFirst() {
      switch byte {
      case UInt8(ascii: "T"):
        guard !inTime, number.isEmpty else { return nil }
        (inTime, sawUnit, order) = (true, false, -1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
        number.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        guard let unit = Self.unit(byte, inTime: inTime), unit.order > order,
          let value = Double(number)
        else { return nil }
        hours += value * unit.hours
        (number, order, sawUnit) = ("", unit.order, true)
      }
    }
    guard number.isEmpty, sawUnit else { return nil }
    self.init(hours: hours)
  }

  /// A unit by its letter, and its place among the others; a month and a minute share theirs.
  private static func unit(_ letter: UInt8, inTime: Bool) -> (order: Int, hours: Double)? {
    switch (letter, inTime) {
    case (UInt8(ascii: "Y"), false): (0, 365.25 * 24)
    case (UInt8(ascii: "M"), false): (1, 30.4375 * 24)
    case (UInt8(ascii: "W"), false): (2, 7 * 24)
    case (UInt8(ascii: "D"), false): (3, 24)
    case (UInt8(ascii: "H"), true): (0, 1)
    case (UInt8(ascii: "M"), true): (1, 1.0 / 60)
    case (UInt8(ascii: "S"), true): (2, 1.0 / 3600)
    default: nil
    }
  }

  /// Orders by length.
  public static func < (left: Self, right: Self) -> Bool { left.hours < right.hours }
}

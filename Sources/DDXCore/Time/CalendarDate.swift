/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 1 … 9999.
  public let year: Int
  /// The month, 1 … 12.
  public let month: Int
  /// The day of the month, 1 … 31.
  public let day: Int

  /// Creates a day, or nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates a day from `2026-05-10`, or nil where the text is not such a day.
  public init?(_ text: some StringProtocol) {
    var (parts, part, place) = ([0, 0, 0], 0, 0)
    for byte in text.utf8 {
      switch (place, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): part += 1
      case (0..<4, 0x30...0x39), (5..<7, 0x30...0x39), (8..<10, 0x30...0x39):
        parts[part] = parts[part] * 10 + Int(byte - 0x30)
      default: return nil
      }
      place += 1
    }
    guard place == 10 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// The date as `2026-05-10`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The number of days from this day to another; negative when the other is earlier.
  public func days(until other: CalendarDate) -> Int { other.dayNumber - dayNumber }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }

  /// Days since 0000-03-01, by the civil calendar [Hinnant2021].
  private var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate {
  /// The day a number of days later, or nil beyond the year 9999.
  public func adding(days: Int) -> CalendarDate? {
    var date: CalendarDate? = self
    var rest = days
    while let current = date, rest > 0 {
      let last = Self.days(in: current.month, of: current.year)
      let step = min(rest, last - current.day)
      if step > 0 {
        date = CalendarDate(year: current.year, month: current.month, day: current.day + step)
        rest -= step
      } else {
        date =
          current.month == 12
          ? CalendarDate(year: current.year + 1, month: 1, day: 1)
          : CalendarDate(year: current.year, month: current.month + 1, day: 1)
        rest -= 1
      }
    }
    return date
  }
}

extension CalendarDate {
  private init(validYear year: Int) {
    self.year = year
    month = 1
    day = 1
  }

  /// The first day that a date can be.
  package static let epoch = CalendarDate(validYear: 1)
}

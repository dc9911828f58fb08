extension CalendarDate {
  /// The first and the last day of a month such as `2026-03`, or nil where the text is no month.
  public static func month(_ text: some StringProtocol) -> (
    first: CalendarDate, last: CalendarDate
  )? {
    guard text.utf8.count == 7, let first = CalendarDate("\(text)-01") else { return nil }
    return (first, first.lastOfMonth)
  }

  /// The last day of its month.
  public var lastOfMonth: CalendarDate {
    var last = self
    while let next = last.adding(days: 1), next.month == month { last = next }
    return last
  }

  /// The same day a number of years earlier, the 28th for a 29th of February; nil before the
  /// year 1.
  public func subtracting(years: Int) -> CalendarDate? {
    CalendarDate(year: year - years, month: month, day: day)
      ?? CalendarDate(year: year - years, month: month, day: 28)
  }
}

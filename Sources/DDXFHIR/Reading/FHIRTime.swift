internal import DDXCore

/// A moment as FHIR writes it: `2026`, `2026-03`, `2026-03-02` or `2026-03-02T09:30:00+01:00`.
struct FHIRTime {
  /// The first and the last day on which it can be, in the zone in which it was written.
  let first: CalendarDate
  let last: CalendarDate
  /// Its beginning in seconds of universal time, from any fixed moment.
  let seconds: Double
  /// The time of the day, where it was written.
  let clock: ClockTime?

  /// Creates a moment, or nil where the text is none.
  init?(_ text: String) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let day = parts[0]
    switch day.utf8.count {
    case 4:
      guard let first = CalendarDate("\(day)-01-01"), let last = CalendarDate("\(day)-12-31")
      else { return nil }
      (self.first, self.last) = (first, last)
    case 7:
      guard let month = CalendarDate.month(day) else { return nil }
      (first, last) = month
    default:
      guard let date = CalendarDate(day) else { return nil }
      (first, last) = (date, date)
    }
    var seconds = Double(CalendarDate.epoch.days(until: first)) * 86_400
    guard parts.count == 2 else {
      self.seconds = seconds
      clock = nil
      return
    }
    let time = parts[1]
    guard day.utf8.count == 10, let clock = ClockTime(time.prefix(5)) else { return nil }
    let zone = time.dropFirst(5).drop { $0 == ":" || $0 == "." || $0.isNumber }
    guard let minutes = Self.minutes(ofZone: zone) else { return nil }
    let rest = time.dropFirst(5).prefix { $0 == ":" || $0 == "." || $0.isNumber }.dropFirst()
    seconds += Double(clock.minutes - minutes) * 60 + (Double(rest) ?? 0)
    self.seconds = seconds
    self.clock = clock
  }

  /// The minutes by which a zone such as `+01:00` or `Z` is ahead of universal time.
  private static func minutes(ofZone zone: Substring) -> Int? {
    if zone == "Z" || zone.isEmpty { return 0 }
    guard let sign = zone.first, sign == "+" || sign == "-",
      let ahead = ClockTime(zone.dropFirst())
    else { return nil }
    return sign == "-" ? -ahead.minutes : ahead.minutes
  }
}

extension JSONObject {
  /// When an observation or a condition was so, by the first of these elements that it has.
  func time(_ names: String...) -> FHIRTime? {
    for name in names {
      if let text = text(name), let time = FHIRTime(text) { return time }
      if let start = object(name)?.text("start"), let time = FHIRTime(start) { return time }
    }
    return nil
  }
}

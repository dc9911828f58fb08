package import DDXCore

/// Values as documents write them: each reads back as the same value.
package enum DocumentText {
  /// A number that is not negative, without an exponent, which XML Schema does not know.
  package static func number(_ value: Double) -> String {
    let text = value.description
    guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }),
      let exponent = Int(text[text.index(after: mark)...])
    else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
    let parts = text[..<mark].split(separator: ".")
    let digits = parts.joined()
    let point = (parts.first?.count ?? 0) + exponent
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    return digits + String(repeating: "0", count: max(0, point - digits.count))
  }

  static func flag(_ value: Bool) -> String { value ? "yes" : "no" }

  /// Words of a list, or nil where there is none.
  static func list<Word: RawRepresentable<String>>(_ words: [Word]) -> String? {
    words.isEmpty ? nil : words.map(\.rawValue).joined(separator: " ")
  }

  /// A length of time: in whole units where one fits, hours and minutes first for what is shorter
  /// than two days.
  package static func duration(_ duration: ClinicalDuration) -> String {
    let isShort = duration.hours < 48
    let large = [("P", "M", 30.4375 * 24), ("P", "W", 7 * 24.0), ("P", "D", 24.0)]
    let small = [("PT", "H", 1), ("PT", "M", 1 / 60.0), ("PT", "S", 1 / 3600.0)]
    let units = isShort ? small + large : large + small
    for (start, letter, hours) in units {
      let text = "\(start)\(number((duration.hours / hours).rounded()))\(letter)"
      if ClinicalDuration(text) == duration { return text }
    }
    return "PT\(number(duration.hours))H"
  }

  /// How much of the pain was taken away: the shortest of the ways to say it.
  package static func relief(_ range: ReliefRange) -> String {
    let (low, high) = (range.low.percent, range.high.percent)
    var ways = [
      "worse", number(low), "> \(number(low.nextDown))", "< \(number(high.nextUp))",
      ">= \(number(low))", "<= \(number(high))",
    ]
    if low > 0, high < 100 { ways.append("\(number(low))-\(number(high))") }
    return ways.filter { ReliefRange($0) == range }.min { $0.count < $1.count }
      ?? "\(number(low))-\(number(high))"
  }
}

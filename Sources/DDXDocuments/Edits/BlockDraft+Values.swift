internal import DDXCore

extension BlockDraft {
  static func word<Word>(
    _ text: String, of name: String
  ) throws(EditFault) -> Word where Word: RawRepresentable<String> & CaseIterable {
    if let word = Word(rawValue: text) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    throw .unknownWord(
      text, of: name, allowed: allowed, near: NearNames.near(text, of: name, among: allowed))
  }

  static func number(
    _ text: String, of name: String, in range: ClosedRange<Double>
  ) throws(EditFault) -> Double {
    guard let value = DecimalText.value(text), range.contains(value) else {
      throw .notNumber(text, of: name, low: range.lowerBound, high: range.upperBound)
    }
    return value
  }

  static func flag(_ text: String, of name: String) throws(EditFault) -> Bool {
    switch text {
    case "yes": return true
    case "no": return false
    default: throw .unknownWord(text, of: name, allowed: ["yes", "no"], near: [])
    }
  }

  static func date(_ text: String) throws(EditFault) -> CalendarDate {
    guard let date = CalendarDate(text) else { throw .notDate(text, of: "date") }
    return date
  }

  static func duration(_ text: String) throws(EditFault) -> ClinicalDuration {
    guard let duration = ClinicalDuration(text) else {
      throw .notDuration(text, of: "relief-duration")
    }
    return duration
  }

  static func levels(_ text: String) throws(EditFault) -> [Level] {
    var levels: [Level] = []
    for part in text.split(separator: " ") {
      levels.append(try word(String(part), of: "level"))
    }
    return levels
  }
}

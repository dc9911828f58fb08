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

  /// The words of a list, each once.
  static func words<Word>(
    _ text: String, of name: String
  ) throws(EditFault) -> [Word] where Word: RawRepresentable<String> & CaseIterable & Equatable {
    var words: [Word] = []
    for part in text.split(separator: " ") {
      let word: Word = try word(String(part), of: name)
      if words.contains(word) { throw .wordTwice(String(part)) }
      words.append(word)
    }
    return words
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

  static func isOwn(_ text: String) throws(EditFault) -> Bool {
    guard text == "own" else {
      throw .unknownWord(text, of: "reading", allowed: ["own"], near: [])
    }
    return true
  }

  static func days(
    _ text: String
  ) throws(EditFault) -> (first: CalendarDate, last: CalendarDate) {
    if let month = CalendarDate.month(text) { return month }
    guard let date = CalendarDate(text) else { throw .notDate(text, of: "date") }
    return (date, date)
  }

  static func time(_ text: String) throws(EditFault) -> ClockTime {
    guard let time = ClockTime(text) else { throw .notTime(text) }
    return time
  }

  static func duration(_ text: String) throws(EditFault) -> ClinicalDuration {
    guard let duration = ClinicalDuration(text) else {
      throw .notDuration(text, of: "relief-duration")
    }
    return duration
  }

  static func relief(_ text: String, of name: String) throws(EditFault) -> ReliefRange {
    guard let range = ReliefRange(text) else {
      throw .notNumber(text, of: name, low: 0, high: 100)
    }
    return range
  }

  /// `PT1H:2 PT2H:4`: the pain at times after the block.
  static func scores(_ text: String) throws(EditFault) -> [PainScore] {
    var scores: [PainScore] = []
    for part in text.split(separator: " ") {
      let ends = part.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard ends.count == 2 else { throw .notDuration(String(part), of: "a score such as PT1H:2") }
      scores.append(
        PainScore(
          after: try duration(ends[0]), pain: try number(ends[1], of: "a score", in: 0...10)))
    }
    return scores.sorted { $0.after < $1.after }
  }
}

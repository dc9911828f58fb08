package import DDXCore
import DDXDocuments

extension Question {
  /// What a line of text answers.
  ///
  /// `?` is not known. A checklist takes numbers of its lines and `none`, with `?3` for a line that is
  /// not known; a finding takes `y`, `n` or a probability, with a side, a level and a grade.
  ///
  /// - Throws: ``AnswerFault`` where it answers nothing.
  public func answer(_ line: String) throws(AnswerFault) -> Answer {
    let words = line.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," })
      .map(String.init)
    if words == ["?"] {
      guard canBeSkipped else { throw .needed }
      return .notKnown
    }
    switch kind {
    case .checklist(let items): return try Self.checklist(words, items)
    case .number(let range):
      guard words.count == 1, let number = Int(words[0]), range.contains(number) else {
        throw .notNumber(range)
      }
      return .number(number)
    case .choice(let choices):
      let word = words.joined(separator: "-")
      let said = word == "both" ? Side.bilateral.rawValue : word
      let allowed = choices.map(\.word)
      let found = allowed.filter { $0.hasPrefix(said) && !said.isEmpty }
      guard found.count == 1 || found.contains(said) else { throw .notWord(allowed) }
      return .word(found.contains(said) ? said : found[0])
    case .duration:
      // A comma may be meant as a point, and is not passed over.
      let parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let duration = ClinicalDuration(spoken: parts) else { throw .notDuration }
      guard duration > .zero else { throw .noTime }
      return .duration(duration)
    case .finding(let form): return .finding(try form.answer(words))
    }
  }

  private static func checklist(
    _ words: [String], _ items: [Item]
  ) throws(AnswerFault) -> Answer {
    var present: Set<FindingCode> = []
    var unknown: Set<FindingCode> = []
    guard !words.isEmpty else { throw .otherKind }
    if words == ["none"] { return .checked([], unknown: []) }
    for word in words where word != "none" {
      let isUnknown = word.hasPrefix("?")
      guard let number = Int(isUnknown ? String(word.dropFirst()) : word) else {
        throw .notUnderstood(word)
      }
      guard items.indices.contains(number - 1) else { throw .noItem(items.count) }
      let code = items[number - 1].code
      guard !(isUnknown ? present : unknown).contains(code) else { throw .bothWays(word) }
      if isUnknown { unknown.insert(code) } else { present.insert(code) }
    }
    if words.contains("none"), !present.isEmpty { throw .bothWays("none") }
    return .checked(present, unknown: unknown)
  }

  /// Holds an answer against the question, for answers that were not read from text.
  ///
  /// - Throws: ``AnswerFault`` where it is of another kind, or says what the record can't.
  public func check(_ answer: Answer) throws(AnswerFault) {
    switch (kind, answer) {
    case (_, .notKnown): if !canBeSkipped { throw .needed }
    case (.checklist(let items), .checked(let present, let unknown)):
      let codes = Set(items.map(\.code))
      guard present.union(unknown).isSubset(of: codes) else { throw .noItem(items.count) }
    case (.number(let range), .number(let number)):
      guard range.contains(number) else { throw .notNumber(range) }
    case (.choice(let choices), .word(let word)):
      let allowed = choices.map(\.word)
      guard allowed.contains(word) else { throw .notWord(allowed) }
    case (.duration, .duration(let duration)):
      guard duration > .zero else { throw .noTime }
    case (.finding(let form), .finding(let finding)): try form.check(finding)
    default: throw .otherKind
    }
  }
}

extension ClinicalDuration {
  /// The units in words; the months stand before the minutes: `m` alone is a month.
  private static let units: [(word: String, start: String, letter: String)] = [
    ("year", "P", "Y"), ("month", "P", "M"), ("week", "P", "W"), ("day", "P", "D"),
    ("hour", "PT", "H"), ("minute", "PT", "M"),
  ]

  /// A length of time from words such as `3 years`, `6 months`, `10w`, `6 hours`, `30 min` or `P36M`.
  package init?(spoken words: [String]) {
    let text = words.joined().uppercased()
    if let duration = ClinicalDuration(text) {
      self = duration
      return
    }
    let number = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(number.count)
    guard !number.isEmpty, !unit.isEmpty,
      let found = Self.units.first(where: { "\($0.word)s".uppercased().hasPrefix(unit) })
    else { return nil }
    self.init("\(found.start)\(number)\(found.letter)")
  }

  /// What is read as the same length of time: words such as `40 months` or `90 minutes`, and where
  /// none say it exactly, what documents write.
  package var spoken: String {
    for unit in Self.units {
      guard let one = ClinicalDuration("\(unit.start)1\(unit.letter)"), self >= one else {
        continue
      }
      let number = DocumentText.number((hours / one.hours).rounded())
      let words = [number, number == "1" ? unit.word : "\(unit.word)s"]
      if ClinicalDuration(spoken: words) == self { return words.joined(separator: " ") }
    }
    return DocumentText.duration(self)
  }
}

internal import DDXCore

/// The attributes of a block: its own, completed by those of its session.
struct BlockAttributes {
  /// The element of the block.
  let own: ElementReader
  /// The session that it is part of, or nil.
  let session: ElementReader?

  /// The element that says an attribute: the block, unless only its session says it.
  func reader(of name: String) -> ElementReader {
    guard let session, !own.has(name), session.has(name) else { return own }
    return session
  }

  /// Whether block or session say it.
  func has(_ name: String) -> Bool { reader(of: name).has(name) }

  func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, as type: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String { reader(of: name).word(name) }

  /// The words of a list, each one of some.
  func words<Word: RawRepresentable & CaseIterable>(
    _ name: String, as type: Word.Type = Word.self
  ) -> [Word] where Word.RawValue == String { reader(of: name).words(name) }

  func number(_ name: String, in range: NumberRange) -> Double? {
    reader(of: name).number(name, in: range)
  }

  func flag(_ name: String) -> Bool? { reader(of: name).flag(name) }

  func error(_ fault: ProfileFault, _ name: String) {
    reader(of: name).error(.profile(fault), name)
  }

  func warning(_ fault: ProfileFault, _ name: String) {
    reader(of: name).warning(.profile(fault), name)
  }
}

extension ElementReader {
  /// The words of an attribute, separated by spaces, each one of some.
  func words<Word: RawRepresentable & CaseIterable>(
    _ name: String, as type: Word.Type = Word.self
  ) -> [Word] where Word.RawValue == String {
    words(name).compactMap { text in
      if let word = Word(rawValue: text) { return word }
      let allowed = Word.allCases.map(\.rawValue)
      error(
        .value(
          .unknownWord(
            attribute: name, found: text, allowed: allowed,
            near: NearNames.near(text, of: name, among: allowed))), name)
      return nil
    }
  }

  /// A day, or the days of a month, or nil.
  func days(_ name: String) -> (first: CalendarDate, last: CalendarDate)? {
    if let month = string(name).flatMap({ CalendarDate.month($0) }) { return month }
    return date(name).map { ($0, $0) }
  }
}

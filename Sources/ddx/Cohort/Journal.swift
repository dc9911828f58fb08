/// What is written down beside a file that is being written, so that a run that was killed can go
/// on: first what the run depends on, then from time to time how far it has come.
struct Journal: Equatable {
  /// How far a run has come.
  struct Entry: Equatable {
    /// Where in the input to continue.
    let position: FeedPosition
    /// The tally.
    let tally: Tally
    /// The bytes of the file that hold the answers so far.
    let size: Int
    /// The ids that were new since the entry before.
    let ids: [ID]
  }

  /// The id of a profile, as ``ProfileIDs`` keeps it.
  struct ID: Equatable {
    let key: UInt64
    let place: ProfileIDs.Place
  }

  /// The first line.
  private static let form = "ddx-journal 1"

  /// Everything the run depends on.
  let key: RunKey
  /// The entries, the first ones first.
  let entries: [Entry]

  /// The text that a journal begins with.
  static func opening(_ key: RunKey) -> String {
    form + "\n" + key.parts.map { "\($0.name): \(line($0.value))\n" }.joined() + "\n"
  }

  /// The text of an entry; only a whole one is read again, since its last line ends it.
  static func text(_ entry: Entry) -> String {
    entry.ids.map {
      "id \(String($0.key, radix: 16)) \($0.place.path) \($0.place.line)\n"
    }.joined()
      + "at \(entry.position.paths) \(entry.position.items) \(entry.tally.answered) "
      + "\(entry.tally.bad) \(entry.tally.stops) \(entry.size)\n"
  }

  /// A text without what would end its line.
  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}

extension Journal {
  /// Reads a journal; nil where the text is none.
  ///
  /// What a run that was killed did not write to its end is left out.
  init?(_ text: String) {
    // A line without its end may be half a line.
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard lines.popFirst() == Substring(Self.form) else { return nil }
    var parts: [RunKey.Part] = []
    while let line = lines.popFirst(), !line.isEmpty {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      parts.append(
        .init(name: String(line[..<colon]), value: String(line[colon...].dropFirst(2))))
    }
    var entries: [Entry] = []
    var ids: [ID] = []
    for line in lines {
      let words = line.split(separator: " ")
      let numbers = words.dropFirst().map { Int($0) ?? -1 }
      if words.first == "id", words.count == 4, let key = UInt64(words[1], radix: 16) {
        ids.append(ID(key: key, place: .init(path: numbers[1], line: numbers[2])))
      } else if words.first == "at", numbers.count == 6 {
        entries.append(
          Entry(
            position: FeedPosition(paths: numbers[0], items: numbers[1]),
            tally: Tally(answered: numbers[2], bad: numbers[3], stops: numbers[4]),
            size: numbers[5], ids: ids))
        ids = []
      } else {
        return nil
      }
    }
    key = RunKey(parts)
    self.entries = entries
  }
}

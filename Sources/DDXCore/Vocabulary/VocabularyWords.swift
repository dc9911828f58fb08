/// The words in which a vocabulary speaks, and how near a written word comes to one of them.
struct VocabularyWords {
  /// How a written word matches one of the vocabulary.
  enum Match: Int, Comparable {
    /// It is the word, in British or American spelling.
    case same
    /// It means the same.
    case synonym
    /// One of the two begins with the other, or they differ in their endings.
    case stem
    /// It is perhaps the word, mistyped.
    case typo

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// A word that was written, and the words that it may be.
  struct Written {
    /// As it was written.
    var word: String { readings[0].word }
    /// The word itself, and those nearest to it where the vocabulary does not know it.
    let readings: [SpelledWord]
  }

  /// Every word in either spelling.
  private let known: Set<String>
  /// The groups of synonyms in which a word or a phrase stands.
  private let groups: [String: Set<Int>]
  /// The synonyms of several words by their first word, those with most words first.
  private let phrases: [String: [[String]]]
  /// What names each finding.
  private var labels: [FindingCode: [FindingLabel]] = [:]
  /// The words of the labels.
  private var spelled: [String: SpelledWord] = [:]

  /// Gathers the words of codes, names, titles and synonyms.
  init(_ vocabulary: Vocabulary) {
    var known: Set<String> = []
    for finding in vocabulary.findings {
      for text in [finding.title, finding.code.name] + finding.names + finding.aliases.map(\.name) {
        known.formUnion(Self.words(of: text))
      }
    }
    for procedure in vocabulary.procedures {
      known.formUnion(Self.words(of: procedure.title) + Self.words(of: procedure.id.name))
    }
    var groups: [String: Set<Int>] = [:]
    var phrases: Set<[String]> = []
    for (index, group) in vocabulary.synonyms.enumerated() {
      for synonym in group {
        let words = Self.words(of: synonym)
        known.formUnion(words)
        if words.count > 1 { phrases.insert(words) }
        groups[Spelling.american(words.joined(separator: " ")), default: []].insert(index)
      }
    }
    self.known = known.union(known.map(Spelling.american))
    self.groups = groups
    self.phrases = Dictionary(
      grouping: phrases.sorted { ($1.count, $0.joined()) < ($0.count, $1.joined()) }, by: { $0[0] })
    for finding in vocabulary.findings where labels[finding.code] == nil {
      let own = FindingLabel.all(of: finding, in: self)
      labels[finding.code] = own
      for word in own.flatMap(\.tokens) where spelled[word] == nil {
        spelled[word] = SpelledWord(word)
      }
    }
  }

  /// What names a finding of the vocabulary: its codes, its title and its everyday names.
  func labels(of finding: FindingDefinition) -> [FindingLabel] { labels[finding.code] ?? [] }

  /// Whether the vocabulary uses a word, in either spelling.
  func isKnown(_ word: String) -> Bool {
    known.contains(word) || known.contains(Spelling.american(word))
  }

  /// The words of a text as the vocabulary writes them: what it writes together is put together, what
  /// it writes apart is taken apart, and a phrase that has synonyms is one word.
  func tokens(of text: String) -> [String] {
    var words: [String] = []
    for word in Self.words(of: text) {
      if let last = words.last, !isKnown(last) || !isKnown(word), isKnown(last + word) {
        words[words.count - 1] = last + word
      } else {
        words.append(word)
      }
    }
    words = words.flatMap { isKnown($0) ? [$0] : halves(of: $0) ?? [$0] }
    var tokens: [String] = []
    var rest = words[...]
    while let first = rest.first {
      let phrase = phrases[first]?.first { rest.starts(with: $0) } ?? [first]
      tokens.append(phrase.joined(separator: " "))
      rest = rest.dropFirst(phrase.count)
    }
    return tokens
  }

  /// What a written word may be.
  ///
  /// A word that the vocabulary knows, or that begins one, is never taken for a mistyped one:
  /// abduction is not adduction.
  func written(_ word: String) -> Written {
    let isWhole =
      isKnown(word) || word.contains(" ") || word.utf8.count < 5
      || word.utf8.contains(where: Self.isDigit) || known.contains { $0.hasPrefix(word) }
    return Written(readings: ([word] + (isWhole ? [] : nearest(word))).map(SpelledWord.init))
  }

  /// How a written word matches a word of the vocabulary, or nil where it does not.
  ///
  /// - Parameters:
  ///   - written: What was written.
  ///   - word: The word of the vocabulary.
  ///   - length: How many letters of a word are enough to stand for it.
  /// - Returns: The match, or nil.
  func match(_ written: Written, _ word: String, stemFrom length: Int = 5) -> Match? {
    let word = spelled[word] ?? SpelledWord(word)
    if let match = match(written.readings[0], word, length) { return match }
    return written.readings.dropFirst().contains { match($0, word, length) != nil } ? .typo : nil
  }

  private func match(_ written: SpelledWord, _ word: SpelledWord, _ length: Int) -> Match? {
    let (one, other) = (written.american, word.american)
    if one == other { return .same }
    if let mine = groups[one], let theirs = groups[other], !mine.isDisjoint(with: theirs) {
      return .synonym
    }
    guard written.isPlain, word.isPlain else { return nil }
    let (least, most) = (
      min(one.utf8.count, other.utf8.count), max(one.utf8.count, other.utf8.count)
    )
    let isBeginning = one.utf8.count == least && other.hasPrefix(one)
    if isBeginning || other.utf8.count == least && one.hasPrefix(other) {
      if most == least + 1, one.hasSuffix("s") || other.hasSuffix("s"), least > 2 { return .stem }
      // The beginning of a word stands for it; more than the word does only by its ending.
      if least >= 5, most - least < 5 { return .stem }
      if isBeginning, least >= length { return .stem }
    }
    return written.stem == word.stem ? .stem : nil
  }

  /// The words that the vocabulary knows nearest to one that it does not, if they are near.
  private func nearest(_ word: String) -> [String] {
    let limit = word.utf8.count > 7 ? 2 : 1
    let sound = Spelling.sound(word)
    var best = limit + 1
    var found: [String] = []
    for other in known where other.utf8.count > 3 && !other.utf8.contains(where: Self.isDigit) {
      let distance =
        Spelling.sound(other) == sound ? 1 : NearNames.distance(word, other, limit: limit)
      guard distance <= min(best, limit) else { continue }
      if distance < best { (best, found) = (distance, []) }
      found.append(other)
    }
    return found.sorted()
  }

  /// The words that the vocabulary knows of which a word is made up, or nil.
  private func halves(of word: String) -> [String]? {
    let letters = Array(word.utf8)
    guard letters.count > 5, !letters.contains(where: Self.isDigit) else { return nil }
    for end in 3...(letters.count - 3) {
      let (first, last) = (
        String(decoding: letters[..<end], as: UTF8.self),
        String(decoding: letters[end...], as: UTF8.self)
      )
      guard isKnown(first) else { continue }
      if isKnown(last) { return [first, last] }
      if let rest = halves(of: last) { return [first] + rest }
    }
    return nil
  }

  /// The words of a text in small letters; a number that follows two letters or more is a word.
  static func words(of text: String) -> [String] {
    var words: [[UInt8]] = [[]]
    for byte in text.lowercased().utf8 {
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte > 127
      guard isLetter || isDigit(byte) else {
        words.append([])
        continue
      }
      let last = words[words.count - 1]
      if isDigit(byte), last.count > 1, !last.contains(where: isDigit) { words.append([]) }
      words[words.count - 1].append(byte)
    }
    return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// The words in which a vocabulary speaks, and how near a written word comes to one of them.
struct VocabularyWords {
  /// How a written word matches one of the vocabulary.
  enum Match: Int, Comparable {
    /// It is the word, in British or American spelling.
    case same
    /// One of the two begins with the other.
    case stem
    /// It is perhaps the word, mistyped.
    case typo

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private let known: Set<String>

  /// Gathers the words of codes, names and titles.
  init(_ findings: [FindingDefinition]) {
    var known: Set<String> = []
    for finding in findings {
      for text in [finding.title, finding.code.name] + finding.names + finding.aliases.map(\.name) {
        known.formUnion(Self.words(of: text))
      }
    }
    self.known = known.union(known.map(Self.spelled))
  }

  /// Whether the vocabulary uses a word, in either spelling.
  func isKnown(_ word: String) -> Bool {
    known.contains(word) || known.contains(Self.spelled(word))
  }

  /// How a written word matches a word of the vocabulary, or nil where it does not.
  ///
  /// A word that the vocabulary knows is never taken for a mistyped one: abduction is not adduction.
  ///
  /// - Parameters:
  ///   - written: What was written.
  ///   - word: The word of the vocabulary.
  ///   - length: How many letters of a word are enough to stand for it.
  /// - Returns: The match, or nil.
  func match(_ written: String, _ word: String, stemFrom length: Int = 5) -> Match? {
    if written == word { return .same }
    let (short, long) = written.utf8.count < word.utf8.count ? (written, word) : (word, written)
    let (least, most) = (short.utf8.count, long.utf8.count)
    if most - least <= 5 || short == written, long.hasPrefix(short) {
      if most == least + 1, long.hasSuffix("s"), least > 2 { return .stem }
      // The beginning of a word stands for it; more than the word does only by its ending.
      if least >= 5, most - least < 5 { return .stem }
      if short == written, least >= length { return .stem }
    }
    let limit = written.utf8.count > 10 ? 2 : 1
    guard written.utf8.count > 4, most - least <= limit + 1 else { return nil }
    if Self.spelled(written) == Self.spelled(word) { return .same }
    guard !isKnown(written), !written.utf8.contains(where: Self.isDigit) else { return nil }
    return NearNames.distance(written, word, limit: limit) <= limit ? .typo : nil
  }

  /// The words of a text in small letters.
  static func words(of text: String) -> [String] {
    text.lowercased().utf8
      .split {
        !(Self.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 > 127)
      }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let spellings: [(british: [UInt8], american: [UInt8])] = [
    ("ae", "e"), ("oe", "e"), ("our", "or"), ("isation", "ization"), ("ising", "izing"),
    ("ised", "ized"), ("neurone", "neuron"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// A word with American spelling for the British one.
  private static func spelled(_ word: String) -> String {
    var letters = Array(word.utf8)
    for (british, american) in spellings where letters.count > british.count {
      var index = 0
      while index + british.count <= letters.count {
        if letters[index] == british[0],
          letters[index..<index + british.count].elementsEqual(british)
        {
          letters.replaceSubrange(index..<index + british.count, with: american)
        }
        index += 1
      }
    }
    return String(decoding: letters, as: UTF8.self)
  }
}

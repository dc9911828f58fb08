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
    self.known = known
  }

  /// Whether the vocabulary uses a word.
  func isKnown(_ word: String) -> Bool { known.contains(word) }

  /// How a written word matches a word of the vocabulary, or nil where it does not.
  ///
  /// A word that the vocabulary knows is never taken for a mistyped one: abduction is not adduction.
  func match(_ written: String, _ word: String, stemFrom length: Int = 5) -> Match? {
    if written == word { return .same }
    let (short, long) = written.count < word.count ? (written, word) : (word, written)
    if short.count >= length, long.hasPrefix(short) { return .stem }
    if long == short + "s", short.count > 2 { return .stem }
    guard !isKnown(written), written.count > 4, !written.contains(where: \.isNumber) else {
      return nil
    }
    let limit = written.count > 10 ? 2 : 1
    return NearNames.distance(written, word, limit: limit) <= limit ? .typo : nil
  }

  /// The words of a text in small letters, with American spelling for the British one.
  static func words(of text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map { spelled(String($0)) }
  }

  private static let spellings: [(String, String)] = [
    ("ae", "e"), ("oe", "e"), ("isation", "ization"), ("tumour", "tumor"), ("neurone", "neuron"),
    ("ising", "izing"),
  ]

  private static func spelled(_ word: String) -> String {
    var letters = Array(word)
    for (british, american) in spellings {
      let wanted = Array(british)
      var index = 0
      while index + wanted.count <= letters.count {
        if letters[index..<index + wanted.count].elementsEqual(wanted) {
          letters.replaceSubrange(index..<index + wanted.count, with: american)
        }
        index += 1
      }
    }
    return String(letters)
  }
}

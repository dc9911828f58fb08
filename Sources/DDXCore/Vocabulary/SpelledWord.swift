/// A word with what it is compared by.
struct SpelledWord {
  /// The word.
  let word: String
  /// The word in American spelling.
  let american: String
  /// That without its ending.
  let stem: String
  /// Whether it is one word of letters: neither a phrase nor a number.
  let isPlain: Bool

  /// Spells a word.
  init(_ word: String) {
    self.word = word
    american = Spelling.american(word)
    stem = Spelling.stem(american)
    isPlain = !word.utf8.contains {
      $0 == UInt8(ascii: " ") || VocabularyWords.isDigit($0)
    }
  }
}

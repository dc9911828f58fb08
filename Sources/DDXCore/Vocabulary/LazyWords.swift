internal import Synchronization

/// The words of a vocabulary, gathered when they are first needed: most runs search for nothing.
final class LazyWords: Sendable {
  private let words = Mutex<VocabularyWords?>(nil)

  /// The words of the vocabulary to which this belongs.
  func gathered(from vocabulary: Vocabulary) -> VocabularyWords {
    words.withLock { words in
      if let words { return words }
      let gathered = VocabularyWords(vocabulary)
      words = gathered
      return gathered
    }
  }
}

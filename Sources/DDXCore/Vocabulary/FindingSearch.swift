/// The findings of a vocabulary with the words under which each is found: made once, asked any number of times.
public struct FindingSearch: Sendable {
  private let words: VocabularyWords
  private let entries: [Entry]

  /// The most bytes of a text: a search takes longer the more there are; assumed.
  private static let longest = 200

  /// A finding with its words.
  private struct Entry {
    let finding: FindingDefinition
    let labels: [FindingLabel]
    /// The words of the code.
    let code: [String]
    /// The words of code and names, of the title, of the group and of the question.
    let fields: [[String]]
  }

  /// Gathers the words of a vocabulary.
  public init(_ vocabulary: Vocabulary) {
    let words = vocabulary.words.gathered(from: vocabulary)
    self.words = words
    entries = vocabulary.findings.map { finding in
      let labels = words.labels(of: finding)
      let code = words.tokens(of: finding.code.name)
      return Entry(
        finding: finding, labels: labels, code: code,
        fields: [
          labels.filter { $0.kind != .title }.flatMap(\.tokens) + code,
          labels.filter { $0.kind == .title }.flatMap(\.tokens),
          words.tokens(of: finding.group), words.tokens(of: finding.question),
        ])
    }
  }

  /// The findings in which every word of a text stands, small words aside.
  ///
  /// It may stand in the code, an earlier code, an everyday name, the title, the group or the
  /// question, as itself or as a synonym, and may be the beginning of a word there, or mistyped.
  ///
  /// - Returns: The findings, the best first: a word in the code or a name counts more than one in
  ///   the title, and that more than one in the question. None for a text of more than 200 bytes.
  public func findings(matching text: String) -> [FindingDefinition] {
    guard text.utf8.count <= Self.longest else { return [] }
    let wanted = words.tokens(of: text).map(words.written)
    guard !wanted.isEmpty else { return [] }
    let scored = entries.enumerated().compactMap { index, entry in
      score(of: entry, wanted).map { (score: $0, index: index) }
    }
    return scored.sorted { ($0.score, $0.index) < ($1.score, $1.index) }
      .map { entries[$0.index].finding }
  }

  /// How far a finding is from what is looked for, or nil where a word is not in it.
  private func score(of entry: Entry, _ wanted: [VocabularyWords.Written]) -> Int? {
    var score = 0
    var found = 0
    for word in wanted {
      let best = entry.fields.enumerated().compactMap { place, field -> Int? in
        let match = field.compactMap { words.match(word, $0, stemFrom: 3) }.min()
        return match.map { place * 2 + $0.rawValue * 3 }
      }.min()
      if let best {
        score += best
        found += LooseWords.filler.contains(word.word) ? 0 : 1
      } else if LooseWords.filler.contains(word.word) || LooseWords.silent.contains(word.word) {
        score += 1
      } else {
        return nil
      }
    }
    guard found > 0 || wanted.allSatisfy({ LooseWords.filler.contains($0.word) }) else {
      return nil
    }
    // Named just so, it is what was meant.
    if let named = entry.labels.compactMap({ cost(of: $0, wanted) }).min() { return named }
    let unsaid =
      entry.labels.map { label in
        label.tokens.count { token in
          !LooseWords.filler.contains(token) && !wanted.contains { words.match($0, token) != nil }
        }
      }.min() ?? 0
    let isTurned = entry.code.contains { token in
      LooseWords.negations.contains(token) && !wanted.contains { $0.word == token }
    }
    return score * 10 + 10 + unsaid + (isTurned ? 20 : 0)
  }

  /// How far a label is from what is looked for, where it says that and nothing else, or nil.
  private func cost(of label: FindingLabel, _ wanted: [VocabularyWords.Written]) -> Int? {
    let isSaid = label.tokens.allSatisfy { token in
      LooseWords.filler.contains(token) || wanted.contains { words.match($0, token) != nil }
    }
    guard isSaid else { return nil }
    var cost = label.kind == .name ? 1 : 0
    for word in wanted {
      if let match = label.tokens.compactMap({ words.match(word, $0, stemFrom: 3) }).min() {
        cost += match.rawValue * 3
      } else if LooseWords.filler.contains(word.word) || LooseWords.silent.contains(word.word) {
        cost += 1
      } else {
        return nil
      }
    }
    return cost
  }
}

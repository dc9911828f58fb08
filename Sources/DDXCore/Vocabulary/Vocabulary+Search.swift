extension Vocabulary {
  /// The findings in which every word of a text stands, small words aside.
  ///
  /// It may stand in the code, an earlier code, an everyday name, the title, the group or the
  /// question, as itself or as a synonym, and may be the beginning of a word there, or mistyped.
  ///
  /// - Returns: The findings, the best first: a word in the code or a name counts more than one in
  ///   the title, and that more than one in the question.
  public func findings(matching text: String) -> [FindingDefinition] {
    let words = VocabularyWords(self)
    let wanted = words.tokens(of: text).map(words.written)
    guard !wanted.isEmpty else { return [] }
    let scored = findings.enumerated().compactMap { index, finding in
      Self.score(of: finding, wanted, words).map { (score: $0, index: index) }
    }
    return scored.sorted { ($0.score, $0.index) < ($1.score, $1.index) }
      .map { findings[$0.index] }
  }

  /// The groups of findings, in the order of the document.
  public var groups: [(name: String, count: Int)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for finding in findings {
      if counts[finding.group] == nil { order.append(finding.group) }
      counts[finding.group, default: 0] += 1
    }
    return order.map { ($0, counts[$0] ?? 0) }
  }

  /// The groups that have every word of a text, or the one that is named in full.
  public func groups(matching text: String) -> [String] {
    let names = groups.map(\.name)
    if names.contains(text) { return [text] }
    let wanted = VocabularyWords.words(of: text)
    return names.filter { name in
      let words = VocabularyWords.words(of: name)
      return wanted.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
    }
  }

  /// How far a finding is from what is looked for, or nil where a word is not in it.
  private static func score(
    of finding: FindingDefinition, _ wanted: [VocabularyWords.Written], _ words: VocabularyWords
  ) -> Int? {
    let labels = words.labels(of: finding)
    let fields = [
      labels.filter { $0.kind != .title }.flatMap(\.tokens) + words.tokens(of: finding.code.name),
      labels.filter { $0.kind == .title }.flatMap(\.tokens),
      words.tokens(of: finding.group), words.tokens(of: finding.question),
    ]
    var score = 0
    var found = 0
    for word in wanted {
      let best = fields.enumerated().compactMap { place, field -> Int? in
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
    if let named = labels.compactMap({ cost(of: $0, wanted, words) }).min() { return named }
    let unsaid =
      labels.map { label in
        label.tokens.count { token in
          !LooseWords.filler.contains(token) && !wanted.contains { words.match($0, token) != nil }
        }
      }.min() ?? 0
    let isTurned = words.tokens(of: finding.code.name).contains { token in
      LooseWords.negations.contains(token) && !wanted.contains { $0.word == token }
    }
    return score * 10 + 10 + unsaid + (isTurned ? 20 : 0)
  }

  /// How far a label is from what is looked for, where it says that and nothing else, or nil.
  private static func cost(
    of label: FindingLabel, _ wanted: [VocabularyWords.Written], _ words: VocabularyWords
  ) -> Int? {
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

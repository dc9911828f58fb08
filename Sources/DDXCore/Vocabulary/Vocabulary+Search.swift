extension Vocabulary {
  /// The findings in which every word of a text stands.
  ///
  /// It may stand in the code, an earlier code, an everyday name, the title, the group or the
  /// question, and may be the beginning of a word there, or mistyped.
  ///
  /// - Returns: The findings, the best first: a word in the code or a name counts more than one in
  ///   the title, and that more than one in the question.
  public func findings(matching text: String) -> [FindingDefinition] {
    let wanted = VocabularyWords.words(of: text)
    guard !wanted.isEmpty else { return [] }
    let words = VocabularyWords(findings)
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
    of finding: FindingDefinition, _ wanted: [String], _ words: VocabularyWords
  ) -> Int? {
    let named =
      ([finding.code] + finding.aliases).map { VocabularyWords.words(of: $0.name) }
      + finding.names.map { VocabularyWords.words(of: $0) }
    let title = VocabularyWords.words(of: finding.title)
    let fields = [
      named.flatMap { $0 }, title, VocabularyWords.words(of: finding.group),
      VocabularyWords.words(of: finding.question),
    ]
    var score = 0
    for word in wanted {
      let found = fields.enumerated().compactMap { place, field -> Int? in
        let match = field.compactMap { words.match(word, $0, stemFrom: 3) }.min()
        return match.map { place * 2 + $0.rawValue * 3 }
      }.min()
      guard let found else { return nil }
      score += found
    }
    // Named just so, it is what was meant.
    let isNamed = named.contains(wanted) || title == wanted
    return isNamed ? score : score * 10 + 10 + title.count
  }
}

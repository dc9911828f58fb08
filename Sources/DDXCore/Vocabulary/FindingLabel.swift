/// What names a finding, in words.
struct FindingLabel {
  /// What it is.
  enum Kind {
    /// The code or an earlier one, without a topic that says only how a thing was found.
    case code
    /// The title, without what stands in brackets.
    case title
    /// An everyday name, or what stands in brackets in the title.
    case name
  }

  /// Its words.
  let tokens: [String]
  /// What it is.
  let kind: Kind
}

extension FindingLabel {
  /// What names a finding: its codes, its title and its everyday names.
  static func all(of finding: FindingDefinition, in words: VocabularyWords) -> [FindingLabel] {
    let parts = finding.title.split(omittingEmptySubsequences: false) { "()".contains($0) }
      .enumerated()
    let title = parts.filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
    let brackets = parts.filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    let codes = ([finding.code] + finding.aliases).map { code in
      LooseWords.open.contains(code.topic)
        ? String(code.name.dropFirst(code.topic.count)) : code.name
    }
    return codes.flatMap { all(of: $0, .code, in: words) } + all(of: title, .title, in: words)
      + (finding.names + brackets).flatMap { all(of: $0, .name, in: words) }
  }

  /// A text in words, once with its phrases and once, where they differ, without: of a phrase that has
  /// synonyms one word alone may have been written.
  private static func all(
    of text: String, _ kind: Kind, in words: VocabularyWords
  ) -> [FindingLabel] {
    let (tokens, plain) = (words.tokens(of: text), VocabularyWords.words(of: text))
    return (tokens == plain ? [tokens] : [tokens, plain]).map {
      FindingLabel(tokens: $0, kind: kind)
    }
  }
}

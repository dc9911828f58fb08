/// A code that the vocabulary lacks, taken apart.
struct CodeRequest {
  /// How near a finding is to what was written.
  struct Nearness {
    /// Orders the nearest first.
    let key: [Int]
    /// Whether it says nothing that was not written.
    let saysNoMore: Bool
    /// Whether only an everyday name says so, not its code or its title.
    let isEverydayName: Bool
    /// Whether it leaves out a word that goes without saying.
    let leavesOut: Bool
    /// Whether it is of the topic that was written.
    let isOfTopic: Bool
  }

  private let vocabulary: Vocabulary
  private let words: VocabularyWords
  /// The topic as the vocabulary has it, or nil where it has none such.
  let topic: String?
  /// The topic as a word, or in words.
  private let topicWords: Set<String>
  /// The kinds of the findings of the topic.
  private let kinds: Set<FindingDefinition.Kind>
  /// The words without those that an attribute may say; a topic that says what hurts is one.
  private let written: [VocabularyWords.Written]
  /// Those that an attribute may say.
  private let asides: [(word: String, attribute: NearFindings.Attribute)]

  /// Takes a code apart.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - vocabulary: Where it is missing.
  ///   - words: The words of the vocabulary.
  ///   - saysWhat: Whether a topic that says what hurts counts as one of the words.
  init(
    _ code: String, in vocabulary: Vocabulary, _ words: VocabularyWords, saysWhat: Bool = true
  ) {
    self.vocabulary = vocabulary
    self.words = words
    let parts = code.lowercased().split(separator: ".", maxSplits: 1).map(String.init)
    let first = parts.count > 1 ? parts[0] : ""
    let topic = Self.topic(first, in: vocabulary, words)
    self.topic = topic
    topicWords = Set((topic.map { [$0] + VocabularyWords.words(of: $0) }) ?? [])
    let own = vocabulary.findings.filter { topic == nil || $0.code.topic == topic }
    kinds = Set(own.map(\.kind))
    var tokens = words.tokens(of: parts.last ?? "")
    if let topic {
      // The topic may be said twice, as in `hip.hip-pain`.
      if saysWhat, !LooseWords.open.contains(topic), kinds.isSubset(of: [.history, .examination]),
        !tokens.isEmpty
      {
        tokens.append(topic)
      }
    } else {
      tokens = words.tokens(of: first) + tokens
    }
    var plain: [String] = []
    var asides: [(word: String, attribute: NearFindings.Attribute)] = []
    for token in tokens {
      // The second half of a level such as L4-5 follows the first.
      if asides.last?.attribute == .level, token.count <= 2, Int(token) != nil { continue }
      if let attribute = Self.attribute(token) {
        asides.append((token, attribute))
      } else if !plain.contains(token) {
        plain.append(token)
      }
    }
    written = plain.map(words.written)
    self.asides = asides
  }

  /// The vocabulary's topic for a written one: the same, one that means the same, or one misspelled.
  private static func topic(
    _ written: String, in vocabulary: Vocabulary, _ words: VocabularyWords
  ) -> String? {
    guard !written.isEmpty else { return nil }
    let topics = Set(vocabulary.findings.map(\.code.topic)).sorted()
    if topics.contains(written) { return written }
    let tokens = words.tokens(of: written).filter {
      !LooseWords.filler.contains($0) || $0 == "history"
    }
    if tokens.count == 1, let token = tokens.first {
      let whole = words.written(token)
      let same = topics.first { words.match(whole, $0).map { $0 < .stem } == true }
      if let same { return same }
      if words.isKnown(token) { return nil }
    }
    return NearNames.near(written, among: topics).first
  }

  private static func attribute(_ word: String) -> NearFindings.Attribute? {
    switch word {
    case "left", "right": return .side
    case "no", "absent", "without", "negative", "positive", "none", "denied": return .state
    case "grade", "degree": return .grade
    default: break
    }
    guard let first = word.first, "tls".contains(first), word.count <= 3 else { return nil }
    return Int(word.dropFirst()) == nil ? nil : .level
  }

  /// The attributes that should say what the code says beside a finding.
  func attributes(beside finding: FindingDefinition) -> [NearFindings.Attribute] {
    let said = Set(words.labels(of: finding).flatMap(\.tokens))
    let isGraded = written.contains {
      finding.grades.contains($0.word) && !said.contains($0.word)
    }
    return NearFindings.Attribute.allCases.filter { attribute in
      attribute == .grade && isGraded
        || asides.contains { $0.attribute == attribute && !said.contains($0.word) }
    }
  }

  /// The findings of a group that was named in place of a finding.
  func group() -> [FindingDefinition] {
    let wanted = written.filter { !LooseWords.filler.contains($0.word) }
    guard !wanted.isEmpty else { return [] }
    return vocabulary.findings.filter { finding in
      guard isOfKind(finding), finding.kind.isClinical, finding.members.isEmpty else {
        return false
      }
      let name = words.tokens(of: finding.group)
      return name.count == wanted.count
        && wanted.allSatisfy { word in
          name.contains { words.match(word, $0).map { $0 < .typo } == true }
        }
    }
  }

  /// Whether a finding is of a kind that the topic has.
  private func isOfKind(_ finding: FindingDefinition) -> Bool {
    guard let topic else { return true }
    let topics = ([finding.code] + finding.aliases).map(\.topic)
    if topics.contains(topic) { return true }
    // What an image or a laboratory shows is not what another shows.
    guard kinds.isSubset(of: [.history, .examination, .redFlag]) else { return false }
    if kinds == [.redFlag] { return isRedFlag(finding) }
    if kinds.contains(finding.kind) { return true }
    // A warning sign is asked for or examined too.
    return finding.kind == .redFlag && ["history", "exam"].contains(topic)
  }

  /// Whether a finding is a red flag, or a part of one.
  private func isRedFlag(_ finding: FindingDefinition) -> Bool {
    finding.kind == .redFlag
      || finding.wholes.contains { vocabulary.finding($0)?.kind == .redFlag }
  }

  /// How near a finding is to what was written, or nil where it says something else.
  func nearness(of finding: FindingDefinition) -> Nearness? {
    guard !written.isEmpty, isOfKind(finding) else { return nil }
    let labels = words.labels(of: finding)
    let isClinical = !kinds.isDisjoint(with: [.history, .examination, .redFlag])
    var cost = 0
    var extra = 0
    var skipped = 0
    var content = 0
    for word in written {
      if let match = labels.compactMap({ best(word, in: $0.tokens) }).min() {
        cost += match.rawValue
        if !LooseWords.filler.contains(word.word) { content += 1 }
      } else if isClinical && LooseWords.filler.contains(word.word)
        || word.word == topic && finding.code.topic == topic
      {
        // It adds little, but a finding that says it is the nearer one.
        cost += 1
      } else if LooseWords.silent.contains(word.word) || finding.grades.contains(word.word) {
        skipped += 1
      } else if word.word.allSatisfy(\.isNumber) || words.isKnown(word.word) {
        // It says something that this finding does not.
        return nil
      } else {
        extra += 1
      }
    }
    guard content > 0, extra == 0 || topic != nil && extra == 1 && content > 1 else { return nil }
    let ranked = labels.compactMap { label -> (count: Int, all: [String], label: FindingLabel)? in
      guard let unsaid = unsaid(in: label.tokens) else { return nil }
      let count = weight(of: unsaid, in: label, of: finding)
      if count == 0 { return (0, unsaid, label) }
      // What says more must say all that was written in one breath, and its title say some of it.
      let isInTitle = label.kind != .code || finding.code.topic == topic || isInTitle(finding)
      guard holdsAll(label.tokens, finding), isInTitle else { return nil }
      return (count, unsaid, label)
    }
    guard
      let nearest = ranked.min(by: {
        ($0.count, $0.label.kind == .name ? 1 : 0, $0.all.count)
          < ($1.count, $1.label.kind == .name ? 1 : 0, $1.all.count)
      }), nearest.count <= 2
    else { return nil }
    let isOther =
      nearest.all.contains {
        finding.kind != .questionnaire && $0.allSatisfy(\.isNumber)
          || LooseWords.negations.contains($0)
      }
      || nearest.count > 0
        && words.tokens(of: finding.code.name).contains {
          LooseWords.negations.contains($0) && !wrote($0)
        }
    let isImage = topic == nil && !finding.kind.isClinical && nearest.count > 0
    guard !isOther, !isImage else { return nil }
    let isName = nearest.label.kind == .name
    return Nearness(
      key: [
        extra, skipped, nearest.count, isName ? 1 : 0, cost,
        finding.code.topic == topic ? 0 : 1, attributes(beside: finding).count,
        nearest.all.count,
      ],
      saysNoMore: nearest.count == 0 && !(isName && leavesOpen(finding)), isEverydayName: isName,
      leavesOut: skipped > 0, isOfTopic: finding.code.topic == topic)
  }

  /// Whether the title holds a word that was written and says something.
  private func isInTitle(_ finding: FindingDefinition) -> Bool {
    let title = VocabularyWords.words(of: finding.title) + words.tokens(of: finding.title)
    return written.contains { word in
      !LooseWords.filler.contains(word.word) && word.word != topic && best(word, in: title) != nil
    }
  }

  /// How many words of a label say something, each word of a phrase counted.
  private func weight(
    of unsaid: [String], in label: FindingLabel, of finding: FindingDefinition
  ) -> Int {
    unsaid.flatMap { VocabularyWords.words(of: $0) }.count { word in
      if word == "spinal" || word == "spine" { return false }
      // A code that ends in pain says that a movement hurts, and not that it is reduced.
      if label.kind == .code, word == "pain" { return topic != "pain" }
      if label.kind == .name, ["new", "after"].contains(word) { return true }
      if LooseWords.past.contains(word) {
        return label.kind == .name || !["history", "redflag"].contains(finding.code.topic)
      }
      return !LooseWords.filler.contains(word)
    }
  }

  private func best(_ word: VocabularyWords.Written, in tokens: [String])
    -> VocabularyWords.Match?
  {
    tokens.compactMap { words.match(word, $0) }.min()
  }

  /// Whether an everyday name of a finding leaves open what came of it.
  private func leavesOpen(_ finding: FindingDefinition) -> Bool {
    words.tokens(of: finding.title).contains {
      LooseWords.outcomes.contains($0) && !wrote($0)
    }
  }

  /// Whether a word was written, in whatever form.
  func wrote(_ token: String) -> Bool {
    asides.contains { $0.word == token } || written.contains { words.match($0, token) != nil }
  }

  /// Whether a label holds every word that was written and says something.
  private func holdsAll(_ tokens: [String], _ finding: FindingDefinition) -> Bool {
    written.allSatisfy { word in
      LooseWords.filler.contains(word.word) || LooseWords.silent.contains(word.word)
        || word.word == topic && finding.code.topic == topic
        || !words.isKnown(word.word) && word.readings.count == 1
        || best(word, in: tokens) != nil
    }
  }

  /// The words of a label that were not written, or nil where it holds nothing that was.
  private func unsaid(in tokens: [String]) -> [String]? {
    let isMatched = written.contains { word in
      !LooseWords.filler.contains(word.word) && best(word, in: tokens) != nil
    }
    guard isMatched else { return nil }
    return tokens.filter { token in
      !topicWords.contains(token) && !wrote(token)
    }
  }
}

extension FindingCode {
  /// What stands before the first dot.
  var topic: String { String(name.prefix { $0 != "." }) }
}

extension FindingDefinition.Kind {
  /// Whether it is asked or examined, and needs no machine.
  var isClinical: Bool { self == .history || self == .examination || self == .redFlag }
}

extension Vocabulary {
  /// The findings that a code may have meant.
  ///
  /// They are of the kinds that its topic has, and none says what the code does not: no image for a
  /// pain, no other drug or number, no abduction for an adduction.
  public func findings(near code: String) -> NearFindings {
    let request = CodeRequest(code, in: self)
    let words = VocabularyWords(findings)
    var found: [(score: [Int], finding: FindingDefinition)] = []
    for finding in findings where request.kinds.contains(finding.kind) {
      guard let score = request.score(of: finding, words) else { continue }
      found.append((score, finding))
    }
    let best = found.enumerated().sorted {
      $0.element.score != $1.element.score
        ? $0.element.score.lexicographicallyPrecedes($1.element.score) : $0.offset < $1.offset
    }.map(\.element.finding)
    return NearFindings(
      candidates: best.prefix(4).map { .init(code: $0.code, title: $0.title) },
      attributes: best.first.map(request.attributes) ?? [])
  }
}

/// A code that the vocabulary lacks, taken apart.
private struct CodeRequest {
  let topic: String
  /// The words behind the topic, without those that an attribute may say.
  let words: [String]
  /// Those that an attribute may say.
  let asides: [(word: String, attribute: NearFindings.Attribute)]
  let kinds: Set<FindingDefinition.Kind>
  /// Whether the topic is none of the vocabulary's, so that only the same words count.
  let isForeign: Bool

  /// Words that a title may hold though nobody wrote them.
  private static let filler: Set<String> = [
    "of", "on", "the", "a", "in", "with", "and", "or", "to", "at", "by", "for", "from", "is", "one",
    "test", "tests", "sign", "signs", "positive", "pain", "painful", "region", "familiar",
    "unspecified", "not", "said", "place", "provokes", "present", "finding",
  ]

  init(_ code: String, in vocabulary: Vocabulary) {
    let parts = code.lowercased().split(separator: ".", maxSplits: 1).map(String.init)
    let written = parts.count > 1 ? parts[0] : ""
    let topics = Set(vocabulary.findings.map { Self.topic(of: $0.code) })
    let near =
      topics.contains(written) ? written : NearNames.near(written, among: topics.sorted()).first
    topic = near ?? written
    isForeign = near == nil
    let own = vocabulary.findings.filter { Self.topic(of: $0.code) == near }
    kinds = Set((near == nil ? vocabulary.findings : own).map(\.kind))
    var words: [String] = []
    var asides: [(word: String, attribute: NearFindings.Attribute)] = []
    for word in VocabularyWords.words(of: parts.last ?? "") {
      // The second half of a level such as L4-5 follows the first.
      if asides.last?.attribute == .level, word.count <= 2, Int(word) != nil { continue }
      if let attribute = Self.attribute(word) {
        asides.append((word, attribute))
      } else {
        words.append(word)
      }
    }
    self.words = words
    self.asides = asides
  }

  private static func topic(of code: FindingCode) -> String {
    String(code.name.prefix { $0 != "." })
  }

  private static func attribute(_ word: String) -> NearFindings.Attribute? {
    switch word {
    case "left", "right": return .side
    case "no", "absent", "without", "negative": return .state
    case "grade", "degree": return .grade
    default: break
    }
    guard let first = word.first, "tls".contains(first), word.count <= 3 else { return nil }
    return Int(word.dropFirst()) == nil ? nil : .level
  }

  /// The attributes that should say what the code says beside a finding.
  func attributes(beside finding: FindingDefinition) -> [NearFindings.Attribute] {
    let said = Set(VocabularyWords.words(of: finding.code.name))
    return NearFindings.Attribute.allCases.filter { attribute in
      asides.contains { $0.attribute == attribute && !said.contains($0.word) }
    }
  }

  /// How far a finding is from what was written, or nil where it says something else.
  func score(of finding: FindingDefinition, _ words: VocabularyWords) -> [Int]? {
    guard !self.words.isEmpty else { return nil }
    let codes = ([finding.code] + finding.aliases).map { code in
      VocabularyWords.words(of: String(code.name.drop { $0 != "." }))
    }
    let labels = codes + (finding.names + [finding.title]).map { VocabularyWords.words(of: $0) }
    var cost = 0
    var extra = 0
    for word in self.words {
      if let match = labels.joined().compactMap({ words.match(word, $0) }).min() {
        cost += match.rawValue
      } else if Int(word) != nil || words.isKnown(word) {
        // It says something that this finding does not.
        return nil
      } else if !Self.filler.contains(word) {
        extra += 1
      }
    }
    guard extra < self.words.count, extra <= (isForeign ? 0 : 1) else { return nil }
    guard let unsaid = labels.compactMap({ unsaid(in: $0, words) }).min() else { return nil }
    let isTopic = finding.code.name.hasPrefix("\(topic).")
    return [extra, cost, isTopic ? 0 : 1, unsaid, attributes(beside: finding).count]
  }

  /// How many words of a label were not written, or nil where one of them says something.
  private func unsaid(in label: [String], _ words: VocabularyWords) -> Int? {
    let matched = label.filter { word in
      self.words.contains { words.match($0, word) != nil }
    }
    guard !matched.isEmpty else { return nil }
    let rest = label.filter { word in
      !matched.contains(word) && !asides.contains { $0.word == word }
    }
    return rest.allSatisfy(Self.filler.contains) ? rest.count : nil
  }
}

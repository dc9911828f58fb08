extension Vocabulary {
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
}

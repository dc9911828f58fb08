internal import DDXCore

/// The findings that codes of other systems name, or say something of.
struct CodeIndex {
  /// A finding, and how a code relates to it.
  struct Match {
    let finding: FindingDefinition
    let relation: FindingCoding.Relation
  }

  /// The most characters of a code of ICD-10-CM: seven and a point, with room for what is written
  /// behind them.
  private static let longest = 12

  private var matches: [String: [Match]] = [:]

  init(_ vocabulary: Vocabulary) {
    for finding in vocabulary.findings {
      for coding in finding.codings {
        matches["\(coding.system.address)|\(coding.code)", default: []].append(
          Match(finding: finding, relation: coding.relation))
      }
    }
  }

  /// What a code says; of ICD-10-CM the nearest code above it that says something.
  func matches(_ word: CodedWord) -> [Match] {
    guard let system = word.system else { return [] }
    if let exact = matches["\(system)|\(word.code)"] { return exact }
    guard system == FHIRNames.icd10CM, word.code.utf8.count <= Self.longest else { return [] }
    var code = word.code.filter { $0 != "." }
    while code.utf8.count > 3 {
      code.removeLast()
      let dotted = code.utf8.count > 3 ? "\(code.prefix(3)).\(code.dropFirst(3))" : code
      if let above = matches["\(system)|\(dotted)"] {
        // What lies below the same is narrower.
        return above.map {
          Match(finding: $0.finding, relation: $0.relation == .equal ? .narrower : $0.relation)
        }
      }
    }
    return []
  }
}

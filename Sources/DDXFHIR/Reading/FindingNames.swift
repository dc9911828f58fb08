internal import DDXCore

/// The findings of a vocabulary by their names, as texts: an identifier would keep every name of a foreign
/// file for good.
struct FindingNames {
  private let findings: [String: FindingDefinition]
  /// The findings by their titles and codes in lower case.
  private let words: [String: [FindingDefinition]]

  init(_ vocabulary: Vocabulary) {
    var findings: [String: FindingDefinition] = [:]
    var words: [String: [FindingDefinition]] = [:]
    for finding in vocabulary.findings {
      words[finding.title.lowercased(), default: []].append(finding)
      words[finding.code.name, default: []].append(finding)
      for code in [finding.code] + finding.aliases where findings[code.name] == nil {
        findings[code.name] = finding
      }
    }
    self.findings = findings
    self.words = words
  }

  /// The finding of a name, or nil where it has none.
  subscript(name: String) -> FindingDefinition? { findings[name] }

  /// Whether a text is the title or the code of another finding than this, and not of this.
  func isOfOther(_ text: String, than definition: FindingDefinition) -> Bool {
    let (text, own) = (text.lowercased(), definition.title.lowercased())
    return text != own
      && (words[text] ?? []).contains {
        $0.code != definition.code && $0.title.lowercased() != own
      }
  }
}

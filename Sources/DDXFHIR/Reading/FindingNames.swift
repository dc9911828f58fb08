internal import DDXCore

/// The findings of a vocabulary by their names, as texts: an identifier would keep every name of a foreign
/// file for good.
struct FindingNames {
  private let findings: [String: FindingDefinition]

  init(_ vocabulary: Vocabulary) {
    var findings: [String: FindingDefinition] = [:]
    for finding in vocabulary.findings {
      for code in [finding.code] + finding.aliases where findings[code.name] == nil {
        findings[code.name] = finding
      }
    }
    self.findings = findings
  }

  /// The finding of a name, or nil where it has none.
  subscript(name: String) -> FindingDefinition? { findings[name] }
}

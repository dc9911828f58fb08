internal import DDXMarkup

/// The schemas, each compiled when it is first needed.
enum Schemas {
  /// The schema of a kind, or nil where it can't be compiled, which is a fault of ours.
  static func of(_ kind: DocumentKind) -> CompiledSchema? {
    switch kind {
    case .profile: profile
    case .protocol: rules
    case .cases: cases
    case .evidence: evidence
    case .vocabulary: vocabulary
    case .study: study
    }
  }

  private static let profile = compiled(.profile)
  private static let rules = compiled(.protocol)
  private static let cases = compiled(.cases)
  private static let evidence = compiled(.evidence)
  private static let vocabulary = compiled(.vocabulary)
  private static let study = compiled(.study)

  private static func compiled(_ kind: DocumentKind) -> CompiledSchema? {
    ShippedText.text(at: kind.schemaPath).flatMap { CompiledSchema($0) }
  }
}

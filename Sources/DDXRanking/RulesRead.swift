import DDXCore

/// What the modules and the rules of a protocol read of a profile: gathered once, when the rules are
/// made ready.
struct RulesRead: Sendable {
  /// The findings that a module weighs or a rule names.
  let findings: Set<FindingCode>
  /// The findings that a rule of the protocol names.
  let ruled: Set<FindingCode>
  /// What a rule of safety, a contraindication or a pathway looks for.
  let triggers: Set<ClinicalSign>
  /// The classes of drugs that bring a finding about.
  let drugClasses: Set<Medication.DrugClass>

  init(
    _ rules: ClinicalProtocol, modules: [ModuleDescriptor], tables: [EvidenceTable],
    vocabulary: Vocabulary
  ) {
    ruled = Set(rules.findings)
    findings = ruled.union(modules.flatMap(\.findings))
    triggers = Set(
      rules.safety.combinations.flatMap(\.signs) + rules.contraindications.flatMap(\.triggers)
        + tables.flatMap(\.pathways).flatMap(\.contraindications).map(\.sign))
    drugClasses = Set(vocabulary.findings.compactMap(\.drugClass))
  }
}

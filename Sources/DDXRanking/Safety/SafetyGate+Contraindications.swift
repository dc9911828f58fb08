import DDXCore

extension SafetyGate {
  /// What forbids an injection or asks to be talked about, for the procedures in question: all,
  /// where they are nil.
  func contraindications(
    in profile: ClinicalProfile, procedures: Set<ProcedureID>?
  ) -> [SafetyVerdict.Reason] {
    contraindications.compactMap { rule in
      let seen = rule.triggers.filter(profile.shows)
      let isConcerned =
        rule.procedures.isEmpty || procedures?.isDisjoint(with: rule.procedures) != true
      guard !seen.isEmpty, isConcerned else { return nil }
      return SafetyVerdict.Reason(
        .discuss, basis: .contraindication(id: rule.id),
        suspicion: rule.verdict == .exclude
          ? "an injection that must not be given" : "an injection that must be discussed first",
        signs: seen, advice: rule.advice, citation: rule.citation,
        isOnlyPossible: seen.allSatisfy { profile.isOnlyPossible($0) })
    }
  }
}

extension ClinicalProfile {
  /// Whether a sign is a finding that is recorded as possible, and nowhere as present.
  fileprivate func isOnlyPossible(_ sign: ClinicalSign) -> Bool {
    guard case .finding(let code) = sign else { return false }
    return findings.filter { $0.code == code && $0.mayBePresent }.isOnlyPossible
  }
}

extension Recommendation {
  /// The procedures in question: those offered, those that are only forbidden, and, where a source is
  /// treated, those that confirmed it: the treatment is a needle at the same place.
  var proceduresInQuestion: Set<ProcedureID> {
    var procedures = Set(options.map(\.procedure))
    if kind == .pathway {
      for status in criteria where status.criterion.source == target {
        procedures.formUnion(status.criterion.procedures)
      }
    }
    for refused in refused {
      if case .contraindication = refused.reason { procedures.insert(refused.procedure) }
    }
    return procedures
  }
}

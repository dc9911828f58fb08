import DDXCore

extension CitationID {
  /// The rules that hold under every edition.
  static var vocabulary: CitationID { "vocabulary" }
}

extension SafetyGate {
  /// What proves a serious disease, whatever the edition says.
  ///
  /// If resolved, healing must be confirmed; if unchanged, it is already known and not an emergency,
  /// but no needle is used.
  func proofs(in signs: RecordedSigns) -> [SafetyVerdict.Reason] {
    var reasons: [SafetyVerdict.Reason] = []
    for code in unique(signs.profile.findings.map(\.code)) {
      guard let disease = disease(provenBy: code) else { continue }
      let seen = signs.findings(code)
      if !seen.isEmpty {
        reasons.append(proof(of: disease, by: code, seen: seen))
      } else if !signs.resolved(code).isEmpty {
        reasons.append(
          SafetyVerdict.Reason(
            .check, basis: .proof(disease.id), suspicion: disease.title, signs: [.finding(code)],
            advice: "said to have healed: confirm this with those who treated it and with "
              + "\(disease.check), before any injection",
            check: disease.check, holdsNeedle: true, citation: .vocabulary, course: .resolved))
      }
    }
    return reasons
  }

  private func proof(
    of disease: DiseaseDefinition, by code: FindingCode, seen: [Finding]
  ) -> SafetyVerdict.Reason {
    SafetyVerdict.Reason(
      .stop, urgency: seen.isUnchanged ? .investigate : disease.urgency,
      basis: .proof(disease.id), suspicion: disease.title, signs: [.finding(code)],
      advice: disease.advice, check: disease.check, holdsNeedle: true, citation: .vocabulary,
      isOnlyPossible: seen.isOnlyPossible, course: seen.knownCourse)
  }

  /// The disease that a finding proves, if any.
  func disease(provenBy code: FindingCode) -> DiseaseDefinition? {
    guard case .proof(let id)? = vocabulary.finding(code)?.effect else { return nil }
    return vocabulary.disease(id)
      ?? DiseaseDefinition(
        id: id, title: id.name, class: .serious, urgency: .investigate, check: "imaging",
        advice: "no injection until it has been dealt with")
  }

  /// The elements without those that came before.
  func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}

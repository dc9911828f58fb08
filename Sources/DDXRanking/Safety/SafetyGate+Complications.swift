import DDXCore

extension SafetyGate {
  /// Complications of blocks that no other reason covers.
  ///
  /// Within the window it stops if the finding itself would, even if the findings deny it; after the
  /// window its resolution must be confirmed. Nothing is dropped.
  func complications(
    in signs: RecordedSigns, seen reasons: [SafetyVerdict.Reason]
  ) -> [SafetyVerdict.Reason] {
    signs.complications.compactMap { complication in
      let code = complication.code
      let isSeen = reasons.contains {
        $0.verdict == .stop && $0.signs.contains(.finding(code))
      }
      return isSeen ? nil : reason(complication, in: signs)
    }
  }

  private func reason(
    _ complication: RecordedSigns.Complication, in signs: RecordedSigns
  ) -> SafetyVerdict.Reason {
    let code = complication.code
    let grave = gravity(of: code)
    let basis = SafetyVerdict.Reason.Basis.complication(
      of: complication.when, days: complication.days)
    let isResolved = signs.isResolved(complication)
    let isDenied = signs.isDenied(complication)
    let course: SafetyVerdict.Reason.Course =
      isDenied ? .contradicted : isResolved ? .resolved : .present
    guard let grave else {
      let danger = dangers(of: code).first
      let isSuspicious = danger != nil && isRecent(complication) && !isResolved
      return SafetyVerdict.Reason(
        isSuspicious ? .check : .discuss, basis: basis,
        suspicion: danger?.title ?? "a complication of an injection", signs: [.finding(code)],
        advice: "find out how it has developed before any further injection", check: danger?.check,
        holdsNeedle: isSuspicious, citation: .vocabulary, course: course)
    }
    if isRecent(complication), !isResolved {
      return SafetyVerdict.Reason(
        .stop, urgency: grave.urgency, basis: basis, suspicion: grave.suspicion,
        signs: [.finding(code)], advice: grave.advice, holdsNeedle: true,
        citation: grave.citation, course: course)
    }
    if isResolved || isDenied {
      return SafetyVerdict.Reason(
        isRecent(complication) ? .check : .discuss, basis: basis, suspicion: grave.suspicion,
        signs: [.finding(code)],
        advice: (isDenied
          ? "recorded as a complication of the block, but absent now: " : "said to have resolved: ")
          + "confirm by examination that it is gone; if not: \(grave.advice)",
        check: "an examination of what the complication affected", holdsNeedle: true,
        citation: grave.citation, course: course)
    }
    return SafetyVerdict.Reason(
      .check, basis: basis, suspicion: grave.suspicion, signs: [.finding(code)],
      advice: "ask and examine whether the deficit, fever or pain has resolved; if not: "
        + grave.advice,
      check: "an examination of what the complication affected", holdsNeedle: true,
      citation: grave.citation)
  }

  /// Whether a complication is within the window of its finding, or of those that point to the same
  /// disease; else within the shortest.
  private func isRecent(_ complication: RecordedSigns.Complication) -> Bool {
    let code = complication.code
    let windows = rules.afterInjection
    let own = windows.filter { $0.findings.contains(code) }
    let diseases = Set(diseases(of: code))
    let akin = windows.filter { window in
      window.findings.contains { !diseases.isDisjoint(with: self.diseases(of: $0)) }
    }
    let days =
      own.map(\.days).max() ?? akin.map(\.days).max() ?? windows.map(\.days).min() ?? 0
    return complication.days <= days
  }

  private func diseases(of code: FindingCode) -> [DiseaseID] {
    vocabulary.finding(code)?.effect?.diseases ?? []
  }

  /// The diseases that a finding points to and that the needle must not meet.
  private func dangers(of code: FindingCode) -> [DiseaseDefinition] {
    diseases(of: code).compactMap(vocabulary.disease).filter(\.holdsNeedle)
  }

  /// What a complication means, if it would stop as a finding.
  private func gravity(
    of code: FindingCode
  ) -> (suspicion: String, urgency: SafetyRules.Urgency, advice: String, citation: CitationID)? {
    if let disease = disease(provenBy: code) {
      return (disease.title, disease.urgency, disease.advice, .vocabulary)
    }
    if let rule = rules.afterInjection.first(where: { $0.findings.contains(code) }) {
      return ("a complication of the injection", .urgent, rule.advice, rule.citation)
    }
    if let sign = rules.strongSigns.first(where: { $0.finding == code }) {
      return (sign.suspicion, sign.urgency, sign.advice, sign.citation)
    }
    // What is part of a graver finding is as grave, and so is what points to a danger that the
    // needle must not meet.
    let definition = vocabulary.finding(code)
    if let whole = definition?.wholes.lazy.compactMap({ gravity(of: $0) }).first { return whole }
    guard definition?.kind == .redFlag || definition?.asksForCheck == true else { return nil }
    return dangers(of: code).first.map { ($0.title, $0.urgency, $0.advice, .vocabulary) }
  }
}

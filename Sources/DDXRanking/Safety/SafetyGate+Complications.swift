import DDXCore

extension SafetyGate {
  /// What the blocks record as complications and no other reason speaks of.
  ///
  /// Within the window it stops where the finding itself would, also where the findings deny it;
  /// after it somebody must look whether it has resolved. Nothing is dropped.
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
    let isResolved = !signs.resolved(code).isEmpty
    let isDenied = signs.isDenied(code)
    guard let grave else {
      return SafetyVerdict.Reason(
        .discuss, basis: basis, suspicion: "a complication of an injection",
        signs: [.finding(code)],
        advice: "ask what became of it before any further injection", citation: .vocabulary,
        course: isDenied ? .contradicted : isResolved ? .resolved : .present)
    }
    if isRecent(complication), !isResolved {
      return SafetyVerdict.Reason(
        .stop, urgency: grave.urgency, basis: basis, suspicion: grave.suspicion,
        signs: [.finding(code)], advice: grave.advice, holdsNeedle: true,
        citation: grave.citation, course: isDenied ? .contradicted : .present)
    }
    if isResolved || isDenied {
      return SafetyVerdict.Reason(
        isRecent(complication) ? .check : .discuss, basis: basis, suspicion: grave.suspicion,
        signs: [.finding(code)],
        advice: (isDenied
          ? "recorded as a complication of the block, and absent now: " : "said to have resolved: ")
          + "examine whether it is gone; if not: \(grave.advice)",
        check: "an examination of what the complication affected", holdsNeedle: true,
        citation: grave.citation, course: isDenied ? .contradicted : .resolved)
    }
    return SafetyVerdict.Reason(
      .check, basis: basis, suspicion: grave.suspicion, signs: [.finding(code)],
      advice: "has it resolved, be it a deficit, a fever or pain? ask and examine; if not: "
        + grave.advice,
      check: "an examination of what the complication affected", holdsNeedle: true,
      citation: grave.citation)
  }

  /// Whether a complication is within the window of its finding; one that no window names has the
  /// longest.
  private func isRecent(_ complication: RecordedSigns.Complication) -> Bool {
    let own = rules.afterInjection.filter { $0.findings.contains(complication.code) }
    let days = (own.isEmpty ? rules.afterInjection : own).map(\.days).max() ?? 0
    return complication.days <= days
  }

  /// What a complication stands for, where as a finding it would stop.
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
    let dangers = definition?.effect?.diseases.compactMap(vocabulary.disease) ?? []
    return dangers.first(where: \.holdsNeedle).map {
      ($0.title, $0.urgency, $0.advice, .vocabulary)
    }
  }
}

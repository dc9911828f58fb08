import DDXCore

extension SafetyGate {
  /// What a strong sign requires: a stop or, if said to have resolved, a discussion.
  func reasons(
    _ sign: SafetyRules.StrongSign, in signs: RecordedSigns
  ) -> [SafetyVerdict.Reason] {
    // A part that is there counts, whatever is recorded of the whole.
    let whole = vocabulary.finding(sign.finding)
    let parts = signs.profile.findings.filter { finding in
      guard finding.mayBePresent, let whole else { return false }
      return vocabulary.finding(finding.code)?.implies(whole, at: finding.grade) == true
    }
    let seen = signs.findings(sign.finding) + parts
    let codes = unique(seen.map(\.code))
    if seen.isEmpty {
      guard !signs.resolved(sign.finding).isEmpty else { return [] }
      // What is urgent whatever its course may come back: a fever is down between two chills.
      let isAlwaysUrgent = sign.unchangedUrgency == .urgent
      return [
        SafetyVerdict.Reason(
          isAlwaysUrgent ? .check : .discuss, basis: .strong, suspicion: sign.suspicion,
          signs: [.finding(sign.finding)],
          advice: "said to have resolved: confirm by examination; if it is back: \(sign.advice)",
          check: isAlwaysUrgent ? check(of: sign.finding) : nil, holdsNeedle: isAlwaysUrgent,
          citation: sign.citation, course: .resolved)
      ]
    }
    if sign.countsWhen == .new, !seen.isNew { return [] }
    return [
      SafetyVerdict.Reason(
        .stop, urgency: seen.isUnchanged ? sign.unchangedUrgency : sign.urgency, basis: .strong,
        suspicion: sign.suspicion, signs: codes.map { .finding($0) }, advice: sign.advice,
        citation: sign.citation, isOnlyPossible: seen.isOnlyPossible, course: seen.knownCourse)
    ]
  }

  /// The cheap test of the first disease that a finding points to.
  func check(of code: FindingCode) -> String? {
    vocabulary.finding(code)?.effect?.diseases.first.flatMap { vocabulary.disease($0)?.check }
  }

  /// What is seen within the window of an injection: as a finding, or as the complication that a
  /// block records.
  func reason(
    _ rule: SafetyRules.AfterInjection, in signs: RecordedSigns
  ) -> SafetyVerdict.Reason? {
    guard signs.profile.blocks.contains(where: { signs.profile.days(since: $0) <= rule.days })
    else {
      return nil
    }
    let complications = Set(
      signs.complications.filter {
        $0.days <= rule.days && !signs.isDenied($0)
          && (!signs.findings($0.code).isEmpty || !signs.isResolved($0))
      }.map(\.code))
    let seen = rule.findings.filter {
      complications.contains($0) || !signs.findings($0).isEmpty
    }
    guard !seen.isEmpty else { return nil }
    return SafetyVerdict.Reason(
      .stop, urgency: .urgent, basis: .afterInjection, suspicion: "a complication of the injection",
      signs: seen.map { .finding($0) }, advice: rule.advice, citation: rule.citation)
  }
}

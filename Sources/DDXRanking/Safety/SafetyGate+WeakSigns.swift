import DDXCore

extension SafetyGate {
  /// Findings that point to a serious disease but do not stop by themselves.
  ///
  /// A finding that counts in a stop is told there.
  func weakSigns(
    in signs: RecordedSigns, seen reasons: [SafetyVerdict.Reason]
  ) -> [SafetyVerdict.WeakSign] {
    let stopping = Set(reasons.filter { $0.verdict == .stop }.flatMap(\.signs))
    let told = signs.profile.findings.filter { $0.origin == nil || isOfGrade($0) || isOfRule($0) }
    return unique(told.map(\.code)).compactMap { code in
      let seen = signs.findings(code)
      let gone = signs.resolved(code)
      guard !(seen + gone).isEmpty, !stopping.contains(.finding(code)),
        disease(provenBy: code) == nil
      else { return nil }
      let strong = rules.strongSigns.first { $0.finding == code }
      if strong != nil, seen.isEmpty { return nil }
      var diseases = pointers(of: code)
      if diseases.isEmpty, let strong {
        diseases = [.init(id: nil, title: strong.suspicion, check: strong.advice)]
      }
      guard !diseases.isEmpty else { return nil }
      return SafetyVerdict.WeakSign(
        finding: code, isOnlyPossible: (seen.isEmpty ? gone : seen).isOnlyPossible,
        course: seen.isEmpty ? .resolved : seen.lazy.compactMap(\.course).first,
        diseases: diseases,
        isCourseAsked: strong?.countsWhen == .new && seen.contains { $0.course == nil })
    }
  }

  /// Whether a finding follows from the grade of another, as severe weakness does.
  private func isOfGrade(_ finding: Finding) -> Bool {
    guard let origin = finding.origin.flatMap(vocabulary.finding),
      let definition = vocabulary.finding(finding.code)
    else { return false }
    return origin.isGraded(otherThan: definition) && origin.wholes.contains(definition.code)
  }

  /// Whether a finding follows from others by a rule, as weakness of both legs does.
  private func isOfRule(_ finding: Finding) -> Bool {
    finding.origin != nil && vocabulary.finding(finding.code)?.rule != nil
  }

  /// What weak signs require.
  ///
  /// The cheap test if one sign alone is enough or two point to the same disease; a discussion if there
  /// are two of any kind. Nothing that the probability of a disease already requires is repeated.
  func reasons(
    of weak: [SafetyVerdict.WeakSign], known: [SafetyVerdict.Reason]
  ) -> [SafetyVerdict.Reason] {
    let there = weak.filter { $0.course != .resolved }
    let counted = there.filter { isWarning($0.finding) }
    let asking = there.filter { vocabulary.finding($0.finding)?.asksForCheck == true }
    var reasons: [SafetyVerdict.Reason] = []
    for id in unique(there.flatMap { $0.diseases.compactMap(\.id) }) {
      guard let disease = vocabulary.disease(id),
        !known.contains(where: { $0.basis == .suspect(id) && $0.verdict >= .check })
      else { continue }
      let enough = asking.contains { $0.diseases.first?.id == id }
      let several = counted.filter { $0.diseases.contains { $0.id == id } }
      guard enough || several.count >= 2 else { continue }
      let signs = there.filter { sign in
        sign.diseases.contains { $0.id == id } && (asking + counted).contains(sign)
      }
      reasons.append(
        SafetyVerdict.Reason(
          .check, basis: .weakSigns, suspicion: disease.title,
          signs: signs.map { .finding($0.finding) }, advice: disease.check, check: disease.check,
          holdsNeedle: disease.holdsNeedle, citation: .vocabulary,
          isOnlyPossible: signs.allSatisfy(\.isOnlyPossible)))
    }
    let rest = counted.filter { !$0.isCounted(in: known + reasons) }
    if rest.count >= 2 {
      reasons.append(
        SafetyVerdict.Reason(
          .discuss, basis: .weakSigns, suspicion: "several weak warning signs",
          signs: rest.map { .finding($0.finding) },
          advice: "go through them one by one before any injection", citation: .vocabulary))
    }
    return reasons
  }

  /// The serious diseases that a finding points to.
  private func pointers(of code: FindingCode) -> [SafetyVerdict.Pointer] {
    guard case .points(let ids)? = vocabulary.finding(code)?.effect else { return [] }
    return ids.compactMap { id in
      guard let disease = vocabulary.disease(id), disease.class == .serious else { return nil }
      return SafetyVerdict.Pointer(id: id, title: disease.title, check: disease.check)
    }
  }

  /// Whether a finding counts when weak signs are counted: what everybody says of a sore back
  /// does not.
  private func isWarning(_ code: FindingCode) -> Bool {
    vocabulary.finding(code)?.mustStateEffect == true
  }
}

extension SafetyVerdict.WeakSign {
  /// Whether a reason already names it.
  func isCounted(in reasons: [SafetyVerdict.Reason]) -> Bool {
    reasons.contains { $0.verdict > .discuss && $0.signs.contains(.finding(finding)) }
  }
}

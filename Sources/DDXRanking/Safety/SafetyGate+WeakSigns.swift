import DDXCore

extension SafetyGate {
  /// What points to a serious disease and is no stop by itself.
  ///
  /// A finding that already counts in a stop for every disease it points to is not repeated.
  func weakSigns(
    in signs: RecordedSigns, seen reasons: [SafetyVerdict.Reason]
  ) -> [SafetyVerdict.WeakSign] {
    let stopping = Set(reasons.filter { $0.verdict == .stop }.flatMap(\.signs))
    return unique(signs.profile.findings.map(\.code)).compactMap { code in
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
        isCourseAsked: strong?.countsWhen == .new && seen.allSatisfy { $0.course == nil })
    }
  }

  /// What weak signs ask for: the cheap test where one alone is enough for it or two speak of one
  /// disease, a talk where there are two of any kind.
  func reasons(of weak: [SafetyVerdict.WeakSign]) -> [SafetyVerdict.Reason] {
    let counted = weak.filter { $0.course != .resolved && isWarning($0.finding) }
    var reasons: [SafetyVerdict.Reason] = []
    for id in unique(counted.flatMap { $0.diseases.compactMap(\.id) }) {
      guard let disease = vocabulary.disease(id) else { continue }
      let signs = counted.filter { $0.diseases.contains { $0.id == id } }
      let asking = signs.filter { vocabulary.finding($0.finding)?.asksForCheck == true }
      guard signs.count >= 2 || !asking.isEmpty else { continue }
      reasons.append(
        SafetyVerdict.Reason(
          .check, basis: .weakSigns, suspicion: disease.title,
          signs: signs.map { .finding($0.finding) }, advice: disease.check, check: disease.check,
          holdsNeedle: disease.holdsNeedle, citation: .vocabulary,
          isOnlyPossible: signs.allSatisfy(\.isOnlyPossible)))
    }
    let rest = counted.filter { !$0.isCounted(in: reasons) }
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
  /// Whether a reason names it: then it is told there.
  func isCounted(in reasons: [SafetyVerdict.Reason]) -> Bool {
    reasons.contains { $0.verdict > .discuss && $0.signs.contains(.finding(finding)) }
  }
}

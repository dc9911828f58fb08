public import DDXCore

/// Reads red flags before anything is ranked.
///
/// A sign that is present, or may be, counts: here the error that matters is the missed one.
/// The verdict is a rule, not a number; it withholds the recommendation, never the ranking.
public struct SafetyGate: Sendable {
  private let rules: SafetyRules
  private let contraindications: [Contraindication]

  /// Creates the gate of a protocol.
  public init(rules: SafetyRules, contraindications: [Contraindication] = []) {
    self.rules = rules
    self.contraindications = contraindications
  }

  /// The verdict on a profile.
  public func verdict(on profile: ClinicalProfile) -> SafetyVerdict {
    var reasons = rules.strongSigns.compactMap { reason($0, in: profile) }
    reasons += rules.combinations.compactMap { reason($0, in: profile) }
    reasons += afterInjection(in: profile).map { [$0] } ?? []
    reasons += contraindications.compactMap { reason($0, in: profile) }
    reasons = reasons.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.verdict != second.verdict { return first.verdict > second.verdict }
      if let urgency = first.urgency, let other = second.urgency, urgency != other {
        return urgency > other
      }
      return left.offset < right.offset
    }.map(\.element)
    var notAsked: [FindingCode] = []
    for sign in rules.strongSigns
    where sign.mustBeAsked && !profile.isRecorded(sign.finding) && !notAsked.contains(sign.finding)
    {
      notAsked.append(sign.finding)
    }
    let verdict = max(
      reasons.map(\.verdict).max() ?? .clear, notAsked.isEmpty ? .clear : .notAssessed)
    return SafetyVerdict(
      verdict: verdict, urgency: reasons.compactMap(\.urgency).max(), reasons: reasons,
      notAsked: notAsked)
  }

  private func reason(
    _ sign: SafetyRules.StrongSign, in profile: ClinicalProfile
  ) -> SafetyVerdict.Reason? {
    let seen = profile.findings.filter { $0.code == sign.finding && $0.mayBePresent }
    guard !seen.isEmpty else { return nil }
    let isOld = seen.allSatisfy { $0.course == .unchanged }
    return SafetyVerdict.Reason(
      verdict: .stop, urgency: isOld ? sign.unchangedUrgency : sign.urgency,
      suspicion: sign.suspicion, signs: [.finding(sign.finding)], advice: sign.advice,
      citation: sign.citation,
      isOnlyPossible: !seen.contains { $0.state == .present }, isUnchanged: isOld)
  }

  private func reason(
    _ combination: SafetyRules.Combination, in profile: ClinicalProfile
  ) -> SafetyVerdict.Reason? {
    let seen = combination.signs.filter(profile.shows)
    let needsFinding = seen.contains { if case .finding = $0 { true } else { false } }
    guard seen.count >= combination.threshold, needsFinding else { return nil }
    return SafetyVerdict.Reason(
      verdict: .stop, urgency: combination.urgency, suspicion: combination.suspicion,
      signs: seen, advice: combination.advice, citation: combination.citation)
  }

  private func reason(
    _ contraindication: Contraindication, in profile: ClinicalProfile
  ) -> SafetyVerdict.Reason? {
    let seen = contraindication.triggers.filter(profile.shows)
    guard !seen.isEmpty else { return nil }
    return SafetyVerdict.Reason(
      verdict: .discuss, urgency: nil,
      suspicion: contraindication.verdict == .exclude
        ? "an injection that must not be given" : "an injection that must be talked about first",
      signs: seen, advice: contraindication.advice, citation: contraindication.citation)
  }

  private func afterInjection(in profile: ClinicalProfile) -> SafetyVerdict.Reason? {
    guard let rule = rules.afterInjection, let today = profile.date else { return nil }
    let isRecent = profile.blocks.contains {
      (0...rule.days).contains($0.date.days(until: today))
    }
    let recorded = profile.blocks.compactMap(\.complication)
    let seen = rule.findings.filter { code in
      recorded.contains(code)
        || profile.findings.contains { $0.code == code && $0.mayBePresent }
    }
    guard isRecent, !seen.isEmpty else { return nil }
    return SafetyVerdict.Reason(
      verdict: .stop, urgency: .urgent, suspicion: "a complication of the injection",
      signs: seen.map { .finding($0) }, advice: rule.advice, citation: rule.citation)
  }
}

public import DDXCore

/// Reads warning signs before anything is ranked, and how probable the dangers are after it.
///
/// A sign that is present, or may be, counts: here the error that matters is the missed one.
/// A stop withholds the recommendation, never the ranking.
public struct SafetyGate: Sendable {
  let rules: SafetyRules
  let contraindications: [Contraindication]
  let vocabulary: Vocabulary

  /// Creates the gate of a protocol.
  ///
  /// - Parameters:
  ///   - rules: What the edition asks for.
  ///   - contraindications: What forbids an injection, that of the vocabulary included.
  ///   - vocabulary: The diseases, and the findings that prove them or point to them.
  public init(
    rules: SafetyRules, contraindications: [Contraindication] = [],
    vocabulary: Vocabulary = .empty
  ) {
    self.rules = rules
    self.contraindications = contraindications
    self.vocabulary = vocabulary
  }

  /// The verdict on a profile.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - suspects: How probable each suspect is, where that is known.
  ///   - procedures: The procedures in question; nil where all are. A contraindication that names
  ///     procedures is heard for these only.
  /// - Returns: The verdict, with every reason.
  public func verdict(
    on profile: ClinicalProfile, suspects: [SuspectProbability] = [],
    procedures: Set<ProcedureID>? = nil
  ) -> SafetyVerdict {
    signs(in: profile, suspects: suspects).adding(
      contraindications(
        in: profile.expanded(by: vocabulary, withPossible: true), procedures: procedures))
  }

  /// The verdict without contraindications.
  ///
  /// Where it is known already what the findings of the profile imply, it need not be worked out again.
  func signs(
    in profile: ClinicalProfile, implied: ClinicalProfile? = nil, suspects: [SuspectProbability]
  ) -> SafetyVerdict {
    let withDrugs = profile.withDrugEffects(of: vocabulary)
    let isAsRecorded = withDrugs.findings.count == profile.findings.count
    let profile =
      (isAsRecorded ? implied : nil) ?? withDrugs.expanded(by: vocabulary, withPossible: true)
    let signs = RecordedSigns(profile)
    var reasons = proofs(in: signs)
    reasons += rules.strongSigns.flatMap { self.reasons($0, in: signs) }
    reasons += rules.combinations.compactMap { reason($0, in: profile) }
    reasons += rules.afterInjection.compactMap { reason($0, in: signs) }
    reasons += complications(in: signs, seen: reasons)
    reasons += probable(suspects, in: signs, known: reasons)
    let weak = weakSigns(in: signs, seen: reasons)
    reasons += self.reasons(of: weak, known: reasons)
    return SafetyVerdict(
      reasons: reasons, weakSigns: weak.filter { !$0.isCounted(in: reasons) },
      asked: strong { signs.isRecorded($0.finding) },
      notAsked: strong { sign in
        sign.mustBeAsked && !signs.isRecorded(sign.finding)
          || weak.contains { $0.finding == sign.finding && $0.isCourseAsked }
      },
      notRecorded: strong { !$0.mustBeAsked && !signs.isRecorded($0.finding) })
  }

  /// The strong signs for which something holds, each once.
  private func strong(_ holds: (SafetyRules.StrongSign) -> Bool) -> [FindingCode] {
    var codes: [FindingCode] = []
    for sign in rules.strongSigns where holds(sign) && !codes.contains(sign.finding) {
      codes.append(sign.finding)
    }
    return codes
  }

  private func reason(
    _ combination: SafetyRules.Combination, in profile: ClinicalProfile
  ) -> SafetyVerdict.Reason? {
    if let given = combination.given, !profile.shows(.finding(given)) { return nil }
    let shown = combination.signs.filter(profile.shows)
    // A drug and what it brings are one sign.
    let drugs = shown.compactMap { sign -> Medication.DrugClass? in
      if case .finding(let code) = sign { vocabulary.finding(code)?.drugClass } else { nil }
    }
    let seen = shown.filter { sign in
      if case .medication(let drug) = sign { !drugs.contains(drug) } else { true }
    }
    let needsFinding = seen.contains { if case .finding = $0 { true } else { false } }
    guard seen.count >= combination.threshold, needsFinding else { return nil }
    return SafetyVerdict.Reason(
      .stop, urgency: combination.urgency, basis: .combination(id: combination.id),
      suspicion: combination.suspicion,
      signs: (combination.given.map { [.finding($0)] } ?? []) + seen, advice: combination.advice,
      citation: combination.citation)
  }
}

package import DDXCore

/// What a ranker says of one patient time and again: what the findings say is worked out once, however
/// many blocks follow.
package struct Consultation {
  private let ranker: Ranker
  private let findings: FindingsWorkup

  /// Works out the evidence of the findings of a profile.
  ///
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  package init(_ profile: ClinicalProfile, under ranker: Ranker) throws(RankingError) {
    self.ranker = ranker
    findings = try ranker.maker.findings(of: profile.inCanonicalOrder)
  }

  /// The safety verdict, without contraindications: all that a gate before the first needle needs.
  ///
  /// - Parameter profile: The profile; its findings are those that were worked out.
  /// - Returns: The verdict.
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  package func safety(of profile: ClinicalProfile) throws(RankingError) -> SafetyVerdict {
    let workup = try ranker.maker.workup(profile.inCanonicalOrder, on: findings)
    return ranker.signs(of: workup, ranker.candidates(of: workup))
  }

  /// The advice for the profile with some blocks.
  ///
  /// - Parameters:
  ///   - profile: The profile; its findings are those that were worked out.
  ///   - asks: Whether it says what is worth asking, first where the edition asks first.
  /// - Returns: The advice.
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  package func advice(on profile: ClinicalProfile, asks: Bool) throws(RankingError) -> Advice {
    let workup = try ranker.maker.workup(profile.inCanonicalOrder, on: findings)
    let (_, signs, step) = try ranker.outline(of: workup, asks: asks)
    return Advice(safety: signs, recommendation: step, standings: workup.standings)
  }
}

/// The advice for a profile.
package struct Advice {
  /// The safety verdict, without contraindications.
  package let safety: SafetyVerdict
  /// The next step; nil where the protocol has no rules for it.
  package let recommendation: Recommendation?
  /// The sources, most probable first; ties by id.
  package let standings: [Standing]

  /// The injections that may be given, the most valuable first.
  package var options: [Recommendation.Option] { recommendation?.options ?? [] }
}

public import DDXCore
import DDXInference

/// The post-test probabilities of one profile under many rulings, sharing what the rulings share.
///
/// The evidence of the findings is kept for one edition of the evidence and one prior; the blocks are
/// weighed again each time. The rankers must belong to one comparison: with equal evidence editions
/// they hold equal evidence.
public struct PosttestEvaluator {
  private let profile: ClinicalProfile
  private var known: (key: Key, findings: FindingsWorkup)?

  /// The parts of the rules that the evidence of the findings depends on.
  private struct Key: Equatable {
    let editions: [SourceID: String]
    let otherFloor: Double
    let multipleSources: Double

    init(_ rules: ClinicalProtocol) {
      editions = rules.evidenceEditions
      otherFloor = rules.otherFloor
      multipleSources = rules.multipleSources.value
    }
  }

  /// Creates an evaluator of a profile.
  public init(_ profile: ClinicalProfile) { self.profile = profile.inCanonicalOrder }

  /// The sources with their probabilities, most probable first; ties by id.
  ///
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public mutating func posttests(under ranker: Ranker) throws(RankingError) -> [Standing] {
    let key = Key(ranker.rules)
    let findings: FindingsWorkup
    if let known, known.key == key {
      findings = known.findings
    } else {
      findings = try ranker.maker.findings(of: profile)
      known = (key, findings)
    }
    return try ranker.maker.workup(profile, on: findings).standings
  }
}

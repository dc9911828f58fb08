public import DDXCore
public import DDXRanking

/// Says which findings are worth asking for.
public protocol QuestionSource: Sendable {
  /// Says what is worth asking for.
  ///
  /// - Parameters:
  ///   - profile: What is known.
  ///   - notKnown: What was asked for already and is not known.
  /// - Returns: The findings, the best first; none where the profile asks for none.
  /// - Throws: `RankingError` where the profile can't be ranked.
  func questions(
    for profile: ClinicalProfile, notKnown: Set<FindingCode>
  ) throws(RankingError) -> [FindingToAsk]

  /// Says whether a warning sign must be settled before anything else is asked.
  ///
  /// - Parameter profile: What is known.
  /// - Returns: Whether nothing else is asked.
  /// - Throws: `RankingError` where the profile can't be ranked.
  func stops(_ profile: ClinicalProfile) throws(RankingError) -> Bool
}

/// A finding that is worth asking for.
public struct FindingToAsk: Hashable, Sendable {
  /// The finding.
  public let code: FindingCode
  /// What it is expected to tell about which sources hurt, in bits.
  public let information: Double

  /// Creates a finding to ask for.
  public init(code: FindingCode, information: Double) {
    self.code = code
    self.information = information
  }
}

extension Ranker: QuestionSource {
  /// The free question that a recommendation names.
  public func questions(
    for profile: ClinicalProfile, notKnown: Set<FindingCode>
  ) throws(RankingError) -> [FindingToAsk] {
    // A finding that is as likely as not speaks for nothing, and is not asked for again.
    let doubtful = notKnown.sorted().map { Finding(code: $0, state: .uncertain(.half)) }
    let asked = profile.with(findings: profile.findings + doubtful)
    return [try rank(asked).recommendation?.freeNext].compactMap { $0 }.map {
      FindingToAsk(code: $0.code, information: $0.information)
    }
  }

  /// Whether the verdict keeps the needle away.
  public func stops(_ profile: ClinicalProfile) throws(RankingError) -> Bool {
    try rank(profile).safety.holdsNeedle
  }
}

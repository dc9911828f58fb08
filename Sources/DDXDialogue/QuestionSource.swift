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
  /// What asking is expected to be worth, in units of the objective.
  public let value: Double

  /// Creates a finding to ask for.
  public init(code: FindingCode, value: Double) {
    self.code = code
    self.value = value
  }
}

extension Ranking {
  /// The findings that the recommendation names as worth asking for.
  fileprivate var findingsToAsk: [FindingToAsk] {
    guard let step = recommendation else { return [] }
    return step.questions.compactMap { question -> FindingToAsk? in
      guard case .finding(let code) = question.subject else { return nil }
      return FindingToAsk(code: code, value: question.value)
    }
  }
}

/// What a ranking that was made already says, for those who show it as well.
struct RankedQuestions: QuestionSource {
  /// The ranking of all that is known.
  let ranking: Ranking

  func questions(
    for profile: ClinicalProfile, notKnown: Set<FindingCode>
  ) throws(RankingError) -> [FindingToAsk] { ranking.findingsToAsk }

  func stops(_ profile: ClinicalProfile) throws(RankingError) -> Bool {
    ranking.safety.holdsNeedle
  }
}

extension Ranker: QuestionSource {
  /// The findings that a recommendation names as worth asking for.
  public func questions(
    for profile: ClinicalProfile, notKnown: Set<FindingCode>
  ) throws(RankingError) -> [FindingToAsk] {
    let aside = profile.notKnown + notKnown.subtracting(profile.notKnown).sorted()
    return try rank(profile.with(notKnown: aside)).findingsToAsk
  }

  /// Whether the verdict keeps the needle away.
  public func stops(_ profile: ClinicalProfile) throws(RankingError) -> Bool {
    try rank(profile).safety.holdsNeedle
  }
}

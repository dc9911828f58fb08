public import DDXRanking

/// The answer of ddx that a bundle holds beside the profile.
public struct FHIRAnswer: Sendable {
  /// The ranking.
  public let ranking: Ranking
  /// Whether a block is proposed although the proposal depends on warning signs that are not recorded.
  public let proposesConditionally: Bool
  /// The notes on the proposed block, beside that ddx only supports a decision.
  public let notes: [String]
  /// The report as a page of HTML; nil for a bundle without it.
  public let report: String?

  /// Creates an answer.
  public init(
    _ ranking: Ranking, proposesConditionally: Bool = false, notes: [String] = [],
    report: String? = nil
  ) {
    self.ranking = ranking
    self.proposesConditionally = proposesConditionally
    self.notes = notes
    self.report = report
  }
}

public import DDXCore

/// What was answered to a question.
public enum Answer: Hashable, Sendable {
  /// The findings of a checklist that are there, and those that are not known; the others are absent.
  case checked(Set<FindingCode>, unknown: Set<FindingCode>)
  /// A whole number.
  case number(Int)
  /// One of the words.
  case word(String)
  /// A length of time.
  case duration(ClinicalDuration)
  /// A finding.
  case finding(FindingAnswer)
  /// It is not known: it is not asked again, and nothing is recorded.
  case notKnown
}

/// Whether a finding is there, and where.
public struct FindingAnswer: Hashable, Sendable {
  /// Present, absent or a probability.
  public let state: FindingState
  /// The side.
  public let side: Side
  /// The level.
  public let level: Level?
  /// The grade.
  public let grade: String?

  /// Creates an answer.
  public init(
    state: FindingState, side: Side = .unspecified, level: Level? = nil, grade: String? = nil
  ) {
    self.state = state
    self.side = side
    self.level = level
    self.grade = grade
  }
}

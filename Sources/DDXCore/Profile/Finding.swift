/// The state of a recorded finding.
///
/// What is not recorded is unknown, and has no entry.
public enum FindingState: Hashable, Sendable {
  /// It was looked for and found.
  case present
  /// It was looked for and not found.
  case absent
  /// It is present with this probability.
  case uncertain(Probability)

  /// The state of a finding that is present with a probability; with 0 it is absent, with 1 present.
  public init(probability: Probability) {
    switch probability {
    case .zero: self = .absent
    case .one: self = .present
    default: self = .uncertain(probability)
    }
  }

  /// The probability that the finding is present.
  public var probability: Probability {
    switch self {
    case .present: .one
    case .absent: .zero
    case .uncertain(let probability): probability
    }
  }
}

/// One recorded fact of history, examination, imaging or a laboratory.
public struct Finding: Hashable, Sendable {
  /// How a red flag has developed.
  public enum Course: String, CaseIterable, Sendable {
    /// It has just appeared.
    case new
    /// It is getting worse or coming and going.
    case changing
    /// Long unchanged.
    case unchanged
    /// It was there and is gone.
    case resolved
  }

  /// The code, which the vocabulary knows.
  public let code: FindingCode
  /// Present, absent, or a probability.
  public let state: FindingState
  /// The side it was found on.
  public let side: Side
  /// The level it was found at.
  public let level: Level?
  /// Its grade, as the vocabulary names it.
  public let grade: String?
  /// The course, if recorded.
  public let course: Course?
  /// Whether it concerns the other side, by the vocabulary.
  public let isContralateral: Bool
  /// The line of the profile that records it, from 1; 0 if there is none.
  public let line: Int
  /// The recorded finding that implies it, or nil if it was recorded itself.
  public let origin: FindingCode?

  /// The side of the source that the finding concerns.
  public var concernedSide: Side { isContralateral ? side.opposite : side }

  /// Creates a finding.
  public init(
    code: FindingCode, state: FindingState, side: Side = .unspecified, level: Level? = nil,
    grade: String? = nil, course: Course? = nil, isContralateral: Bool = false, line: Int = 0,
    origin: FindingCode? = nil
  ) {
    self.code = code
    self.state = state
    self.side = side
    self.level = level
    self.grade = grade
    self.course = course
    self.isContralateral = isContralateral
    self.line = line
    self.origin = origin
  }
}

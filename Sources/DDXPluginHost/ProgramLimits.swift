/// How long a program may take, and how much it may say.
public struct ProgramLimits: Hashable, Sendable {
  /// From the start of a program to its answer to `describe`.
  public var describing: Duration
  /// From a request to its answer.
  public var assessing: Duration
  /// The most bytes of a line.
  public var line: Int
  /// How many answers are remembered, so that the same question is not asked twice.
  public var remembered: Int
  /// How long a program may take to end once it has been told to, before it is killed.
  public var ending: Duration

  /// Creates limits.
  public init(
    describing: Duration = .seconds(5), assessing: Duration = .seconds(2), line: Int = 1 << 20,
    remembered: Int = 64, ending: Duration = .milliseconds(200)
  ) {
    self.describing = describing
    self.assessing = assessing
    self.line = line
    self.remembered = remembered
    self.ending = ending
  }

  /// The limits that the contract states.
  public static let standard = ProgramLimits()
}

public import DDXCore

/// How certain a ranking is, given uncertain numbers: the results of many draws.
public struct Certainty: Sendable {
  /// How the numbers were drawn.
  public let draws: Draws
  /// The sources, by id.
  public let sources: [SourceCertainty]
  /// How often the step stays the same; nil if the protocol has no rules for one.
  public let step: StepCertainty?
  /// The rows of evidence that the order of the first two sources depends on most, in order.
  public let deciding: [DecidingRow]

  /// How sure the probability of one source is.
  public struct SourceCertainty: Hashable, Sendable {
    /// The source.
    public let source: SourceID
    /// The lower end of the 95 % interval of the post-test probability.
    public let low: Probability
    /// The upper end of the 95 % interval of the post-test probability.
    public let high: Probability
    /// The proportion of draws in which the source ranks first.
    public let first: Probability
  }

  /// How sure the step is.
  public struct StepCertainty: Hashable, Sendable {
    /// The number of draws.
    public let draws: Int
    /// The part of them in which the step stays the same: the procedure or pathway and what it is aimed at.
    ///
    /// Where something is asked first, what would be done as things stand.
    public let same: Probability
  }

  /// One row of a document, as far as the order of the first two sources hangs on it.
  public struct DecidingRow: Hashable, Sendable {
    /// The source whose document it is; nil for the protocol.
    public let source: SourceID?
    /// The suspect of `other` that it is about, if it is about one.
    public let suspect: String?
    /// The row: a finding, a group of findings, or another quantity by its name.
    public let row: String
    /// The citation; nil if there is none.
    public let citation: CitationID?
    /// The number of patients behind it; nil if unknown.
    public let patients: Int?
    /// Whether it is assumed, without patients or an interval.
    public let isAssumed: Bool
    /// The part of the variance of the difference in log-odds that goes with it.
    public let part: Probability
  }

  /// The certainty of a source, or nil if it was not assessed.
  public func source(_ source: SourceID) -> SourceCertainty? {
    sources.first { $0.source == source }
  }
}

/// How often the cited numbers are drawn, and from which seed.
public struct Draws: Hashable, Sendable {
  /// The number of draws for the probabilities.
  public let count: Int
  /// What all chance follows from: the same seed, the same numbers.
  public let seed: UInt64

  /// The number of draws for the step, which takes longer: one in forty, and 25 at least where there are so
  /// many.
  public var steps: Int { min(count, max(25, count / 40)) }

  /// Asks for draws.
  public init(count: Int, seed: UInt64 = 1) {
    self.count = count
    self.seed = seed
  }

  /// No draws: nothing is said of certainty.
  public static let none = Draws(count: 0)

  /// The default number for one profile.
  public static let usual = Draws(count: 1_000)

  /// The most draws of one profile: they are kept until the last is made.
  public static let most = 1_000_000
}

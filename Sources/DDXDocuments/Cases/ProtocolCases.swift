public import DDXCore

/// What must come out under one protocol edition.
public struct ProtocolCases: Sendable {
  /// The edition, such as `asipp@2020`.
  public let protocolName: String
  /// The SHA-256 of the document, in hexadecimal.
  public let digest: String
  /// The cases, in the order of the document.
  public let cases: [ProtocolCase]
}

/// One patient, and what must come out.
public struct ProtocolCase: Sendable {
  /// The id, such as `sixty-percent`.
  public let id: String
  /// The case in words.
  public let title: String
  /// The patient.
  public let profile: ClinicalProfile
  /// What must come out.
  public let expectation: CaseExpectation
  /// The line of the document that it begins on.
  public let line: Int
}

/// The expected result of a case; parts that are nil are not tested.
public struct CaseExpectation: Sendable {
  /// How far the criterion of a source has come.
  public enum State: String, CaseIterable, Sendable {
    /// It is met.
    case met
    /// It is not met yet, and can be.
    case begun
    /// It can't be met any more.
    case failed
    /// A block was negative.
    case negative
    /// A block was given that is neither positive nor negative.
    case indeterminate
    /// No block counts.
    case notBegun = "not-begun"
  }

  /// The next step.
  public enum Recommendation: String, CaseIterable, Sendable {
    /// Only urgent.
    case stop
    /// Find out first.
    case investigate
    /// A test injection.
    case procedure
    /// A treatment.
    case pathway
    /// Nothing for now.
    case observe
    /// Questions come first.
    case ask
  }

  /// A source, and a bound of its probability.
  public struct Bound: Hashable, Sendable {
    /// The source.
    public let source: SourceID
    /// The bound.
    public let probability: Double
  }

  /// The source of the state and the closure.
  public let criterion: SourceID?
  /// How far its criterion has come.
  public let state: State?
  /// Whether further injections at it are closed.
  public let isClosed: Bool?
  /// The kind of step.
  public let recommendation: Recommendation?
  /// The procedure that is recommended.
  public let procedure: ProcedureID?
  /// The source in the first place.
  public let first: SourceID?
  /// A procedure that may not be done.
  public let refused: ProcedureID?
  /// The lower bound of the probability of a source.
  public let above: Bound?
  /// The upper bound of the probability of a source.
  public let below: Bound?
  /// What must come out and why, in words.
  public let text: String
}

/// What came of starting a program.
public struct ProgramStart: Sendable {
  /// How it went.
  public enum Outcome: Sendable {
    /// It runs, and has said what it is.
    case running(ProgramSource)
    /// It does not.
    case failed(ProgramFailure)
  }

  /// The path, as it was given.
  public let path: String
  /// How it went.
  public let outcome: Outcome

  /// The source, where the program runs.
  public var source: ProgramSource? {
    if case .running(let source) = outcome { source } else { nil }
  }

  /// Why there is none, where it does not.
  public var failure: ProgramFailure? {
    if case .failed(let failure) = outcome { failure } else { nil }
  }
}

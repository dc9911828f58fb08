public import DDXCore

/// Why a program has no answer.
public struct ProgramFailure: Error, Hashable, Sendable {
  /// What the program was asked for.
  public enum Request: String, Hashable, Sendable {
    /// To start, and to say what it is.
    case describe
    /// To say what a profile means for its source.
    case assess
  }

  /// The fault.
  public enum Reason: Error, Hashable, Sendable {
    /// There is no file.
    case missing
    /// It is a folder.
    case folder
    /// The file may not be executed.
    case notExecutable
    /// The system can't run the file: neither a program nor a script that names its interpreter.
    case notAProgram
    /// The interpreter that the file's first line names is missing.
    case noInterpreter
    /// The system could not start it, with its error number.
    case notStarted(Int32)
    /// More programs than a run can have.
    case tooMany(limit: Int)
    /// It ended with a status and without an answer.
    case ended(status: Int32)
    /// A signal ended it.
    case killed(signal: Int32)
    /// It closed its input or its output and yet runs.
    case closed
    /// It was silent for as long as it may be.
    case silent(Duration)
    /// It wrote a longer line than it may.
    case lineTooLong(limit: Int)
    /// It wrote a line that is not JSON.
    case notJSON(column: Int, JSONProblem)
    /// It answered another request than the one that was asked; nil where it named none.
    case otherAnswer(asked: Int, found: Int?)
    /// It was written for another contract.
    case contract(asked: ContractVersion, host: ContractVersion)
    /// Its answer is not of the contract.
    case answer(AnswerFault)
    /// It says itself that it has no answer, and why.
    case refused(String)
    /// It was stopped; the run is over.
    case stopped
  }

  /// The path of the program, as it was given.
  public let path: String
  /// What it was asked for.
  public let request: Request
  /// The fault.
  public let reason: Reason
  /// The last lines that it wrote to its standard error: at most five, and 500 bytes.
  public let complaints: [String]

  /// Whether the path leads to nothing that can be run: a mistake in the command, not a failure of
  /// a program.
  public var isBadPath: Bool {
    switch reason {
    case .missing, .folder, .notExecutable: true
    default: false
    }
  }
}

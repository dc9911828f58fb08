import DDXCore

extension ProgramFailure: CustomStringConvertible {
  /// The failure in one sentence without a full stop, and the last that the program complained of.
  public var description: String {
    complaints.isEmpty
      ? sentence : "\(sentence); its last output: \(complaints.joined(separator: " | "))"
  }

  private var sentence: String {
    switch reason {
    case .missing: "there is no such file"
    case .folder: "this is a folder, and no program"
    case .notExecutable: "the file may not be executed; allow it with `chmod +x`"
    case .notAProgram:
      "the system can't run the file; begin a script with a line such as `#!/usr/bin/env python3`"
    case .noInterpreter: "the interpreter that the first line of the file names is missing"
    case .notStarted(let code): "the system could not start the program: \(System.words(of: code))"
    case .tooMany(let limit): "a run can have at most \(limit) programs"
    case .ended(let status): "the program ended with status \(status) and no answer to \(asked)"
    case .killed(let signal):
      "the program was ended by signal \(signal) (\(System.words(ofSignal: signal))) "
        + "before it answered \(asked)"
    case .closed: "the program closed its input or its output before it answered \(asked)"
    case .silent(let time): "the program gave no answer to \(asked) within \(Self.words(time))"
    case .lineTooLong(let limit):
      "the program wrote more than \(limit) bytes on one line in answer to \(asked)"
    case .notJSON(let column, let problem):
      "the program's answer to \(asked) is not JSON at column \(column): "
        + problem.words(of: "the line") { Quoted($0).description }
    case .otherAnswer(let number, let found):
      "the program was asked \(asked) as number \(number) and answered "
        + (found.map { "number \($0)" } ?? "without a number")
    case .contract(let version, let host):
      if version.major > host.major || version.major == host.major && version.minor > host.minor {
        "the program was written for contract \(version), and this host has \(host); "
          + "use a newer ddx"
      } else {
        "the program was written for contract \(version), which this host with \(host) "
          + "no longer has; use a newer program"
      }
    case .answer(let fault): "in the program's answer to \(asked), \(fault)"
    case .refused(let words): "the program says: \(words)"
    case .stopped: "the program was stopped before it was asked"
    }
  }

  private var asked: String { "`\(request.rawValue)`" }

  private static func words(_ time: Duration) -> String {
    let (seconds, attoseconds) = time.components
    let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}

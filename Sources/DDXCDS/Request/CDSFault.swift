public import DDXCore

/// Why a request is not answered with cards; nothing of a patient is in it.
public enum CDSFault: Error, Hashable, Sendable {
  /// The text is not JSON.
  case json(JSONProblem, line: Int, column: Int)
  /// Something that every request has is missing, or is of another type: its path.
  case missing(String)
  /// The service is not asked at this point of work, but at these.
  case otherHook(offered: [String])
  /// Neither prefetch nor anything else says how old the patient is.
  case noAge
  /// What was sent is of several patients, or of another than the request.
  case otherPatient
  /// The chart can't be read, for these reasons.
  case unreadable([String])
  /// What was read can't be ranked.
  case unranked(String)

  /// The status of the answer.
  public var status: Int {
    switch self {
    case .json, .missing, .otherHook: 400
    case .noAge: 412
    case .otherPatient, .unreadable, .unranked: 422
    }
  }

  private var code: String {
    switch self {
    case .json: "structure"
    case .missing, .noAge: "required"
    case .otherHook: "not-supported"
    case .otherPatient: "conflict"
    case .unreadable, .unranked: "processing"
    }
  }

  private var words: String {
    switch self {
    case .json(let problem, let line, let column):
      "this is not JSON: " + problem.words(of: "the text") { _ in "here" }
        + ", line \(line), column \(column)"
    case .missing(let path): "`\(path)` is missing, or no value of its type"
    case .otherHook(let offered):
      "this service answers \(offered.joined(separator: " and ")) only"
    case .noAge:
      "prefetch `\(ChartKey.patient.rawValue)` must hold the Patient with a birthDate: nothing is "
        + "ranked without an age, and no FHIR server is asked"
    case .otherPatient:
      "something that was sent is of another patient than `context.patientId`, or it can't be told"
    case .unreadable(let reasons): "the chart can't be read: " + reasons.joined(separator: "; ")
    case .unranked(let reason): "the chart can't be ranked: \(reason)"
    }
  }

  /// The fault as an `OperationOutcome` of FHIR, ended by a line feed.
  public var outcome: String { Self.outcome(code, words) }

  /// An `OperationOutcome` of FHIR, ended by a line feed.
  ///
  /// - Parameters:
  ///   - code: The kind of issue, a code of FHIR such as `not-found`.
  ///   - words: What happened, without anything of a patient.
  /// - Returns: The resource.
  public static func outcome(_ code: String, _ words: String) -> String {
    JSONValue.object(
      ("resourceType", "OperationOutcome"),
      (
        "issue",
        .array([
          .object(
            ("severity", "error"), ("code", .text(code)), ("diagnostics", .text(words)))
        ])
      )
    ).document
  }
}

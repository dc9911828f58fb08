public import DDXCore

/// What the checks found of one module with one edition of its evidence.
public struct ConformanceReport: Hashable, Sendable {
  /// The result of one check.
  public enum Outcome: Hashable, Sendable {
    /// It holds.
    case passed
    /// It does not, for these reasons; at least one.
    case failed([String])
    /// It could not be tried, for this reason.
    case notChecked(String)
  }

  /// A check with its outcome.
  public struct Result: Hashable, Sendable {
    /// The check.
    public let check: ConformanceCheck
    /// The result.
    public let outcome: Outcome

    /// Creates a result.
    public init(_ check: ConformanceCheck, _ outcome: Outcome) {
      self.check = check
      self.outcome = outcome
    }
  }

  /// The source.
  public let source: SourceID
  /// The evidence edition.
  public let edition: String
  /// Every check once, in the order of ``ConformanceCheck``.
  public let results: [Result]

  /// Creates a report.
  public init(source: SourceID, edition: String, results: [Result]) {
    self.source = source
    self.edition = edition
    self.results = results
  }

  /// The checks that failed.
  public var failed: [ConformanceCheck] {
    results.compactMap { if case .failed = $0.outcome { $0.check } else { nil } }
  }

  /// The result of one check.
  public func outcome(of check: ConformanceCheck) -> Outcome? {
    results.first { $0.check == check }?.outcome
  }

  /// The report with a check failed that was not tried: what may be missing elsewhere is asked for.
  func requiring(_ check: ConformanceCheck) -> ConformanceReport {
    ConformanceReport(
      source: source, edition: edition,
      results: results.map { result in
        guard result.check == check, case .notChecked(let reason) = result.outcome else {
          return result
        }
        return Result(check, .failed([reason]))
      })
  }
}

/// A module that does not hold to what every module must.
public struct ConformanceFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found, one report for each evidence edition.
  public let reports: [ConformanceReport]

  /// Creates an error from reports of which at least one has a failed check.
  public init(_ reports: [ConformanceReport]) { self.reports = reports }

  /// Every failed check with its reasons, a line each.
  public var description: String {
    var lines: [String] = []
    for report in reports where !report.failed.isEmpty {
      let edition = report.edition.isEmpty ? "" : " \(report.edition)"
      lines.append("\(report.source)\(edition) does not conform:")
      for result in report.results {
        guard case .failed(let reasons) = result.outcome else { continue }
        lines.append("  - \(result.check.title):")
        lines += reasons.map { "      \($0)" }
      }
    }
    return lines.joined(separator: "\n")
  }
}

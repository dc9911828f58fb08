public import DDXTesting

/// The results of the conformance suite for a module, as text.
public struct ConformancePage: Sendable {
  private let report: ConformanceReport
  private let style: PageStyle

  /// Creates a page.
  ///
  /// - Parameters:
  ///   - report: The results.
  ///   - style: How the page is laid out.
  public init(_ report: ConformanceReport, style: PageStyle = .plain) {
    self.report = report
    self.style = style
  }

  /// The checks, each with what came of it, and their count.
  public var text: String {
    var page = TextPage(style)
    page.line("\(report.source), evidence \(report.edition)")
    page.line()
    var untried = 0
    for result in report.results {
      switch result.outcome {
      case .passed: page.paragraph(result.check.title, lead: "  holds    ")
      case .failed(let reasons):
        page.paragraph(result.check.title, lead: "  FAILS    ", .red)
        for reason in reasons { page.paragraph(reason, lead: "           - ") }
      case .notChecked(let reason):
        untried += 1
        page.paragraph(
          "\(result.check.title): not tested, \(reason)", lead: "  -        ", .faint)
      }
    }
    page.line()
    let failed = report.failed.count
    let held = report.results.count - failed - untried
    page.paragraph(
      "\(held) of \(report.results.count) checks hold"
        + (failed > 0 ? ", \(failed) \(failed == 1 ? "fails" : "fail")" : "")
        + (untried > 0 ? ", \(untried) could not be tested" : "") + ".")
    return page.text
  }
}

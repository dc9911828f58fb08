internal import DDXCore
public import DDXScoring

/// How rankings did on patients whose source is known, as a page.
public struct ScoreReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.score/1"

  let sheet: ScoreSheet
  let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  public init(sheet: ScoreSheet, glossary: Glossary, style: PageStyle = .plain) {
    self.sheet = sheet
    self.glossary = glossary
    self.style = style
  }

  /// The tables in words, at most 100 columns wide.
  public func text() -> String {
    var page = TextPage(style)
    page.line(
      "\(counted(sheet.patients.count, "patient")) with a proven source, ranked under \(sheet.rules)",
      .bold)
    page.line()
    page.line(
      "  " + "way".padded(to: 16) + "source first".padded(to: 26) + "first or second".padded(to: 26)
        + "step right")
    for row in sheet.rows {
      page.line(
        "  " + row.id.padded(to: 16)
          + [row.first, row.firstTwo].map { $0.words.padded(to: 26) }.joined() + row.step.words)
    }
    page.line()
    page.line("  number, per cent and 95 % interval (Wilson)")
    if sheet.site.total > 0 { page.line("  likeliest place correct: \(sheet.site.words)") }
    writeProbabilities(&page)
    writeDeciles(&page)
    page.line()
    for row in sheet.rows {
      page.paragraph(title(of: row), lead: "  " + row.id.padded(to: 16))
    }
    page.line()
    page.paragraph("The fixed orders are those of \(sheet.study). " + Self.steps)
    page.paragraph(TextReport.closing)
    return page.text
  }

  /// What a right step is, in words.
  private static let steps = """
    A step is right if its injection or treatment is aimed at a proven source, or if it is aimed at \
    none and no proven source has an injection under the edition.
    """

  private func writeProbabilities(_ page: inout TextPage) {
    let rows = sheet.rows.compactMap { row in row.probabilities.map { (row.id, $0) } }
    guard !rows.isEmpty else { return }
    page.heading("Probabilities (0 is best)")
    page.line("  " + "way".padded(to: 16) + "Brier score".padded(to: 26) + "log score")
    for (id, score) in rows {
      page.line("  " + id.padded(to: 16) + score.brier.words.padded(to: 26) + score.log.words)
    }
  }

  private func writeDeciles(_ page: inout TextPage) {
    guard let score = sheet.rows.first?.probabilities else { return }
    page.heading("Calibration of \(sheet.rules), each source of each patient being a case")
    page.line(
      "  " + "said".padded(to: 14) + "cases".aligned(to: 6) + "   " + "mean said".padded(to: 12)
        + "was so")
    for decile in score.deciles where decile.observed.total > 0 {
      let low = Int((decile.low * 100).rounded())
      page.line(
        "  " + "\(low) to \(low + 10) %".padded(to: 14) + "\(decile.observed.total)".aligned(to: 6)
          + "   " + (decile.mean.map(percent) ?? "").padded(to: 12) + decile.observed.words)
    }
  }

  private func title(of row: ScoreSheet.Row) -> String {
    guard let citation = row.citation else { return row.title }
    let read =
      switch citation.status {
      case .recollection: "; from memory"
      case .assumed: "; the order is assumed"
      case .secondary: "; as quoted elsewhere"
      default: ""
      }
    return "\(row.title) [\(citation.id)]\(read)"
  }
}

extension Proportion {
  /// The proportion in words, such as `12 of 30   40 % (25-58)`.
  var words: String {
    guard let value, let wilson else { return "0 of 0" }
    let ends = [wilson.lowerBound, wilson.upperBound].map { fixed($0 * 100, 0) }
    return "\(count) of \(total)".padded(to: 11) + "\(fixed(value * 100, 0)) %".aligned(to: 5)
      + " (\(ends[0])-\(ends[1]))"
  }
}

extension ProbabilityScore.Mean {
  /// The mean with its standard error, such as `0.112 ± 0.013`.
  fileprivate var words: String {
    guard value.isFinite else { return "infinite" }
    return fixed(value, 3) + (error.map { " ± \(fixed($0, 3))" } ?? "")
  }
}

private func percent(_ value: Double) -> String { "\(fixed(value * 100, 1)) %" }

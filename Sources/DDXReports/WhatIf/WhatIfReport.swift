public import DDXCore
public import DDXRanking

/// A ranking before and after something in the profile was changed, side by side.
public struct WhatIfReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.what-if/1"

  let before: Ranking
  let after: Ranking
  let changes: [ProfileChange]
  let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - before: The ranking of the profile as it was read.
  ///   - after: The ranking of the changed profile, under the same protocol.
  ///   - changes: The change.
  ///   - glossary: The words for the ids in the rankings.
  ///   - style: How the page is laid out.
  public init(
    before: Ranking, after: Ranking, changes: [ProfileChange], glossary: Glossary,
    style: PageStyle = .plain
  ) {
    self.before = before
    self.after = after
    self.changes = changes
    self.glossary = glossary
    self.style = style
  }

  /// The comparison in words.
  public func text() -> String {
    var page = TextPage(style)
    let rules = before.rules.edition.map { "\(before.rules.id)@\($0)" } ?? before.rules.id
    page.line("\(before.profile.id), what if, under \(rules)", .bold)
    page.line()
    for change in changes { page.paragraph(glossary.words(change), lead: "  change   ") }
    writeSafety(to: &page)
    page.line()
    writeTable(to: &page)
    writeSteps(to: &page)
    page.line()
    page.paragraph(closing)
    page.line()
    page.paragraph(TextReport.closing, .faint)
    return page.text
  }

  private func writeSafety(to page: inout TextPage) {
    page.line()
    if before.safety == after.safety {
      page.line(after.safety.heading)
    } else {
      page.line("before   \(before.safety.heading)")
      page.line("after    \(after.safety.heading)")
    }
    for reason in after.safety.reasons
    where [.check, .stop].contains(after.safety.verdict)
      && reason.verdict == after.safety.verdict
    {
      page.paragraph(reason.advice, lead: "  do       ")
    }
  }

  private func writeTable(to page: inout TextPage) {
    let rows = self.rows
    let width = max(6, rows.map(\.title.count).max() ?? 0) + 2
    page.line(
      "  " + "source".padded(to: width) + "before".aligned(to: 10) + "after".aligned(to: 12)
        + "points".aligned(to: 7))
    for row in rows {
      let cells = [
        row.before.map { "\($0.rank)  \($0.posttest.percent.aligned(to: 7))" } ?? "-",
        row.after.map { "\($0.rank)  \($0.posttest.percent.aligned(to: 7))" } ?? "-",
      ]
      page.line(
        "  " + row.title.padded(to: width) + cells[0].aligned(to: 10)
          + page.shown("→").aligned(to: 2)
          + cells[1].aligned(to: 10) + row.points.aligned(to: 7) + "  \(row.move)")
    }
  }

  private func writeSteps(to page: inout TextPage) {
    page.heading("Next step")
    let (first, second) = (glossary.nextStep(of: before), glossary.nextStep(of: after))
    if first == second {
      page.paragraph(first, lead: "  the same ", indent: 11)
    } else {
      page.paragraph(first, lead: "  before   ")
      page.paragraph(second, lead: "  after    ")
    }
    if after.safety.isConditional {
      page.paragraph(
        "only if the warning signs not recorded are absent", lead: "  applies  ")
    }
  }
}

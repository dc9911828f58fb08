public import DDXComparison
public import DDXCore
import DDXRanking

/// What a change of edition does to a cohort.
public struct CohortReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.compare-cohort/1"

  let summary: CohortSummary
  let edits: [ProtocolEdit]
  let glossary: Glossary
  let left: String
  let right: String
  let failures: Int
  let threshold: Double
  private let isColoured: Bool

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - summary: The cohort.
  ///   - edits: The edits between the editions.
  ///   - names: The names of the editions.
  ///   - failures: The profiles that could not be compared.
  ///   - threshold: Changes below it count as small.
  ///   - glossary: The words for what the rankings name.
  ///   - isColoured: Whether the text goes to a terminal that shows colour.
  public init(
    _ summary: CohortSummary, edits: [ProtocolEdit], names: (left: String, right: String),
    failures: Int, threshold: Double, glossary: Glossary, isColoured: Bool = false
  ) {
    self.summary = summary
    self.edits = edits
    self.glossary = glossary
    (self.left, self.right) = names
    self.failures = failures
    self.threshold = threshold
    self.isColoured = isColoured
  }

  /// Whether anything changes that a reader would act on.
  public var changesAnything: Bool {
    summary.moved + summary.ordersChanged + summary.stepsChanged + summary.agentsChanged > 0
  }

  /// The cohort in words, at most 100 columns wide.
  public func text() -> String {
    var page = TextPage(isColoured: isColoured)
    if edits.isEmpty, left == right {
      page.paragraph(
        "\(counted(summary.patients, "patient")): \(left) is compared with itself, so nothing "
          + "changes.")
      return page.text
    }
    page.line("\(counted(summary.patients, "patient")), under \(left) and \(right)", .bold)
    if failures > 0 { page.line("\(counted(failures, "profile")) could not be compared", .yellow) }
    page.line()
    for row in counts {
      page.line("  " + row.name.padded(to: 48) + String(row.count).aligned(to: 6))
    }
    page.heading("First place")
    for cell in firstPlaces { page.line("  " + cell) }
    page.heading("Next step")
    for cell in steps { page.paragraph(cell.words, lead: "  \(cell.count.aligned(to: 6))  ") }
    page.heading("Most affected")
    if summary.mostAffected.isEmpty { page.line("  nobody") }
    for one in summary.mostAffected {
      page.line(
        "  " + one.profile.padded(to: 40) + fixed(one.totalChange * 100, 1).aligned(to: 7)
          + " points  " + change(one.firstLeft, one.firstRight))
    }
    writeEffects(to: &page)
    page.heading("Agreement, mean")
    page.line(
      "  rank-biased overlap \(summary.meanOverlap.map { fixed($0, 2) } ?? "-") (p = "
        + "\(fixed(RankBiasedOverlap.usualPersistence, 1))), Kendall tau-b "
        + (summary.meanTau.map { fixed($0, 2) } ?? "-"))
    page.line()
    page.paragraph(closing)
    page.line()
    page.line(TextReport.closing, .faint)
    return page.text
  }

  /// What came of it, in one sentence.
  var closing: String {
    "Moving from \(left) to \(right) changes the first place of \(summary.firstPlacesChanged) and "
      + "the next step of \(summary.stepsChanged) of \(counted(summary.patients, "patient"))."
  }

  private func writeEffects(to page: inout TextPage) {
    if summary.effects.isEmpty { return }
    page.heading("Why: mean absolute effect of each edit, over all patients and sources")
    for effect in summary.effects where effect.patients > 0 {
      page.line(
        "  " + fixed(effect.meanAbsolute * 100, 2).aligned(to: 6) + " points, "
          + "\(counted(effect.patients, "patient"))")
      for difference in edits[effect.edit].active.prefix(4) {
        let words = DifferenceWords(difference)
        page.paragraph(words.change, lead: "    edit   ")
        page.paragraph(words.places, lead: "           ", .faint)
      }
    }
    if summary.sampled > 0 {
      page.line("  \(counted(summary.sampled, "patient")) attributed by samples", .faint)
    }
  }
}

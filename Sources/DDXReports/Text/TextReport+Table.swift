import DDXCore
import DDXRanking

extension TextReport {
  /// The sources with their probabilities, most probable first.
  func writeTable(_ ranking: Ranking, to page: inout TextPage) {
    let rows = ranking.candidates.map { (candidate: $0, site: SiteSummary(of: $0)) }
    let titles = max(6, rows.map(\.candidate.title.count).max() ?? 0)
    let sites = max(8, rows.map(\.site.words.count).max() ?? 0)
    let bar = max(8, min(20, TextPage.width - titles - sites - Self.otherColumns))
    page.line(
      "  #  " + "source".padded(to: titles + 2) + "most likely where".padded(to: sites + 9)
        + "before".aligned(to: 7) + "after".aligned(to: 10) + "".padded(to: bar + 2)
        + "alone".aligned(to: 9), .faint)
    for (candidate, site) in rows {
      let place =
        site.words.isEmpty
        ? "".padded(to: sites + 9)
        : site.words.padded(to: sites) + site.probability.percent.aligned(to: 7) + "  "
      page.line(
        String(candidate.rank).aligned(to: 3) + "  " + candidate.title.padded(to: titles + 2)
          + place + candidate.pretest.percent.aligned(to: 7) + " → "
          + page.paint(
            candidate.posttest.percent.aligned(to: 7), candidate.rank == 1 ? .bold : nil)
          + "  " + Self.bar(candidate, width: bar) + candidate.alone.percent.aligned(to: 9))
    }
    page.line()
    page.line(
      "  before: without the findings (│ in the bar); after: with all; alone: with its own only",
      .faint)
    page.paragraph(
      "Several sources may hurt at once, so the probabilities add up to more than 100 %.",
      lead: "  ", .faint)
  }

  /// The width of all columns but the title, the site and the bar.
  private static let otherColumns = 5 + 2 + 9 + 7 + 10 + 2 + 9

  /// A bar as long as the probability after, with a mark at the one before.
  static func bar(_ candidate: Candidate, width: Int) -> String {
    let filled = Int((candidate.posttest.value * Double(width)).rounded())
    let mark = min(Int(candidate.pretest.value * Double(width)), width - 1)
    return (0..<width).map { $0 == mark ? "│" : $0 < filled ? "█" : "·" }.joined()
  }
}

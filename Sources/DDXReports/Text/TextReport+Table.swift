import DDXCore
import DDXRanking

extension TextReport {
  /// The sources with their probabilities, most probable first.
  func writeTable(_ ranking: Ranking, to page: inout TextPage) {
    let rows = ranking.candidates.map { candidate in
      (
        candidate: candidate, title: String(candidate.title.prefix(30)),
        site: candidate.site == .unspecified ? "" : candidate.site.description,
        inSite: candidate.site == .unspecified ? "" : candidate.sites.first?.posttest.percent ?? ""
      )
    }
    let titles = max(6, rows.map(\.title.count).max() ?? 0)
    let sites = max(8, rows.map(\.site.count).max() ?? 0)
    let left = "  #  " + "source".padded(to: titles + 2) + "most likely where".padded(to: sites + 9)
    let numbers = "before".aligned(to: 7) + "after".aligned(to: 10) + "  "
    page.line(left + numbers + "".padded(to: Self.barWidth) + "alone".aligned(to: 9), .faint)
    for row in rows {
      let candidate = row.candidate
      let head =
        String(candidate.rank).aligned(to: 3) + "  " + row.title.padded(to: titles + 2)
        + row.site.padded(to: sites) + row.inSite.aligned(to: 7) + "  "
      let numbers =
        candidate.pretest.percent.aligned(to: 7) + " → "
        + page.paint(
          candidate.posttest.percent.aligned(to: 7), candidate.rank == 1 ? .bold : nil)
      page.line(
        head + numbers + "  " + Self.bar(candidate) + candidate.alone.percent.aligned(to: 9))
    }
    page.line()
    page.line(
      "  before: without the findings (│ in the bar); after: with all; alone: with its own only",
      .faint)
    page.paragraph(
      "Several sources may hurt at once, so the probabilities add up to more than 100 %.",
      lead: "  ", .faint)
  }

  static let barWidth = 20

  /// A bar as long as the probability after, with a mark at the one before.
  static func bar(_ candidate: Candidate) -> String {
    let length = Double(barWidth)
    let filled = Int((candidate.posttest.value * length).rounded())
    let mark = min(Int(candidate.pretest.value * length), barWidth - 1)
    return (0..<barWidth).map { $0 == mark ? "│" : $0 < filled ? "█" : "·" }.joined()
  }
}

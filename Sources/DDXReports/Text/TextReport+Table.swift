import DDXCore
import DDXRanking

extension TextReport {
  /// The sources with their probabilities, most probable first, as wide as the page allows.
  ///
  /// On a narrow page the bar is left out first, then the places move below the table.
  func writeTable(_ ranking: Ranking, to page: inout TextPage) {
    let columns = RankingColumns(ranking, page, isExplained: isExplained)
    page.line(columns.head, .faint)
    for candidate in ranking.candidates { page.line(columns.row(candidate, page)) }
    if !columns.hasPlaces {
      let places = ranking.candidates.compactMap { candidate in
        let words = SiteSummary(of: candidate).words
        return words.isEmpty ? nil : "\(candidate.title.lowercasedFirst) \(words)"
      }
      if !places.isEmpty {
        page.line()
        page.paragraph("Most likely where: \(places.joined(separator: "; ")).", lead: "  ", .faint)
      }
    }
    page.paragraph(
      (columns.bar > 0 ? "In the bar, │ marks the value before. " : "")
        + (isExplained ? "Alone: with its own findings only. " : "")
        + (isExplained && ranking.certainty != nil
          ? "First: how often it ranks first in the draws. " : "")
        + "Several sources may hurt at once."
        + (ranking.certainty.map { " " + $0.meaning } ?? ""), lead: "  ", .faint)
    writeCertainty(ranking, to: &page)
  }

  /// How sure the first place and the step are, and what that depends on.
  private func writeCertainty(_ ranking: Ranking, to page: inout TextPage) {
    guard let certainty = ranking.certainty else { return }
    page.line()
    let sentences = [glossary.howSure(ranking), glossary.whatDecides(ranking)].compactMap(\.self)
    page.paragraph(sentences.joined(separator: " "), lead: "  ")
    guard isExplained else { return }
    for row in certainty.deciding {
      page.paragraph("\(row.part.percent)  \(glossary.words(row))", lead: "    decides  ", .faint)
    }
  }
}

/// The columns of the table of sources.
private struct RankingColumns {
  private let title: Int
  private let place: Int
  private let arrow: String
  private let hasAlone: Bool
  private let certainty: Certainty?
  let hasPlaces: Bool
  let bar: Int

  /// The width of an interval.
  private static let interval = 15

  init(_ ranking: Ranking, _ page: TextPage, isExplained: Bool) {
    let candidates = ranking.candidates
    certainty = ranking.certainty
    title = min(30, max(6, candidates.map(\.title.count).max() ?? 0))
    place = max(17, candidates.map { SiteSummary(of: $0).words.count }.max() ?? 0)
    arrow = page.shown("→")
    hasAlone = isExplained
    let intervals = certainty == nil ? 0 : Self.interval + (hasAlone ? 8 : 0)
    let fixed = 5 + title + 8 + 1 + arrow.count + 8 + intervals + (hasAlone ? 8 : 0)
    hasPlaces = page.width >= fixed + 2 + place
    let rest = page.width - fixed - (hasPlaces ? place + 2 : 0) - 2
    bar = rest < 10 ? 0 : min(20, rest)
  }

  var head: String {
    "  #  " + "source".padded(to: title) + "before".aligned(to: 8)
      + "".padded(to: arrow.count + 1) + "after".aligned(to: 8)
      + (certainty == nil
        ? "" : "interval".aligned(to: Self.interval) + (hasAlone ? "first".aligned(to: 8) : ""))
      + (hasAlone ? "alone".aligned(to: 8) : "")
      + (bar > 0 ? "  " + Self.scale(bar) : "") + (hasPlaces ? "  most likely where" : "")
  }

  func row(_ candidate: Candidate, _ page: TextPage) -> String {
    String(candidate.rank).aligned(to: 3) + "  "
      + candidate.title.fitted(to: title).padded(to: title)
      + candidate.pretest.percent.aligned(to: 8) + " \(arrow)"
      + page.paint(candidate.posttest.percent.aligned(to: 8), candidate.rank == 1 ? .bold : nil)
      + certain(candidate)
      + (hasAlone ? candidate.alone.percent.aligned(to: 8) : "")
      + (bar > 0 ? "  " + Self.bar(candidate, width: bar) : "")
      + (hasPlaces ? "  " + SiteSummary(of: candidate).words : "")
  }

  /// How sure the probability of a source is.
  private func certain(_ candidate: Candidate) -> String {
    guard let certainty = certainty?.source(candidate.source) else { return "" }
    return certainty.interval.aligned(to: Self.interval)
      + (hasAlone ? certainty.first.percent.aligned(to: 8) : "")
  }

  /// What the ends of a bar stand for.
  private static func scale(_ width: Int) -> String { "0 %" + "100 %".aligned(to: width - 3) }

  /// A bar as long as the probability after, with a mark at the one before.
  private static func bar(_ candidate: Candidate, width: Int) -> String {
    let filled = Int((candidate.posttest.value * Double(width)).rounded())
    let mark = min(Int(candidate.pretest.value * Double(width)), width - 1)
    return (0..<width).map { $0 == mark ? "│" : $0 < filled ? "█" : "·" }.joined()
  }
}

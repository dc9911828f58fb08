import DDXCore
import DDXRanking

extension RankingPage {
  /// The sources with their probabilities, most probable first.
  func table(of ranking: Ranking) -> PageSection {
    let certainty = ranking.certainty
    let rows = ranking.candidates.map { candidate in
      let site = SiteSummary(of: candidate)
      let sure = certainty?.source(candidate.source)
      let place =
        site.words.isEmpty
        ? [] : ["most likely \(site.words), \(site.probability.percent)"]
      var cells: [PageTable.Cell] = [
        .init(
          "\(candidate.rank). \(candidate.title)", notes: place,
          strip: .probability(
            candidate.posttest, before: candidate.pretest,
            interval: sure.map { ($0.low, $0.high) })),
        .init(candidate.pretest.percent), .init(candidate.posttest.percent),
        .init(candidate.alone.percent),
      ]
      if certainty != nil {
        cells.append(.init(sure?.interval ?? ""))
        cells.append(.init(sure?.first.percent ?? ""))
      }
      return PageTable.Row(cells)
    }
    var columns: [PageTable.Column] = [
      .init(title: "Source"), .init(title: "Before", isNumber: true),
      .init(title: "After", isNumber: true), .init(title: "Alone", isNumber: true),
    ]
    var meaning = """
      Before: without the findings. After: with all of them. Alone: with the source's own findings \
      only. Several sources may hurt at once, so the probabilities add up to more than 100 %.
      """
    if let certainty {
      columns += [
        .init(title: "Interval", isNumber: true), .init(title: "First", isNumber: true),
      ]
      meaning += " \(certainty.meaning) First: how often it ranks first in the draws."
    }
    return PageSection(
      id: "ranking", heading: "Ranking",
      parts: [
        .table(
          PageTable(
            caption: "How probable each source is", columns: columns, rows: rows)),
        .remark(meaning),
      ] + (glossary.whatDecides(ranking).map { [.paragraph($0)] } ?? []) + [
        .legend(
          "The bar is the probability after the findings, the line the one before them"
            + (certainty == nil ? "." : ", and the thin bar the interval."))
      ] + unassessed(ranking))
  }

  private func unassessed(_ ranking: Ranking) -> [PagePart] {
    guard !ranking.unassessed.isEmpty else { return [] }
    return [
      .heading("Not assessed"),
      .list(
        ranking.unassessed.map { source in
          let before = source.pretest.map { ", up to \($0.percent) before the findings" } ?? ""
          let how = source.isFailure ? "its module failed" : "not applicable"
          return PageItem(
            text: "\(glossary.title(of: source.source))\(before); \(how): \(source.reason)")
        }),
      .remark("Its probability is counted under another source."),
    ]
  }

  /// What moved each candidate.
  func reasons(_ ranking: Ranking, _ citations: CitationList) -> PageSection {
    let intro: [PagePart] = [
      .remark("Log-odds add up: the effects of the findings lead from before to after."),
      .legend(
        """
        Each bar begins where the one above ends: blue moves the source up, orange down; violet is \
        the effect of the other sources. The faint line is a probability of 50 %. The weightiest \
        findings come first.
        """),
    ]
    return PageSection(
      id: "reasons", heading: "What moved each source",
      parts: intro + ranking.candidates.flatMap { reasons(of: $0, citations) })
  }

  private func reasons(of candidate: Candidate, _ citations: CitationList) -> [PagePart] {
    let site = SiteSummary(of: candidate).words
    let place = site.isEmpty ? "" : ", \(site)"
    let heading =
      "\(candidate.title)\(place): \(candidate.pretest.percent) → \(candidate.posttest.percent)"
    let parts: [PagePart] = [
      .heading(heading),
      .table(Waterfall(candidate, glossary: glossary, citations: citations).table),
    ]
    return parts + candidate.notableSuspects.flatMap(suspect)
  }
}

internal import DDXCore
public import DDXRanking

extension RankingPage {
  /// A ranking at a glance, to stand beside a form: the verdict, the sources with their
  /// probabilities, and the step.
  ///
  /// - Parameters:
  ///   - ranking: The ranking.
  ///   - tellsVerdict: Whether the verdict is on it; not where the page beside it tells it in full.
  /// - Returns: The page.
  public func glance(_ ranking: Ranking, tellsVerdict: Bool) -> ReportPage {
    let line = BottomLine(ranking, glossary: glossary)
    var sections: [PageSection] = []
    if tellsVerdict {
      sections.append(
        PageSection(
          id: "glance-safety", heading: ranking.safety.heading.capitalised,
          tone: ranking.safety.verdict.tone, parts: [.paragraph(line.safety)]))
    }
    sections.append(
      PageSection(
        id: "glance-ranking", heading: "Sources",
        parts: [
          .bars(
            ranking.candidates.map { candidate in
              PageBar(
                name: glossary.named(candidate), value: candidate.posttest.percent,
                strip: .probability(candidate.posttest, before: candidate.pretest))
            }),
          .remark(
            "The bar is the probability now, the line the one before the findings. Several may hurt."
          ),
        ]))
    if ranking.safety.verdict != .stop {
      sections.append(
        PageSection(
          id: "glance-step", heading: "Next step", tone: .key, parts: [.paragraph(line.step)]))
    }
    return ReportPage(
      title: "As things stand", subtitle: ranking.rules.fullName, sections: sections)
  }

  /// A verdict that stops or delays an injection, shown before anything else; nil without one.
  ///
  /// - Parameter ranking: The ranking.
  /// - Returns: The page.
  public func alarm(_ ranking: Ranking) -> ReportPage? {
    guard ranking.safety.holdsNeedle else { return nil }
    return ReportPage(
      title: ranking.safety.heading.capitalised, subtitle: ranking.rules.fullName,
      sections: [safety(ranking.safety)])
  }

  /// The plan alone, with the verdict before it.
  ///
  /// - Parameter ranking: The ranking of the same profile.
  /// - Returns: The page; without a plan where there is none, or a warning sign forbids it.
  public func planPage(_ ranking: Ranking) -> ReportPage {
    ReportPage(
      title: "Plan", subtitle: ranking.rules.fullName,
      sections: [safety(ranking.safety)] + (plan.flatMap(section).map { [$0] } ?? []))
  }
}

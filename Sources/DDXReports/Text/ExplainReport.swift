public import DDXCore
public import DDXRanking

/// Why each source of a ranking is as likely as it is, from what the ranking kept.
public struct ExplainReport: Sendable {
  private let ranking: Ranking
  private let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - ranking: The ranking.
  ///   - glossary: The words for what it names.
  ///   - style: How the page is laid out.
  public init(_ ranking: Ranking, glossary: Glossary, style: PageStyle = .plain) {
    self.ranking = ranking
    self.glossary = glossary
    self.style = style
  }

  /// The explanation of one source, or of all, most probable first.
  public func text(of source: SourceID? = nil) -> String {
    var page = TextPage(style)
    let rules = ranking.rules.edition.map { "\(ranking.rules.id)@\($0)" } ?? ranking.rules.id
    page.line("\(ranking.profile.id), explained under \(rules)", .bold)
    let text = TextReport(glossary: glossary, isExplained: true, style: style)
    for candidate in ranking.candidates where source == nil || candidate.source == source {
      text.writeExplanation(of: candidate, to: &page)
      writeRivals(of: candidate, to: &page)
      writeContradictions(of: candidate, to: &page)
    }
    page.line()
    page.paragraph(TextReport.closing, .faint)
    return page.text
  }

  /// Which other sources the findings for a source speak for as well: where several share a
  /// finding, each explains a part of it.
  private func writeRivals(of candidate: Candidate, to page: inout TextPage) {
    let own = Set(candidate.speaking(>))
    for rival in ranking.candidates where rival.source != candidate.source {
      let shared = rival.speaking(>).filter(own.contains)
      guard !shared.isEmpty, rival.posttest.value >= Self.notable else { continue }
      page.paragraph(
        "\(rival.title.lowercasedFirst) (\(rival.posttest.percent)) also explains: "
          + shared.map(glossary.words).joined(separator: "; "), lead: "  shared   ")
    }
  }

  /// What speaks against a source that is likely, or for one that is not.
  private func writeContradictions(of candidate: Candidate, to page: inout TextPage) {
    let isRaised = candidate.posttest.value >= candidate.pretest.value
    let facts = isRaised ? candidate.speaking(<) : candidate.speaking(>)
    guard !facts.isEmpty else { return }
    page.paragraph(
      "\(isRaised ? "against the rise" : "against the fall"): "
        + facts.map(glossary.sentence).joined(separator: "; "), lead: "  contrary ")
  }

  /// The probability from which another source is worth naming as an explanation.
  private static let notable = 0.05
}

extension Candidate {
  /// The findings whose steps together change its odds noticeably in a direction, in their order.
  fileprivate func speaking(_ isFurther: (Double, Double) -> Bool) -> [Finding] {
    let limit = isFurther(1, 0) ? 0.1 : -0.1
    return EvidenceStep.steps(of: self).compactMap { step in
      guard case .finding(let finding) = step.row.kind, isFurther(step.logOdds, limit) else {
        return nil
      }
      return finding
    }
  }
}

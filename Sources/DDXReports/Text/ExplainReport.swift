public import DDXComparison
public import DDXCore
public import DDXRanking

/// Why each source of a ranking is as likely as it is, and what would change the answer.
public struct ExplainReport: Sendable {
  private let ranking: Ranking
  private let changes: SmallestChanges
  private let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - ranking: The ranking.
  ///   - changes: The smallest changes that would give another answer.
  ///   - glossary: The words for what it names.
  ///   - style: How the page is laid out.
  public init(
    _ ranking: Ranking, changes: SmallestChanges, glossary: Glossary, style: PageStyle = .plain
  ) {
    self.ranking = ranking
    self.changes = changes
    self.glossary = glossary
    self.style = style
  }

  /// The explanation of one source with its references, or of all, most probable first, without them.
  public func text(of source: SourceID? = nil) -> String {
    var page = TextPage(style)
    let rules = ranking.rules.edition.map { "\(ranking.rules.id)@\($0)" } ?? ranking.rules.id
    page.line("\(ranking.profile.id), explained under \(rules)", .bold)
    let text = TextReport(glossary: glossary, isExplained: true, style: style)
    if ranking.safety.verdict != .stop { text.writeChanges(changes, to: &page) }
    for candidate in ranking.candidates where source == nil || candidate.source == source {
      text.writeExplanation(of: candidate, hasReferences: source != nil, to: &page)
      writeRivals(of: candidate, to: &page)
      writeContradictions(of: candidate, to: &page)
    }
    page.line()
    if source == nil {
      page.paragraph(
        "`ddx explain PROFILE SOURCE` explains one source and adds the references.", .faint)
    }
    page.paragraph(TextReport.closing, .faint)
    return page.text
  }

  /// How probable a source would be without each rival, where that is noticeable, and what both explain.
  private func writeRivals(of candidate: Candidate, to page: inout TextPage) {
    let own = Set(candidate.speaking(>))
    for rival in candidate.rivals {
      let change = (rival.posttestWithout.value - candidate.posttest.value) * 100
      guard abs(change) >= Self.noticeable,
        let other = ranking.candidate(rival.source)
      else { continue }
      let shared = other.speaking(>).filter(own.contains).map(glossary.words)
      page.paragraph(
        "\(rival.posttestWithout.percent) if \(glossary.phrase(of: rival.source)) "
          + "(\(other.posttest.percent)) were ruled out"
          + (shared.isEmpty ? "" : "; both explain: \(shared.joined(separator: "; "))"),
        lead: "  rival    ")
    }
  }

  /// What speaks against a source that is likely, or for one that is not.
  private func writeContradictions(of candidate: Candidate, to page: inout TextPage) {
    let isRaised = candidate.posttest.value >= candidate.pretest.value
    let facts = isRaised ? candidate.speaking(<) : candidate.speaking(>)
    guard !facts.isEmpty else { return }
    page.paragraph(
      "\(isRaised ? "speaking against it" : "speaking for it"): "
        + facts.map(glossary.sentence).joined(separator: "; "), lead: "  contrary ")
  }

  /// The change in percentage points from which another source is worth naming.
  private static let noticeable = 2.0
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

import DDXComparison
import DDXCore
import DDXRanking

extension TextReport {
  /// The weightiest reasons for and against the likeliest source, and in brief for every other that
  /// is about as likely to hurt as not.
  func writeReasons(_ ranking: Ranking, _ changes: SmallestChanges?, to page: inout TextPage) {
    guard ranking.safety.verdict != .stop, let first = ranking.candidates.first else { return }
    if ranking.candidates.allSatisfy(\.evidence.isEmpty) {
      page.line()
      page.line("No recorded finding speaks for or against any source.")
    } else {
      writeReasons(for: first, changes, to: &page)
      for candidate in ranking.candidates.dropFirst() where candidate.posttest.value >= 0.4 {
        writeBrief(candidate, to: &page)
      }
    }
  }

  private func writeReasons(
    for candidate: Candidate, _ changes: SmallestChanges?, to page: inout TextPage
  ) {
    let lines = EvidenceLine.lines(of: candidate, glossary: glossary)
    page.heading(
      "Why \(candidate.title.lowercasedFirst): \(candidate.pretest.percent) → "
        + candidate.posttest.percent, right: lines.isEmpty ? "" : "odds")
    let weighty = lines.filter { !$0.isSlight }.byWeight
    write(weighty.filter { $0.logOdds > 0 }.prefix(3), lead: "  for      ", to: &page)
    write(weighty.filter { $0.logOdds < 0 }.prefix(2), lead: "  against  ", to: &page)
    if lines.isEmpty { page.line("  No recorded finding speaks for or against it.") }
    if let unless = changes.flatMap(glossary.unlessFirst) {
      page.paragraph(unless, lead: "  but if   ")
    }
  }

  /// The three weightiest reasons of a source, in one paragraph.
  private func writeBrief(_ candidate: Candidate, to page: inout TextPage) {
    let lines = EvidenceLine.lines(of: candidate, glossary: glossary).byWeight.prefix(3)
    let reasons = lines.map { "\($0.text) \($0.factor)" }.joined(separator: "; ")
    page.paragraph(
      "\(candidate.title.lowercasedFirst) \(candidate.pretest.percent) → "
        + "\(candidate.posttest.percent)\(reasons.isEmpty ? "" : ": \(reasons)")",
      lead: "  also     ")
  }

  private func write(
    _ lines: some Collection<EvidenceLine>, lead: String, to page: inout TextPage
  ) {
    let margin = String(repeating: " ", count: lead.count)
    for (index, line) in lines.enumerated() {
      page.paragraph(
        line.text, lead: index == 0 ? lead : margin, right: line.factor, at: page.width - 8)
    }
  }

  /// The fewest recorded facts that would change the first place or the step.
  func writeChanges(_ changes: SmallestChanges, to page: inout TextPage) {
    page.heading("What would change it")
    for part in glossary.whatWouldChange(changes) {
      page.paragraph(part.text, lead: "  " + part.name.lowercasedFirst.padded(to: 13))
    }
  }

  /// What another source may be, unless the page says so above the table already.
  func writeSuspects(of ranking: Ranking, to page: inout TextPage) {
    if case .investigate? = Precedence(ranking) { return }
    let suspects = ranking.candidate(.other)?.notableSuspects ?? []
    guard !suspects.isEmpty, ranking.safety.verdict != .stop else { return }
    page.paragraph("Other sources to consider: \(listed(suspects.map(Self.words))).", lead: "  ")
  }
}

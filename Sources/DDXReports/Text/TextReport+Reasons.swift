import DDXCore
import DDXRanking

extension TextReport {
  /// The weightiest reasons for and against the likeliest sources.
  func writeReasons(_ ranking: Ranking, to page: inout TextPage) {
    guard ranking.safety.verdict != .stop else { return }
    var silent: [String] = []
    for candidate in ranking.candidates where isWorthReasons(candidate) {
      let lines = EvidenceLine.lines(of: candidate, glossary: glossary)
      if lines.isEmpty {
        silent.append(candidate.title)
      } else {
        write(lines, of: candidate, to: &page)
      }
    }
    if ranking.candidates.allSatisfy(\.evidence.isEmpty) {
      page.line()
      page.line("No recorded finding speaks for or against any source.")
    } else if !silent.isEmpty {
      page.line()
      page.paragraph("No recorded finding speaks for or against: \(listed(silent)).")
    }
    writeSuspects(of: ranking, to: &page)
  }

  private func write(_ lines: [EvidenceLine], of candidate: Candidate, to page: inout TextPage) {
    page.heading(
      "Why \(candidate.title.lowercasedFirst): \(candidate.pretest.percent) → "
        + candidate.posttest.percent, right: "odds")
    let against = lines.filter { $0.logOdds < 0 && !$0.isSlight }.byWeight
    let speaking = lines.filter { $0.logOdds > 0 && !$0.isSlight }.byWeight
    write(speaking.prefix(Self.shownFor), lead: "  for      ", to: &page)
    write(against.prefix(Self.shownAgainst), lead: "  against  ", to: &page)
    let rest =
      lines.count - min(speaking.count, Self.shownFor) - min(against.count, Self.shownAgainst)
    if rest > 0 {
      page.line("  and      \(counted(rest, "finding")) that weigh less", .faint)
    }
    writeExplainingAway(candidate, to: &page)
  }

  private static let shownFor = 4
  private static let shownAgainst = 3

  /// What else another source may be, where it does not stand above the table already.
  private func writeSuspects(of ranking: Ranking, to page: inout TextPage) {
    if case .investigate? = Precedence(ranking) { return }
    let suspects = ranking.candidate(.other)?.notableSuspects ?? []
    guard !suspects.isEmpty else { return }
    page.heading("Also consider")
    for named in suspects.prefix(2) {
      page.paragraph(
        Self.words(named) + (named.suspect.check.isEmpty ? "" : ": \(named.suspect.check)"),
        lead: "  - ")
    }
    let rest = suspects.dropFirst(2).map(Self.words)
    if !rest.isEmpty { page.paragraph(listed(rest), lead: "  - ", .faint) }
  }

  /// The first source, and every other that is about as likely to hurt as not.
  private func isWorthReasons(_ candidate: Candidate) -> Bool {
    candidate.rank == 1 || candidate.posttest.value >= 0.4
  }

  private func write(
    _ lines: some Collection<EvidenceLine>, lead: String, to page: inout TextPage
  ) {
    let margin = String(repeating: " ", count: lead.count)
    for (index, line) in lines.enumerated() {
      page.paragraph(
        line.text, lead: index == 0 ? lead : margin, right: line.factor, at: page.width - 8)
      for detail in line.details {
        page.paragraph(detail, lead: margin + "  ", indent: margin.count + 4, .faint)
      }
    }
  }

  /// How the other sources changed what a source's own evidence says.
  func writeExplainingAway(_ candidate: Candidate, to page: inout TextPage) {
    let points = (candidate.posttest.value - candidate.alone.value) * 100
    guard abs(points) >= 2 else { return }
    let reason =
      points < 0
      ? "other sources explain part of the pain"
      : "other sources have become less likely"
    page.paragraph(
      "\(candidate.alone.percent) by its own findings; \(reason)", lead: "  note     ", .faint)
  }
}

extension [EvidenceLine] {
  /// The lines, the weightiest first.
  fileprivate var byWeight: [EvidenceLine] {
    enumerated().sorted { left, right in
      (-abs(left.element.logOdds), left.offset) < (-abs(right.element.logOdds), right.offset)
    }.map(\.element)
  }
}

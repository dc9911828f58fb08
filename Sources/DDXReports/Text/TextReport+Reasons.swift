import DDXCore
import DDXRanking

extension TextReport {
  /// The reasons for and against the first sources.
  func writeReasons(_ ranking: Ranking, to page: inout TextPage) {
    for candidate in ranking.candidates where isWorthReasons(candidate) {
      let lines = EvidenceLine.lines(of: candidate, glossary: glossary)
      let place = candidate.site == .unspecified ? "" : ", \(candidate.site)"
      page.heading(
        "\(candidate.title)\(place): \(candidate.pretest.percent) → \(candidate.posttest.percent)")
      if lines.isEmpty {
        page.line("  no recorded finding speaks for or against it")
      }
      write(lines.filter { $0.logOdds > 0 && !$0.isSlight }, lead: "  for      ", to: &page)
      write(lines.filter { $0.logOdds < 0 && !$0.isSlight }, lead: "  against  ", to: &page)
      let slight = lines.filter(\.isSlight).count
      if slight > 0 {
        let verb = slight == 1 ? "changes" : "change"
        page.line("  ~        \(counted(slight, "finding")) that hardly \(verb) it", .faint)
      }
      for named in candidate.suspects { write(named, to: &page, indent: "  ") }
      writeExplainingAway(candidate, to: &page)
    }
  }

  /// The first two, every source that may well hurt, and `other` where it names a suspect.
  private func isWorthReasons(_ candidate: Candidate) -> Bool {
    candidate.rank <= 2 || candidate.posttest.value >= 0.25 || !candidate.suspects.isEmpty
  }

  /// The lines of one direction, the weightiest first.
  private func write(_ lines: [EvidenceLine], lead: String, to page: inout TextPage) {
    let margin = String(repeating: " ", count: lead.count)
    let ordered = lines.enumerated().sorted { left, right in
      (-abs(left.element.logOdds), left.offset) < (-abs(right.element.logOdds), right.offset)
    }.map(\.element)
    for (index, line) in ordered.enumerated() {
      page.paragraph(
        line.text, lead: index == 0 ? lead : margin, right: line.factor, at: TextPage.width - 8)
    }
  }

  /// How the other sources changed what a source's own evidence says.
  func writeExplainingAway(_ candidate: Candidate, to page: inout TextPage) {
    let points = (candidate.posttest.value - candidate.alone.value) * 100
    guard abs(points) >= 2 else { return }
    let text =
      points < 0
      ? "other sources explain part of this: \(candidate.alone.percent) without them"
      : "other sources explain little: \(candidate.alone.percent) on its own evidence only"
    page.line("  but      \(text)", .faint)
  }
}

import DDXCore
import DDXRanking

extension TextReport {
  /// The reasons for and against the first sources.
  func writeReasons(_ ranking: Ranking, to page: inout TextPage) {
    var silent: [String] = []
    for candidate in ranking.candidates where isWorthReasons(candidate) {
      let lines = EvidenceLine.lines(of: candidate, glossary: glossary)
      if lines.isEmpty {
        silent.append(candidate.title)
        continue
      }
      let site = SiteSummary(of: candidate).words
      let place = site.isEmpty ? "" : ", \(site)"
      page.heading(
        "\(candidate.title)\(place): \(candidate.pretest.percent) → \(candidate.posttest.percent)")
      write(lines.filter { $0.logOdds > 0 && !$0.isSlight }, lead: "  for      ", to: &page)
      write(lines.filter { $0.logOdds < 0 && !$0.isSlight }, lead: "  against  ", to: &page)
      let slight = lines.filter(\.isSlight).count
      if slight > 0 {
        let verb = slight == 1 ? "changes" : "change"
        page.line("  ~        \(counted(slight, "finding")) that hardly \(verb) it", .faint)
      }
      if !isInvestigated(ranking) {
        for named in candidate.notableSuspects { write(named, to: &page, indent: "  ") }
      }
      writeExplainingAway(candidate, to: &page)
    }
    if ranking.candidates.allSatisfy(\.evidence.isEmpty) {
      page.line()
      page.line("No recorded finding speaks for or against any source.")
    } else if !silent.isEmpty {
      page.line()
      page.paragraph("No recorded finding speaks for or against: \(listed(silent)).", lead: "")
    }
  }

  /// Whether the suspects stand above the table already.
  private func isInvestigated(_ ranking: Ranking) -> Bool {
    if case .investigate? = Precedence(ranking) { true } else { false }
  }

  /// The first three, every source that may well hurt, and `other` where it names a suspect.
  private func isWorthReasons(_ candidate: Candidate) -> Bool {
    candidate.rank <= 3 || candidate.posttest.value >= 0.15 || !candidate.notableSuspects.isEmpty
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
      ? "the other sources explain part of the pain"
      : "what speaks against the other sources raises it"
    page.line(
      "  note     its own findings alone give \(candidate.alone.percent); \(reason)", .faint)
  }
}

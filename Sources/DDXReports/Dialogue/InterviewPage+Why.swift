internal import DDXCore
public import DDXDialogue
public import DDXRanking

extension InterviewPage {
  /// Why a question is asked, and what each answer would change.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - now: The ranking as things stand; nil as long as nothing can be ranked.
  ///   - outcomes: The ranking after each answer that settles it, with the answer in words.
  /// - Returns: The lines, ended by a line feed.
  public func why(
    _ question: Question, now: Ranking?, outcomes: [(answer: String, ranking: Ranking)]
  ) -> String {
    var page = TextPage(.plain)
    switch question.topic {
    case .redFlags:
      if case .checklist(let items) = question.kind {
        for item in items { page.paragraph(reason(item.code), lead: "   ") }
      }
    case .course:
      page.paragraph(
        "If it is new or changing, it stops every injection; otherwise it is named.", lead: "   ")
    case .age: page.paragraph("How common each source is depends on the age.", lead: "   ")
    case .sex:
      page.paragraph("Some warning signs depend on it; it changes no probability.", lead: "   ")
    case .side: page.paragraph("It decides which side is examined and injected.", lead: "   ")
    case .duration:
      page.paragraph("The numbers are for pain of three months or more.", lead: "   ")
    case .scale:
      page.paragraph("Sources differ on this scale.", lead: "   ")
    case .finding:
      page.paragraph("The answer may change the next step, and asking costs nothing.", lead: "   ")
      for outcome in outcomes {
        page.paragraph(change(from: now, to: outcome.ranking), lead: "   \(outcome.answer)  ")
      }
    }
    return page.text
  }

  /// The source that moves most, and the step that would follow.
  private func change(from now: Ranking?, to ranking: Ranking) -> String {
    let moved = ranking.candidates.map { candidate in
      (candidate, before: now?.candidate(candidate.source)?.posttest ?? candidate.pretest)
    }.max { left, right in
      abs(left.0.posttest.value - left.before.value)
        < abs(right.0.posttest.value - right.before.value)
    }
    var words: [String] = []
    if let moved {
      words.append(
        "\(glossary.title(of: moved.0.source)) \(moved.before.percent) → \(moved.0.posttest.percent)"
      )
    }
    if let step = ranking.recommendation {
      words.append("then \(glossary.words(step))")
    }
    return words.joined(separator: "; ")
  }

  private func reason(_ code: FindingCode) -> String {
    let suspicion = rules.safety.strongSigns.first { $0.finding == code }?.suspicion
    return glossary.title(of: code) + (suspicion.map { ": it may be \($0)" } ?? "")
  }
}

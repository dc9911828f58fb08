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
    for reason in reasons(for: question, now: now, outcomes: outcomes) {
      page.paragraph(reason.text, lead: "   " + (reason.answer.map { $0 + "  " } ?? ""))
    }
    return page.text
  }

  /// Why a question is asked, a sentence each; those that follow from an answer with that answer.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - now: The ranking as things stand; nil as long as nothing can be ranked.
  ///   - outcomes: The ranking after each answer that settles it, with the answer in words.
  /// - Returns: The sentences.
  public func reasons(
    for question: Question, now: Ranking?, outcomes: [(answer: String, ranking: Ranking)]
  ) -> [(answer: String?, text: String)] {
    switch question.topic {
    case .redFlags:
      guard case .checklist(let items) = question.kind else { return [] }
      return items.map { (nil, reason($0.code)) }
    case .course:
      return [(nil, "If new or changing, it stops every injection; otherwise it is only noted.")]
    case .age: return [(nil, "How common each source is depends on the age.")]
    case .sex: return [(nil, "Some warning signs depend on it; it changes no probability.")]
    case .side: return [(nil, "It decides which side is examined and injected.")]
    case .duration: return [(nil, "The numbers apply to pain of three months or more.")]
    case .scale: return [(nil, "How far the pain goes differs from source to source.")]
    case .finding:
      return [(nil, "The answer may change the next step, and asking costs nothing.")]
        + outcomes.map { ($0.answer, change(from: now, to: $0.ranking)) }
    }
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

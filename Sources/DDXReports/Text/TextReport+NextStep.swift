import DDXCore
import DDXRanking

extension TextReport {
  /// What to do next, why, and what each outcome would mean.
  func writeNextStep(_ ranking: Ranking, to page: inout TextPage) {
    // A stop, or suspects to look for, stand above the table already.
    guard Precedence(ranking) == nil, let recommendation = ranking.recommendation else { return }
    let condition =
      recommendation.isConditional ? " (only if the warning signs below are absent)" : ""
    page.heading(recommendation.heading + condition)
    for check in ranking.safety.checks {
      page.paragraph(
        "\(check.check ?? check.advice) (\(check.suspicion))", lead: "  first    ", .yellow)
    }
    writeQuestions(of: recommendation, to: &page)
    let lead = recommendation.kind == .ask ? "  as it is " : "  do       "
    if let option = recommendation.option {
      page.paragraph(glossary.words(option), lead: lead, .bold)
      page.paragraph(glossary.worth(of: option, in: recommendation), lead: "  worth    ")
      for rule in option.discuss { page.paragraph(rule.advice, lead: "  discuss  ", .yellow) }
    }
    if let pathway = recommendation.pathway {
      page.paragraph(pathway.title, lead: lead, .bold)
    }
    if let success = recommendation.success {
      page.paragraph(
        "\(Probability(clamping: success.value.value).percent) succeed: \(success.text) "
          + "[\(success.citation)]", lead: "  expect   ")
    }
    for reason in recommendation.reasons {
      page.paragraph(glossary.words(reason), lead: "  why      ")
    }
    if recommendation.kind != .ask, let question = recommendation.freeNext {
      page.paragraph(
        "\(glossary.question(of: question.code)) (free, \(fixed(question.information, 2)) bits)",
        lead: "  ask      ")
    }
    writeOutcomes(of: recommendation, to: &page)
    let others = recommendation.alternatives.prefix(isExplained ? .max : 3)
    for option in others {
      page.paragraph(
        "\(glossary.words(option)) (\(glossary.worth(of: option, by: recommendation.objective)))",
        lead: "  or       ", .faint)
    }
    for refused in recommendation.refused {
      // Of a dozen mimics that hardly anybody has, the injections are named only on request.
      if !isExplained, case .improbableSuspect = refused.reason { continue }
      page.paragraph(
        "\(glossary.title(of: refused.procedure)): \(glossary.words(refused.reason, target: refused.target))",
        lead: "  not      ", .faint)
    }
  }

  /// What to ask before anything is done, and what each answer would mean.
  private func writeQuestions(of recommendation: Recommendation, to page: inout TextPage) {
    for question in recommendation.questions {
      page.paragraph(glossary.words(question.subject), lead: "  ask      ", .bold)
      page.paragraph(glossary.words(question), lead: "           ", .faint)
    }
  }

  private func writeOutcomes(of recommendation: Recommendation, to page: inout TextPage) {
    // A plain test has no part relief, and its ends are a negative and a positive result.
    let isPlain = !recommendation.outcomes.contains { $0.bands.contains(.partial) }
    for outcome in recommendation.outcomes {
      let result =
        isPlain ? (outcome.bands == [.full] ? "positive" : "negative") : outcome.bands.words
      let sources = outcome.posttests.prefix(3).map {
        "\(glossary.title(of: $0.source).lowercasedFirst) \($0.posttest.percent)"
      }
      let next = outcome.next.map { "; then \(glossary.words($0))" } ?? ""
      page.paragraph(
        "\(result) (\(outcome.probability.percent)): \(sources.joined(separator: ", "))\(next)",
        lead: "  if       ")
    }
  }
}

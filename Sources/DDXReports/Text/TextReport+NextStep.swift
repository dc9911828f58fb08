import DDXComparison
import DDXCore
import DDXRanking

extension TextReport {
  /// What to do next, why, and what each outcome would mean.
  func writeNextStep(_ ranking: Ranking, _ changes: SmallestChanges?, to page: inout TextPage) {
    // A stop, or a suspect to look for, is already shown above the table.
    guard Precedence(ranking) == nil, let recommendation = ranking.recommendation else { return }
    let condition =
      recommendation.isConditional ? " (only if the warning signs below are absent)" : ""
    page.heading(recommendation.heading + condition)
    for check in ranking.safety.checks {
      page.paragraph(
        "\(check.check ?? check.advice) (\(check.suspicion))", lead: "  first    ", .yellow)
    }
    if recommendation.kind == .ask { writeQuestions(of: recommendation, to: &page) }
    let lead = recommendation.kind == .ask ? "  for now  " : "  do       "
    if let option = recommendation.option {
      page.paragraph(glossary.words(option), lead: lead, .bold)
      if isExplained {
        page.paragraph(glossary.worth(of: option, in: recommendation), lead: "  worth    ")
      }
      for rule in option.discuss { page.paragraph(rule.advice, lead: "  discuss  ", .yellow) }
    }
    if let treatment = glossary.treatment(in: recommendation) {
      page.paragraph(treatment, lead: lead, .bold)
    }
    if let unrecorded = glossary.beforeNeedle(recommendation.unrecorded) {
      page.paragraph(unrecorded, lead: "  before   ")
    }
    if let success = recommendation.success {
      page.paragraph(
        "success in \(Probability(clamping: success.value.value).percent): \(success.text) "
          + "[\(success.citation)]", lead: "  expect   ")
    }
    // The heading already says that questions come first, and why.
    for reason in recommendation.reasons where isExplained || reason != .askFirst {
      page.paragraph(glossary.words(reason), lead: "  why      ")
    }
    if isExplained {
      for (index, threshold) in recommendation.thresholds.enumerated() {
        page.paragraph(
          glossary.words(threshold), lead: index == 0 ? "  assumes  " : "           ")
      }
    }
    if recommendation.kind != .ask { writeQuestions(of: recommendation, to: &page) }
    writeOutcomes(of: recommendation, to: &page)
    for option in recommendation.alternatives.prefix(isExplained ? .max : 1)
    where isExplained || option.value > 0 {
      page.paragraph(
        glossary.words(option)
          + (isExplained
            ? " (\(glossary.worth(of: option, by: recommendation.objective)))" : ""),
        lead: "  or       ", .faint)
    }
    for (reason, procedures) in refusals(of: recommendation) {
      page.paragraph(
        "\(procedures.joined(separator: "; ")): \(reason)", lead: "  not      ", .faint)
    }
    if isExplained { return }
    writeCriteriaInBrief(recommendation.criteria, to: &page)
    if let unless = changes.flatMap(glossary.unlessStep) {
      page.paragraph(unless, lead: "  but if   ")
    }
  }

  /// What is not offered, with procedures of the same reason together.
  private func refusals(
    of recommendation: Recommendation
  ) -> [(reason: String, procedures: [String])] {
    var groups: [(reason: String, procedures: [String])] = []
    for refused in recommendation.refused where isShown(refused.reason) {
      let reason = glossary.words(refused.reason, target: refused.target)
      let title = glossary.title(of: refused.procedure)
      if let index = groups.firstIndex(where: { $0.reason == reason }) {
        groups[index].procedures.append(title)
      } else {
        groups.append((reason, [title]))
      }
    }
    return groups
  }

  /// What is worth asking; with `--explain` also what each answer would mean.
  private func writeQuestions(of recommendation: Recommendation, to page: inout TextPage) {
    for question in recommendation.questions {
      page.paragraph(
        glossary.words(question.subject), lead: "  ask      ",
        recommendation.kind == .ask ? .bold : nil)
      if isExplained {
        page.paragraph(glossary.words(question), lead: "           ", .faint)
      }
    }
  }

  /// Whether a refusal is shown: always where something forbids the procedure, but only with
  /// `--explain` where it is merely not worthwhile.
  private func isShown(_ refusal: Recommendation.Refusal) -> Bool {
    switch refusal {
    case .contraindication, .criterion, .sessions, .leadsNowhere: true
    case .changesNothing, .criterionMet, .noNumbers, .painless, .improbable, .improbableSuspect:
      isExplained
    }
  }

  /// What each result of the injection would mean: a table where the page has room for one.
  private func writeOutcomes(of recommendation: Recommendation, to page: inout TextPage) {
    let rows = recommendation.outcomes.map { row(of: $0, in: recommendation) }
    guard !rows.isEmpty else { return }
    let isPlain = recommendation.isPlainTest
    let head = isPlain ? "if the result is" : "if the relief is"
    let result = max(head.count, rows.map(\.result.count).max() ?? 0)
    let leading = max(14, rows.map(\.leading.count).max() ?? 0)
    let margin = 2 + result + 8 + 2 + leading + 2
    guard page.width - margin >= 24 else {
      for row in rows {
        page.paragraph(
          "\(isPlain ? "" : "relief ")\(row.result) (chance \(row.chance)): \(row.leading)"
            + (row.next.isEmpty ? "" : "; then \(row.next)"), lead: "  if       ")
      }
      return
    }
    page.line(
      "  " + head.padded(to: result) + "chance".aligned(to: 8) + "  "
        + "then likeliest".padded(to: leading) + "  next", .faint)
    for row in rows {
      page.paragraph(
        row.next,
        lead: "  " + row.result.padded(to: result) + row.chance.aligned(to: 8) + "  "
          + row.leading.padded(to: leading) + "  ")
    }
  }

  /// The cells of one outcome.
  private func row(
    of outcome: Recommendation.Outcome, in recommendation: Recommendation
  ) -> (result: String, chance: String, leading: String, next: String) {
    let result = recommendation.isPlainTest ? recommendation.result(outcome) : outcome.bands.range
    let first = outcome.posttests.first.map {
      "\(glossary.title(of: $0.source).lowercasedFirst) \($0.posttest.percent)"
    }
    return (
      result, outcome.probability.percent, first ?? "", outcome.next.map(glossary.words) ?? ""
    )
  }
}

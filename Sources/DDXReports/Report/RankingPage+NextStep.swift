import DDXCore
import DDXRanking

extension RankingPage {
  /// What to do next, why, and what each outcome would mean.
  func nextStep(_ ranking: Ranking, _ citations: CitationList) -> PageSection? {
    if case .investigate(let suspects)? = Precedence(ranking) {
      return PageSection(
        id: "next-step", heading: "Next step: look for another source",
        parts: suspects.flatMap(suspect))
    }
    guard ranking.safety.verdict != .stop, let recommendation = ranking.recommendation else {
      return nil
    }
    var parts: [PagePart] = [.facts(facts(of: recommendation, ranking, citations))]
    if !recommendation.outcomes.isEmpty {
      parts += [
        .heading("What each outcome would mean"), .tree(outcomes(of: recommendation, ranking)),
      ]
    }
    parts += others(than: recommendation)
    let condition = recommendation.isConditional ? ", if the warning signs are absent" : ""
    return PageSection(
      id: "next-step", heading: recommendation.heading + condition, parts: parts)
  }

  private func facts(
    of recommendation: Recommendation, _ ranking: Ranking, _ citations: CitationList
  ) -> [PageFact] {
    var facts = ranking.safety.checks.map {
      PageFact("First", "\($0.check ?? $0.advice) (\($0.suspicion))")
    }
    for question in recommendation.questions {
      facts.append(
        PageFact("Ask", [glossary.words(question.subject), glossary.words(question)]))
    }
    let step = recommendation.kind == .ask ? "As things stand" : "Do"
    if let option = recommendation.option {
      facts.append(PageFact(step, glossary.words(option)))
      for rule in option.discuss { facts.append(PageFact("Discuss", rule.advice)) }
    }
    if let treatment = glossary.treatment(in: recommendation) {
      facts.append(PageFact(step, treatment))
    }
    if let unrecorded = glossary.beforeNeedle(recommendation.unrecorded) {
      facts.append(PageFact("Before the needle", unrecorded.capitalisedFirst))
    }
    if let success = recommendation.success {
      facts.append(
        PageFact(
          "Expect",
          "success in \(Probability(clamping: success.value.value).percent): \(success.text) "
            + "[\(success.citation)]"))
    }
    let reasons = recommendation.reasons.map(glossary.words)
    if !reasons.isEmpty { facts.append(PageFact("Why", reasons.map(\.capitalisedFirst))) }
    if let option = recommendation.option {
      facts.append(
        PageFact("Worth", glossary.worth(of: option, in: recommendation)))
    }
    return facts
  }

  /// The outcomes, each with the probabilities after it and what follows.
  private func outcomes(of recommendation: Recommendation, _ ranking: Ranking) -> [PageBranch] {
    recommendation.outcomes.map { outcome in
      PageBranch(
        label: recommendation.result(outcome).capitalisedFirst,
        probability: outcome.probability.percent,
        details: outcome.next.map { ["Then: \(glossary.words($0))"] } ?? [],
        bars: outcome.posttests.prefix(3).map { source, posttest in
          PageBar(
            name: glossary.title(of: source), value: posttest.percent,
            strip: .probability(posttest, before: ranking.candidate(source)?.posttest))
        })
    }
  }

  /// The alternatives, and what is not offered, with the reasons.
  private func others(than recommendation: Recommendation) -> [PagePart] {
    var parts: [PagePart] = []
    if !recommendation.alternatives.isEmpty {
      parts += [
        .heading("What else could be done"),
        .list(
          recommendation.alternatives.map {
            PageItem(
              text:
                "\(glossary.words($0).capitalisedFirst): \(glossary.worth(of: $0, by: recommendation.objective))"
            )
          }),
      ]
    }
    if !recommendation.refused.isEmpty {
      parts += [
        .heading("What is not offered"),
        .list(
          recommendation.refused.map { procedure, target, reason in
            PageItem(
              text: "\(glossary.title(of: procedure).capitalisedFirst): "
                + glossary.words(reason, target: target))
          }),
      ]
    }
    return parts
  }

  /// A suspect with the findings that support it, the test that would settle it, and what to do.
  func suspect(_ named: Candidate.NamedSuspect) -> [PagePart] {
    var facts: [PageFact] = []
    if let probability = named.posttest {
      let before = named.pretest.map { ", \($0.percent) before the findings" } ?? ""
      facts.append(PageFact("Probability", "\(probability.percent)\(before)"))
    }
    if !named.pointers.isEmpty {
      facts.append(
        PageFact(
          "Supported by", named.pointers.map(glossary.title(of:)).joined(separator: "; ")))
    }
    if !named.suspect.check.isEmpty { facts.append(PageFact("Check", named.suspect.check)) }
    facts.append(PageFact("Do", named.suspect.advice))
    return [.heading("Suspect: \(named.suspect.title)"), .facts(facts)]
  }
}

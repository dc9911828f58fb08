import DDXCore
import DDXRanking

extension PatientReport {
  /// Whether a repeat makes sense, for each procedure that was tried.
  func writeRepeats(_ ranking: Ranking, to page: inout TalkPage) {
    guard let recommendation = ranking.recommendation else { return }
    let tried = ranking.blocks.filter { $0.block.reliefRange != nil }.map(\.block.procedure)
      .withoutRepeats
    guard !tried.isEmpty else { return }
    page.heading("Does the same test again, with another drug, make sense?")
    for procedure in tried {
      let status = recommendation.criteria.first { $0.criterion.procedures.contains(procedure) }
      page.item(
        "\(plain.procedure(procedure).capitalisedFirst): "
          + verdict(on: procedure, status, recommendation, ranking))
    }
  }

  private func verdict(
    on procedure: ProcedureID, _ status: CriterionStatus?, _ recommendation: Recommendation,
    _ ranking: Ranking
  ) -> String {
    if let refused = recommendation.refused.first(where: { $0.procedure == procedure }),
      status.map({ $0.state != .met && $0.state != .failedConfirmation }) ?? true
    {
      return plain.words(refused.reason, target: refused.target)
    }
    let another = status?.nextAgent.map { "with \(plain.agent($0))" } ?? "with another drug"
    switch status?.state {
    case .met:
      return "No. It has been a yes often enough for these rules."
    case .begun(let positive, let needed)? where status?.isClosed == false:
      return """
        Yes. These rules need \(needed) tests with a yes; so far there \(positive == 1 ? "is" : "are") \
        \(positive). One yes can be chance, so another test \(another) checks it.
        """
    case .failedConfirmation?:
      return "No. The first test was a yes and the next was not, so these rules stop there."
    default: break
    }
    if recommendation.option?.procedure == procedure {
      return "Yes. Repeating it \(another) is the next step that these rules suggest."
    }
    guard let offer = recommendation.alternatives.first(where: { $0.procedure == procedure }) else {
      return "These rules do not offer it at this point."
    }
    if offer.value <= 0 {
      return "It is allowed, but it would not tell you enough to be worth the effort and risk."
    }
    let better = recommendation.option.map {
      " Another step would tell you more: \(plain.procedure($0.procedure))."
    }
    let isVessel = ranking.blocks.contains {
      $0.block.procedure == procedure && $0.block.vascularUptake == .seen
    }
    let reason =
      isVessel
      ? " It could show what the first test could not, as that partly ran into a blood vessel."
      : " If the relief lasts about as long as each drug works, the answer is more likely to be true."
    return "It is allowed once more, \(another).\(reason)\(better ?? "")"
  }

  /// What a nervous system on high alert explains, and what it does not.
  func writeSensitisation(of profile: ClinicalProfile, to page: inout TalkPage) {
    guard let rule = rules.response?.sensitisation else { return }
    let recorded = rule.findings.filter(profile.isPresent).withoutRepeats
    guard !recorded.isEmpty else { return }
    page.heading("A nervous system on high alert (sensitisation)")
    page.say("Recorded: \(listed(recorded.map(glossary.title(of:)))).")
    page.say(
      """
      The nerves and the brain can turn the volume of pain up. This is real, and nobody's fault. \
      It can explain pain that is strong, spreads, or comes with little cause. It can also mean \
      that a treatment helps less over the months.
      """)
    page.say(
      rule.effect.value >= 1
        ? """
        It does not explain why a numbing test failed: in a study, people with and without it had \
        the same relief in the first hours [\(rule.citation)]. You can also have a sore joint, \
        nerve or disc at the same time.
        """
        : """
        These rules assume that numbing tests fail more often in people who have it. Other rules \
        do not. Ask what your doctor thinks. You can also have a sore joint, nerve or disc at the \
        same time.
        """)
  }

  /// What to ask, filled from the ranking.
  func writeQuestions(_ ranking: Ranking, to page: inout TalkPage) {
    page.heading("What to ask next")
    let blocks = ranking.blocks.map(\.block)
    if blocks.contains(where: { $0.reliefRange != nil }) {
      page.item("How much relief do you count as a yes: 50 % or 80 %? Why?")
    }
    if blocks.contains(where: { $0.vascularUptake == .seen }) {
      page.item("The fluid ran into a blood vessel. Does that test still count?")
    } else if blocks.contains(where: { $0.vascularUptake == nil && $0.reliefRange != nil }) {
      page.item("Did you check that the drug did not run into a blood vessel?")
    }
    guard let recommendation = ranking.recommendation else {
      return page.item("What would you look at next, and what would it change for me?")
    }
    for case .finding(let code) in recommendation.questions.map(\.subject) {
      page.item(plain.request(for: code))
    }
    ask(about: recommendation, ranking, to: &page)
    guard !recommendation.unrecorded.isEmpty else { return }
    let facts = recommendation.unrecorded.map { fact in
      switch fact {
      case .pregnancy: "whether I may be pregnant"
      case .medications: "which drugs I take that thin the blood"
      case .allergies: "what I am allergic to"
      }
    }
    page.item("Before any needle, please write down \(listed(facts)).")
  }

  private func ask(
    about recommendation: Recommendation, _ ranking: Ranking, to page: inout TalkPage
  ) {
    let precondition =
      recommendation.isConditional ? " (only if no danger sign is present)" : ""
    if Precedence(ranking)?.kind == .investigate || recommendation.kind == .investigate {
      page.item("Should we first look for another cause, before any more injections?")
    } else if let option = recommendation.option {
      page.item(
        """
        The next step that these rules suggest\(precondition) is \
        \(plain.procedure(option.procedure))\(plain.side(option.side)). What would a yes change for \
        me? What would a no?
        """)
      for rule in option.discuss {
        page.item("Please talk with me about this first: \(rule.advice)")
      }
    } else if let pathway = recommendation.pathway {
      let success = recommendation.success.map {
        " In a study, about \(fixed($0.value.value * 10, 0)) in 10 people like this did well."
      }
      page.item(
        "These rules now suggest treatment\(precondition): \(pathway.title).\(success ?? "") "
          + "What are the risks?")
    } else if recommendation.reasons.contains(.painless) {
      page.item(
        "My pain is recorded as 0 of 10, so there is nothing to test or to treat now. What should I do "
          + "if it comes back?")
    } else {
      page.item(
        "No further injection looks worthwhile. What else can help: exercise, sleep, other drugs?")
    }
  }
}

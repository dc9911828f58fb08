internal import DDXCore
internal import DDXFHIR
internal import DDXRanking
internal import DDXReports

extension CardWriter {
  /// What is worth asking before anything is said of sources.
  var questions: Card {
    let signs = ranking.safety.notAsked.map { glossary.question(of: $0) }
    let others = (ranking.recommendation?.questions ?? []).prefix(2)
      .map { glossary.words($0.subject) }
    let summary =
      signs.isEmpty
      ? "Too little is recorded to tell sources of pain apart."
      : "\(counted(signs.count, "warning sign")) not recorded: ask before any injection."
    var detail: [String] = []
    if !signs.isEmpty {
      detail += ["**Not recorded, which does not mean absent:**", list(signs)]
    }
    if !others.isEmpty { detail += ["**Most useful to ask next:**", list(Array(others))] }
    return Card(
      indicator: .info, topic: .questions, summary: summary, detail: detail + foot, hasLink: true)
  }

  /// The card on one order; nil where it is what ddx would do, or as good.
  func comparison(_ order: OrderedInjection) -> Card? {
    guard let step = ranking.recommendation, !isAgreement(order, step) else { return nil }
    let line = BottomLine(ranking, glossary: glossary)
    var detail = [
      "Most likely: \(line.source.lowercasedFirst)", "Next step: \(line.step.lowercasedFirst)",
    ]
    let refusals = step.refused.filter { $0.procedure == order.procedure }
    detail += refusals.map {
      "\(words(order).capitalisedFirst) is not offered: \(glossary.words($0.reason, target: $0.target))"
    }
    detail += step.reasons.map { "Why: \(glossary.words($0))" }
    // Of drugs the foot of the card speaks, which knows whether the record sent them.
    if let before = glossary.beforeNeedle(step.unrecorded.filter { $0 != .medications }) {
      detail.append("Before the needle: \(before)")
    }
    return Card(
      indicator: .info, topic: .step,
      summary: "Ordered: \(words(order)). ddx would \(verb(step)).",
      detail: [list(detail)] + foot, suggestions: suggestions(step, inPlaceOf: order),
      hasLink: step.kind == .ask)
  }

  /// Whether an order is what ddx would do, or worth no less than what the edition finds worth a
  /// question.
  private func isAgreement(_ order: OrderedInjection, _ step: Recommendation) -> Bool {
    guard step.kind == .procedure, let proposed = step.option else { return false }
    if order.procedure == proposed.procedure { return isAt(proposed, order) }
    guard step.objective == .netBenefit, let least = rules.nextStep?.askFrom?.value else {
      return false
    }
    return step.alternatives.contains {
      $0.procedure == order.procedure && isAt($0, order) && proposed.value - $0.value < least
    }
  }

  /// Whether an order names no other side than an option, and one of its levels where both name some.
  private func isAt(_ option: Recommendation.Option, _ order: OrderedInjection) -> Bool {
    if let side = order.side, option.side != .unspecified, side != option.side { return false }
    return order.levels.isEmpty || option.levels.isEmpty
      || order.levels.contains { option.levels.contains($0) }
  }

  /// What ddx would do, behind "ddx would".
  private func verb(_ step: Recommendation) -> String {
    switch step.kind {
    case .stop: "not inject"
    case .investigate: "look for another source first"
    case .ask:
      "ask first: \(step.questions.first.map { glossary.words($0.subject) } ?? "what is open")"
    case .procedure: "order \(step.option.map(glossary.words) ?? "another injection")"
    case .pathway: "go on to \(step.pathway?.title.lowercasedFirst ?? "treatment")"
    case .observe: "not inject for now"
    }
  }

  /// To put what ddx would do in the place of an order, or to keep it.
  private func suggestions(
    _ step: Recommendation, inPlaceOf order: OrderedInjection
  ) -> [Card.Suggestion] {
    guard let removal = removal(of: [order]) else { return [] }
    let keep = Card.Suggestion(label: "Keep the order")
    switch step.kind {
    case .procedure:
      // Where a side is needed and none is likelier, the order is the clinician's to write.
      guard !step.isConditional, let option = step.option,
        option.side != .unspecified || vocabulary.procedure(option.procedure)?.side != .required
      else { return [] }
      let resource = FHIRWriter(vocabulary: vocabulary).order(option, inPlaceOf: order)
      let title = glossary.words(option)
      return [
        Card.Suggestion(
          label: "Order \(title) in its place",
          actions: removal + [.create(resource, description: "Order: \(title)")],
          isRecommended: true),
        keep,
      ]
    case .observe where step.reasons.contains(where: \.isElsewhere):
      // An order at the likelier place may be right; that is for the clinician to say.
      return []
    case .observe, .investigate, .pathway:
      return [Card.Suggestion(label: "Remove the order", actions: removal), keep]
    case .ask, .stop: return []
    }
  }
}

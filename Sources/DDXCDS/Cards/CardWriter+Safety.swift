internal import DDXCore
internal import DDXFHIR
internal import DDXRanking
internal import DDXReports

extension CardWriter {
  /// What comes before any injection: one card for the gravest verdict, and one for what must be
  /// confirmed.
  func safety(of orders: [OrderedInjection]) -> [Card] {
    let safety = ranking.safety
    let first: [Card]
    if safety.verdict == .stop {
      first = [stop(orders)]
    } else {
      first = [check, discuss].compactMap { $0 }
    }
    return first + [unconfirmed(before: orders)].compactMap { $0 }
  }

  /// Nothing is injected.
  private func stop(_ orders: [OrderedInjection]) -> Card {
    let reasons = ranking.safety.reasons.filter { $0.verdict == .stop }
    let suspicions = listed(reasons.map(\.suspicion).withoutRepeats)
    let ordered = orders.isEmpty ? [] : ["Ordered: \(listed(orders.map(words)))"]
    return Card(
      indicator: .critical, topic: .safety,
      summary: "Stop: no injection until this is settled: \(suspicions).",
      detail: [list(concerns(for: .stop) + ordered)] + foot,
      suggestions: suggestions(removing: orders))
  }

  /// A cheap test comes first.
  private var check: Card? {
    let reasons = ranking.safety.checks
    guard !reasons.isEmpty else { return nil }
    let tests = listed(reasons.map { $0.check ?? $0.advice }.withoutRepeats)
    let lead = ranking.safety.holdsNeedle ? "No needle before a simple test" : "A simple test first"
    return Card(
      indicator: .warning, topic: .safety, summary: "\(lead): \(tests).",
      detail: [list(concerns(for: .check))] + foot)
  }

  /// Something is talked about first: a drug, an allergy, a pregnancy.
  private var discuss: Card? {
    let reasons = ranking.safety.reasons.filter { $0.verdict == .discuss }
    guard !reasons.isEmpty else { return nil }
    let subjects = reasons.flatMap { reason in
      reason.signs.isEmpty ? [reason.suspicion] : reason.signs.map { glossary.words($0) }
    }
    // No suggestion: a drug is never stopped by a click.
    return Card(
      indicator: .warning, topic: .safety,
      summary: "Discuss before any injection: \(listed(subjects.withoutRepeats)).",
      detail: [list(concerns(for: .discuss))] + foot)
  }

  /// Something that may be a warning sign, or speak against an order, stands in the chart and is not
  /// certain.
  private func unconfirmed(before orders: [OrderedInjection]) -> Card? {
    let (findings, syndromes) = chart.unconfirmedSigns(vocabulary)
    let signs =
      findings.map { glossary.question(of: $0.code) }
      + (syndromes > 0 ? ["Are there signs of a cauda equina syndrome? Ask for each."] : [])
    let others = doubts(before: orders)
    guard !signs.isEmpty || !others.isEmpty else { return nil }
    let subjects =
      (signs.isEmpty ? [] : [counted(signs.count, "possible warning sign")])
      + others.map { "a possible \($0.subject)" }
    return Card(
      indicator: .warning, topic: .safety,
      summary:
        "\(listed(subjects).capitalisedFirst) in the chart: confirm before any injection.",
      detail: [list(signs + others.map(\.question))] + foot, hasLink: true)
  }

  /// What may speak against an order, and is not certain.
  private func doubts(
    before orders: [OrderedInjection]
  ) -> [(subject: String, question: String)] {
    var doubts: [(subject: String, question: String)] = []
    for drugClass in chart.possibleThinners where matters(.medication(drugClass), to: orders) {
      doubts.append((drugClass.rawValue, "Is the patient taking an \(drugClass.rawValue)?"))
    }
    if chart.mayBePregnant, matters(.pregnancy, to: orders) {
      doubts.append(("pregnancy", "Is the patient pregnant now?"))
    }
    return doubts
  }

  /// Whether a sign forbids one of the orders, or asks to be talked about before it.
  private func matters(_ sign: ClinicalSign, to orders: [OrderedInjection]) -> Bool {
    (rules.contraindications + vocabulary.contraindications).contains { rule in
      guard rule.triggers.contains(sign) else { return false }
      guard !rule.procedures.isEmpty else { return rule.pathways.isEmpty }
      return orders.isEmpty
        || orders.contains { order in
          order.procedure.map { rule.procedures.contains($0) } ?? true
        }
    }
  }

  /// The reasons for a verdict, those that say the same together.
  private func concerns(for verdict: SafetyVerdict.Verdict) -> [String] {
    ranking.safety.mergedReasons.filter { $0.reason.verdict == verdict }.map(words)
  }

  /// A reason with what was seen, what to do and where that was read.
  private func words(_ reason: SafetyVerdict.Reason, _ signs: [ClinicalSign]) -> String {
    let seen = signs.map { glossary.words($0) }.withoutRepeats
    let source = glossary.citation(ofProtocol: reason.citation).map { " [\($0.text)]" } ?? ""
    return "\(reason.suspicion.capitalisedFirst): \(reason.wordedAdvice)"
      + (seen.isEmpty ? "" : " (\(listed(seen)))") + source
  }

  /// To take orders back, or to keep them; nothing where they can't be named.
  private func suggestions(removing orders: [OrderedInjection]) -> [Card.Suggestion] {
    guard let actions = removal(of: orders) else { return [] }
    let noun = orders.count == 1 ? "the order" : "the orders"
    return [
      Card.Suggestion(label: "Remove \(noun)", actions: actions, isRecommended: true),
      Card.Suggestion(label: "Keep \(noun)"),
    ]
  }
}

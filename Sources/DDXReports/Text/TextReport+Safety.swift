import DDXCore
import DDXRanking

extension TextReport {
  /// The verdict, why, and what to do, above a ranking or a plan.
  func writeSafety(
    _ safety: SafetyVerdict, above subject: String = "ranking", to page: inout TextPage
  ) {
    let rule = String(repeating: "═", count: TextPage.width)
    let isStop = safety.verdict == .stop
    if isStop { page.line(rule, .red) }
    page.line(safety.heading, safety.verdict.ink)
    page.paragraph(safety.meaning(above: subject), lead: "  ")
    for (reason, signs) in merged(safety.reasons) {
      page.line()
      if reason.verdict != .discuss {
        page.paragraph(
          reason.suspicion.capitalisedFirst, lead: "  suspect  ", isStop ? .bold : nil)
      }
      page.paragraph(
        signs.map(glossary.words).joined(separator: "; "),
        lead: reason.isOnlyPossible ? "  possible " : "  seen     ")
      page.paragraph(
        reason.wordedAdvice, lead: reason.verdict == .discuss ? "  discuss  " : "  do       ")
    }
    if isStop { page.line(rule, .red) }
  }

  /// The questions that were not asked, for a verdict that hangs on them.
  func writeQuestions(
    _ safety: SafetyVerdict, above subject: String = "ranking", to page: inout TextPage
  ) {
    guard !safety.notAsked.isEmpty else { return }
    page.heading("Warning signs not recorded")
    page.paragraph(
      safety.verdict == .stop
        ? "Ask these as well:"
        : "The \(subject) is shown; a recommendation holds only if these are absent:",
      lead: "  ")
    for code in safety.notAsked {
      page.paragraph(glossary.question(of: code), lead: "  - ")
    }
  }

  /// The reasons, each with the signs of all that say the same.
  private func merged(
    _ reasons: [SafetyVerdict.Reason]
  ) -> [(reason: SafetyVerdict.Reason, signs: [ClinicalSign])] {
    var merged: [(reason: SafetyVerdict.Reason, signs: [ClinicalSign])] = []
    for reason in reasons {
      let same = merged.firstIndex { $0.reason.isSameConcern(as: reason) }
      guard let same else {
        merged.append((reason, reason.signs))
        continue
      }
      merged[same].signs += reason.signs.filter { !merged[same].signs.contains($0) }
    }
    return merged
  }
}

extension SafetyVerdict.Reason {
  fileprivate func isSameConcern(as other: Self) -> Bool {
    urgency == other.urgency && suspicion == other.suspicion && advice == other.advice
      && isOnlyPossible == other.isOnlyPossible && isUnchanged == other.isUnchanged
  }
}

extension SafetyVerdict.Verdict {
  fileprivate var ink: TextPage.Ink {
    switch self {
    case .clear: .green
    case .notAssessed, .discuss: .yellow
    case .stop: .red
    }
  }
}

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
    for (reason, signs) in safety.mergedReasons {
      page.line()
      if reason.verdict > .discuss || reason.basis.isWarning {
        page.paragraph(
          reason.suspicion.capitalisedFirst, lead: "  suspect  ", isStop ? .bold : nil)
      }
      page.paragraph(reason.seen(signs, glossary), lead: "  " + reason.lead)
      page.paragraph(
        reason.wordedAdvice, lead: reason.verdict.lead)
    }
    writeWeakSigns(safety, to: &page)
    if isStop { page.line(rule, .red) }
  }

  /// What points to something serious and changes no verdict by itself.
  private func writeWeakSigns(_ safety: SafetyVerdict, to page: inout TextPage) {
    guard !safety.weakSigns.isEmpty else { return }
    page.line()
    page.line("  Weak signs: none stops anything alone, each is to be explained")
    var groups: [(diseases: [SafetyVerdict.Pointer], signs: [SafetyVerdict.WeakSign])] = []
    for sign in safety.weakSigns {
      if let index = groups.firstIndex(where: { $0.diseases == sign.diseases }) {
        groups[index].signs.append(sign)
      } else {
        groups.append((sign.diseases, [sign]))
      }
    }
    for group in groups {
      let signs = group.signs.map { glossary.title(of: $0.finding) + $0.standing }
      let verb = group.signs.count == 1 ? "may point" : "may each point"
      page.paragraph(
        "\(signs.joined(separator: "; ")): \(verb) to \(listed(group.diseases.map(\.title)))",
        lead: "  weak     ")
      for sign in group.signs where sign.isCourseAsked {
        page.paragraph(
          "is \(glossary.title(of: sign.finding)) new, or getting worse? Then it is a stop",
          lead: "  ask      ")
      }
    }
    var settled: [SafetyVerdict.Pointer] = []
    for disease in groups.flatMap(\.diseases) where !settled.contains(disease) {
      settled.append(disease)
      page.paragraph("\(disease.title): \(disease.check)", lead: "  settle   ", .faint)
    }
  }

  /// The questions that were not asked, for a verdict that hangs on them.
  func writeQuestions(
    _ safety: SafetyVerdict, above subject: String = "ranking", to page: inout TextPage
  ) {
    if safety.notAsked.isEmpty { return writeNotRecorded(safety, to: &page) }
    page.heading("Warning signs not recorded")
    page.paragraph(
      safety.verdict == .stop
        ? "Ask these as well:"
        : "The \(subject) is shown; a recommendation holds only if these are absent:",
      lead: "  ")
    for code in safety.notAsked {
      let isPresent = safety.weakSigns.contains { $0.finding == code && $0.isCourseAsked }
      page.paragraph(
        glossary.question(of: code) + (isPresent ? " (recorded: yes; is it new or changing?)" : ""),
        lead: "  - ")
    }
    writeNotRecorded(safety, to: &page)
  }

  /// The strong signs that are not asked of everybody and were not recorded.
  private func writeNotRecorded(_ safety: SafetyVerdict, to page: inout TextPage) {
    guard safety.verdict != .stop, !safety.notRecorded.isEmpty else { return }
    page.line()
    page.paragraph(
      "Not asked of everybody and not recorded: "
        + safety.notRecorded.map(glossary.title(of:)).joined(separator: "; ") + ".", lead: "",
      .faint)
  }
}

extension SafetyVerdict {
  /// The reasons, each with the signs of all that say the same.
  var mergedReasons: [(reason: Reason, signs: [ClinicalSign])] {
    var merged: [(reason: Reason, signs: [ClinicalSign])] = []
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
      && isOnlyPossible == other.isOnlyPossible && course == other.course
      && basis.isSameKind(as: other.basis)
  }
}

extension SafetyVerdict.Reason.Basis {
  /// Whether the rule speaks of a sign of disease, and not of an injection.
  fileprivate var isWarning: Bool { if case .contraindication = self { false } else { true } }

  /// Whether two reasons may stand in one paragraph.
  fileprivate func isSameKind(as other: Self) -> Bool {
    switch (self, other) {
    case (.complication, _), (_, .complication): self == other
    default: true
    }
  }
}

extension SafetyVerdict.Verdict {
  fileprivate var ink: TextPage.Ink {
    switch self {
    case .clear: .green
    case .notAssessed, .discuss, .check: .yellow
    case .stop: .red
    }
  }

  /// The word before what to do.
  fileprivate var lead: String {
    switch self {
    case .clear, .notAssessed, .discuss: "  discuss  "
    case .check: "  check    "
    case .stop: "  do       "
    }
  }
}

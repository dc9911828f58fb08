package import DDXCore
package import DDXRanking

extension TextReport {
  /// The verdict with the bottom line of the ranking, then why and what to do.
  func writeVerdict(of ranking: Ranking, to page: inout TextPage) {
    write(ranking.safety, meaning: BottomLine(ranking, glossary: glossary).brief, to: &page)
  }

  /// The verdict, why, and what to do, above a plan.
  func writeSafety(_ safety: SafetyVerdict, above subject: String, to page: inout TextPage) {
    write(safety, meaning: safety.meaning(above: subject), to: &page)
  }

  private func write(_ safety: SafetyVerdict, meaning: String, to page: inout TextPage) {
    let rule = String(repeating: "═", count: page.width)
    let isStop = safety.verdict == .stop
    if isStop { page.line(rule, .red) }
    page.line(safety.heading, safety.verdict.ink)
    page.paragraph(meaning, lead: "  ", .bold)
    var last = ""
    for (reason, signs) in safety.mergedReasons {
      let seen = reason.seen(signs, glossary)
      // Everything to be discussed about one sign is listed under it.
      if reason.isDisease || seen != last {
        page.line()
        if reason.isDisease {
          page.paragraph(
            reason.suspicion.capitalisedFirst, lead: "  suspect  ", isStop ? .bold : nil)
        }
        page.paragraph(seen, lead: "  " + reason.lead)
      }
      last = reason.isDisease ? "" : seen
      page.paragraph(reason.wordedAdvice, lead: reason.verdict.lead)
    }
    writeWeakSigns(safety, to: &page)
    if isStop { page.line(rule, .red) }
  }

  /// Signs that point to something serious but do not change the verdict by themselves.
  private func writeWeakSigns(_ safety: SafetyVerdict, to page: inout TextPage) {
    guard !safety.weakSigns.isEmpty else { return }
    page.line()
    page.paragraph(
      "Weak signs: none of them alone stops an injection, but each needs an explanation",
      lead: "  ")
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
          "is \(glossary.title(of: sign.finding)) new or getting worse? If so, no injection",
          lead: "  ask      ")
      }
    }
    var settled: [SafetyVerdict.Pointer] = []
    for disease in groups.flatMap(\.diseases) where !settled.contains(disease) {
      settled.append(disease)
      page.paragraph("\(disease.title): \(disease.check)", lead: "  test     ", .faint)
    }
  }

  /// The warning signs not recorded that the verdict depends on: in brief, or with `--explain` as
  /// one question each.
  func writeQuestions(_ safety: SafetyVerdict, to page: inout TextPage) {
    if safety.notAsked.isEmpty { return writeNotRecorded(safety, to: &page) }
    page.heading("Warning signs not recorded")
    page.paragraph(
      safety.verdict == .stop
        ? "Ask about these as well:" : "Ask about these; the step applies only if all are absent:",
      lead: "  ")
    let open = safety.notAsked.map { code in
      let isPresent = safety.isSeen(code)
      return (isExplained ? glossary.question(of: code) : glossary.title(of: code))
        + (isPresent ? " (recorded as present: is it new or changing?)" : "")
    }
    if isExplained {
      for question in open { page.paragraph(question, lead: "  - ") }
    } else {
      page.paragraph(open.joined(separator: "; "), lead: "  ")
    }
    writeNotRecorded(safety, to: &page)
  }

  /// The strong signs that are not asked of everybody and were not recorded.
  private func writeNotRecorded(_ safety: SafetyVerdict, to page: inout TextPage) {
    guard isExplained, safety.verdict != .stop, !safety.notRecorded.isEmpty else { return }
    page.line()
    page.paragraph(
      "Other warning signs not recorded: "
        + safety.notRecorded.map(glossary.title(of:)).joined(separator: "; ") + ".", lead: "",
      .faint)
  }
}

extension SafetyVerdict {
  /// The reasons, with the signs of equal reasons put together.
  package var mergedReasons: [(reason: Reason, signs: [ClinicalSign])] {
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

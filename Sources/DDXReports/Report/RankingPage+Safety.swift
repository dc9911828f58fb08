import DDXCore
import DDXRanking

extension RankingPage {
  /// The verdict, why, and what to do.
  func safety(_ safety: SafetyVerdict) -> PageSection {
    var parts: [PagePart] = [.paragraph(safety.meaning(above: "ranking"))]
    for (reason, signs) in safety.mergedReasons {
      let seen = "\(reason.lead.trimmed): \(reason.seen(signs, glossary))"
      let heading = reason.isDisease ? reason.suspicion.capitalisedFirst : "Before an injection"
      parts.append(.heading(heading))
      parts.append(.warning(reason.wordedAdvice.capitalisedFirst))
      parts.append(.paragraph(seen.capitalisedFirst))
    }
    parts += weakSigns(of: safety)
    return PageSection(
      id: "safety", heading: safety.heading.capitalised, tone: safety.verdict.tone, parts: parts)
  }

  /// Signs that point to something serious but do not change the verdict by themselves.
  private func weakSigns(of safety: SafetyVerdict) -> [PagePart] {
    guard !safety.weakSigns.isEmpty else { return [] }
    let items = safety.weakSigns.map { sign in
      let asks = sign.isCourseAsked ? ["Is it new or getting worse? If so, no injection."] : []
      return PageItem(
        text:
          "\((glossary.title(of: sign.finding) + sign.standing).capitalisedFirst): may point to "
          + listed(sign.diseases.map(\.title)),
        details: asks + sign.diseases.map { "\($0.title): \($0.check)" })
    }
    return [
      .heading("Weak signs: none stops an injection alone, but each needs an explanation"),
      .list(items),
    ]
  }

  /// The warning signs that are not recorded.
  func questions(_ safety: SafetyVerdict) -> PageSection? {
    var parts: [PagePart] = []
    if !safety.notAsked.isEmpty {
      parts.append(
        .paragraph(
          safety.verdict == .stop
            ? "Ask about these as well:" : "The recommendation applies only if these are absent:"))
      parts.append(
        .list(
          safety.notAsked.map { code in
            let isThere = safety.isSeen(code)
            return PageItem(
              text: glossary.question(of: code)
                + (isThere ? " (recorded: yes; is it new or changing?)" : ""))
          }))
    }
    if safety.verdict != .stop, !safety.notRecorded.isEmpty {
      parts.append(
        .remark(
          "Not recorded, and not asked of every patient: "
            + safety.notRecorded.map(glossary.title(of:)).joined(separator: "; ") + "."))
    }
    guard !parts.isEmpty else { return nil }
    return PageSection(id: "questions", heading: "Warning signs not recorded", parts: parts)
  }
}

extension SafetyVerdict.Verdict {
  /// How the verdict is set apart.
  var tone: PageSection.Tone {
    switch self {
    case .clear: .clear
    case .discuss, .notAssessed, .check: .caution
    case .stop: .alarm
    }
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// A text in capitals as a heading of a page has it.
  var capitalised: String { lowercased().capitalisedFirst }
}

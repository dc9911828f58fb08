import DDXCore
import DDXRanking

extension Glossary {
  /// An entry of the profile in words, such as `sex: female`.
  func words(_ entry: LedgerEntry) -> String {
    switch (entry.item, entry.subject) {
    case (.finding, .finding(let code)): title(of: code)
    case (.findingSide, .finding(let code)): "side \(entry.value) of \(title(of: code))"
    case (.findingLevel, .finding(let code)): "level \(entry.value) of \(title(of: code))"
    case (_, .finding(let code)): "\(entry.item.rawValue) \(entry.value) of \(title(of: code))"
    case (_, .block(let when)): "\(entry.item.rawValue): \(entry.value) (block of \(when))"
    case (.drug, _): "takes \(Medication.DrugClass(rawValue: entry.value)?.words ?? entry.value)"
    case (.drugName, _): "drug name: \(entry.value)"
    case (.allergy, _): "allergy: \(Allergy.Substance(rawValue: entry.value)?.words ?? entry.value)"
    case (.otherPain, _):
      entry.path.hasSuffix("@code")
        ? "another pain: \(title(of: FindingCode(entry.value)))" : "another pain: \(entry.value)"
    case (.bodyMassIndex, _): "body-mass index: \(entry.value)"
    default: "\(entry.item.rawValue): \(entry.value)"
    }
  }

  /// What it did, or why it did nothing, in words.
  func words(_ reason: LedgerEntry.Reason) -> String {
    switch reason {
    case .share: "How common each source is depends on it."
    case .place: "Where each source may hurt depends on it."
    case .evidence: "It is weighed as evidence."
    case .block: "It is part of how the block is weighed."
    case .session: "It shows which blocks share one relief."
    case .safety: "The safety verdict uses it."
    case .contraindication: "A contraindication uses it."
    case .criterion: "A criterion of the protocol uses it."
    case .interval: "Intervals, sessions and the time since an injection are counted from it."
    case .chronic: "It shows whether the pain is chronic."
    case .setting: "A warning says what the setting means for the probabilities."
    case .gradeThreshold: "It decides whether the finding counts as present."
    case .name: "It names the document."
    case .noCoefficient: "No study says how much it matters, so it changes no probability."
    case .otherPain: "This is another pain than the one ranked: give it a profile of its own."
    case .notKnown: "It was asked, but nobody could answer; it is not asked again."
    case .inDetail: "It is recorded in more detail elsewhere, which counts instead."
    case .unread: "No source and no rule uses it."
    case .noted(let reasons): reasons.joined(separator: " ")
    case .elsewhere: "The source has no site on that side or at that level."
    case .anywhere: "The rule for this finding ignores side and level."
    case .ofUnread: "The finding itself has no effect."
    case .gradeUnread: "No source distinguishes its grades."
    case .courseUnread: "The course matters for warning signs only."
    case .courseOfAbsent: "An absent finding has no course."
    case .scoreTooLate: "The anaesthetic had worn off by then, so it says nothing about relief."
    case .unweighed(let reason): "The block is \(reason.words)."
    case .blockUnread: "Neither the block model nor a criterion of this edition uses it."
    case .steroid: "A test injection is judged by its anaesthetic; the steroid plays no part."
    case .drugWithoutRule: "This edition has no rule for drugs of this class."
    case .drugName: "Rules use the class of a drug, not its name: check that the class is right."
    case .allergyWithoutRule:
      "This edition has no rule for this allergy; tell the team."
    case .nothingCounted: "Nothing else recorded depends on it."
    }
  }
}

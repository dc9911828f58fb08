import DDXCore
import DDXRanking

extension Glossary {
  /// What a profile says, in words, such as `sex: female`.
  func words(_ entry: LedgerEntry) -> String {
    switch (entry.item, entry.subject) {
    case (.finding, .finding(let code)): title(of: code)
    case (.findingSide, .finding(let code)), (.findingLevel, .finding(let code)):
      "\(entry.value), of: \(title(of: code))"
    case (_, .finding(let code)): "\(entry.item.rawValue) \(entry.value), of: \(title(of: code))"
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
    case .share: "How often each source is the one follows from it."
    case .place: "Where each source may hurt follows from it."
    case .evidence: "It is weighed as evidence."
    case .block: "It is part of how the block is weighed."
    case .session: "It tells which blocks were read together."
    case .safety: "The safety verdict reads it."
    case .contraindication: "A contraindication reads it."
    case .criterion: "A criterion of the protocol reads it."
    case .interval: "Intervals, sessions and the time since an injection are counted from it."
    case .chronic: "It tells whether this is chronic pain at all."
    case .setting: "A warning says what the setting means for the probabilities."
    case .gradeThreshold: "It decides whether and how far the finding counts as present."
    case .name: "It names the document."
    case .noCoefficient: "No study read says how much it changes, so it moves no probability."
    case .otherPain: "It is another pain than the one ranked: give it a profile of its own."
    case .notKnown: "It was asked for and nobody could answer; it is not asked again."
    case .unread: "No module and no rule reads it."
    case .inDetail: "What was recorded in more detail says it, and counts."
    case .noted(let reasons): reasons.joined(separator: " ")
    case .elsewhere: "The source has no site on that side or at that level."
    case .anywhere: "The rule that reads the finding asks for no side and no level."
    case .ofUnread: "The finding itself has no effect."
    case .gradeUnread: "No module tells its grades apart."
    case .courseUnread: "How it developed is read of warning signs only."
    case .courseOfAbsent: "What is absent has no course."
    case .scoreTooLate: "The anaesthetic had worn off by then, so it tells no relief."
    case .unweighed(let reason): "The block is \(reason.words)."
    case .blockUnread: "Neither the block model of this edition nor a criterion reads it."
    case .steroid: "A test injection is read by its anaesthetic; a steroid changes nothing in it."
    case .drugWithoutRule: "No rule of this edition concerns drugs of this class."
    case .drugName: "Rules read the class of a drug, not its name: check that the class is right."
    case .allergyWithoutRule:
      "No rule of this edition concerns this allergy; the team must know of it."
    case .nothingCounted: "Nothing recorded is counted from it."
    }
  }
}

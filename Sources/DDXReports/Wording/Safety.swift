package import DDXCore
package import DDXRanking

extension Decision.Safety {
  /// The verdict as a heading.
  var heading: String {
    switch verdict {
    case .clear: "SAFETY: CLEAR"
    case .notAssessed: "SAFETY: NOT ASSESSED"
    case .discuss: "SAFETY: DISCUSS FIRST"
    case .check: "SAFETY: CHECK FIRST"
    case .stop: urgency == .urgent ? "STOP: URGENT" : "STOP: INVESTIGATE FIRST"
    }
  }

  /// The verdict in one word, with the urgency of a stop, such as `stop-urgent`.
  var word: String {
    [verdict.rawValue, urgency?.rawValue].compactMap(\.self).joined(separator: "-")
  }
}

extension SafetyVerdict {
  /// The verdict as a heading.
  var heading: String { brief.heading }

  /// Whether a sign that must be asked about was seen, and its course was not recorded.
  func isSeen(_ code: FindingCode) -> Bool {
    weakSigns.contains { $0.finding == code && $0.isCourseAsked }
      || reasons.contains { $0.signs.contains(.finding(code)) }
  }

  /// What the verdict means for what stands below it, such as a plan.
  func meaning(above subject: String) -> String {
    switch verdict {
    case .clear: whatWasAsked
    case .notAssessed:
      """
      \(counted(notAsked.count, "strong warning sign")) not recorded, which does not mean absent. \
      The questions are below the \(subject).
      """
    case .discuss: "Discuss what is listed here before any injection."
    case .check where !holdsNeedle:
      "Settle this with a simple test first. The \(subject) applies after that."
    case .check: "No needle until a simple test has settled this, so nothing is planned."
    case .stop: "No injection, and nothing is planned."
    }
  }

  /// How many strong signs are known to be absent, and how many are not known.
  var whatWasAsked: String {
    let isOldThere = weakSigns.contains { asked.contains($0.finding) && $0.course != .resolved }
    let standing = isOldThere ? "new or changing" : "present"
    if notRecorded.isEmpty { return "No strong warning sign is \(standing); all are recorded." }
    return """
      None of the \(asked.count) recorded strong warning signs is \(standing); \
      \(counted(notRecorded.count, "other is", "others are")) not recorded.
      """
  }
}

extension Glossary {
  /// What was seen, in words.
  package func words(_ sign: ClinicalSign) -> String {
    switch sign {
    case .finding(let code): title(of: code)
    case .ageAtLeast(let years): "age \(years) or more"
    case .sex(let sex): "sex \(sex.rawValue)"
    case .medication(let drugClass): "takes \(drugClass.words)"
    case .allergy(let substance): "allergy: \(substance.words)"
    case .pregnancy: "pregnancy"
    }
  }
}

extension Allergy.Substance {
  /// The substance in words.
  package var words: String {
    switch self {
    case .localAnaesthetic: "local anaesthetic"
    case .contrastMedium: "contrast medium"
    case .corticosteroid: "corticosteroid"
    case .antibiotic: "antibiotic"
    case .latex: "latex"
    case .other: "another substance"
    }
  }
}

extension Medication.DrugClass {
  /// The class as an object of "takes".
  package var words: String {
    switch self {
    case .anticoagulant: "an anticoagulant"
    case .antiplatelet: "an antiplatelet drug"
    case .nsaid: "an NSAID"
    case .opioid: "an opioid"
    case .corticosteroid: "a corticosteroid"
    case .immunosuppressant: "an immunosuppressant"
    case .other: "another drug"
    }
  }
}

extension SafetyVerdict.WeakSign {
  /// How it stands, as an addition to its title.
  var standing: String {
    var words = isOnlyPossible ? ", possible" : ""
    switch course {
    case .resolved: words += ", resolved"
    case .unchanged: words += ", long unchanged"
    case .new: words += ", new"
    case .changing: words += ", changing"
    case nil: break
    }
    return words
  }
}

extension SafetyVerdict.Reason.Basis {
  /// The kind of rule, as JSON names it.
  var name: String {
    switch self {
    case .strong: "strong"
    case .combination: "combination"
    case .proof: "proof"
    case .afterInjection: "afterInjection"
    case .complication: "complication"
    case .weakSigns: "weakSigns"
    case .suspect: "suspect"
    case .contraindication: "contraindication"
    }
  }

  /// The disease that the rule is about, where it names one.
  var disease: DiseaseID? {
    switch self {
    case .proof(let id), .suspect(let id): id
    default: nil
    }
  }
}

extension SafetyVerdict.Reason.Course {
  /// The course, as JSON names it.
  var name: String {
    switch self {
    case .present: "present"
    case .unchanged: "unchanged"
    case .resolved: "resolved"
    case .contradicted: "contradicted"
    }
  }
}

extension SafetyVerdict.Reason {
  /// Whether it speaks of a disease, and not of an injection only.
  var isDisease: Bool {
    if case .contraindication = basis { verdict > .discuss } else { true }
  }

  /// The label before the signs.
  var lead: String {
    switch course {
    case .resolved: "was seen "
    case .contradicted: "unclear  "
    case .present, .unchanged: isOnlyPossible ? "possible " : "seen     "
    }
  }

  /// What was seen, in words, with the block that records it or how probable it is.
  func seen(_ signs: [ClinicalSign], _ glossary: Glossary) -> String {
    var words = signs.map(glossary.words)
    if let probability {
      words.insert("a computed probability of \(probability.percent)", at: 0)
    }
    var text = words.joined(separator: "; ")
    if case .complication(let date, let days) = basis {
      text += ", a complication of the block of \(date), \(counted(days, "day")) ago"
    }
    return text
  }

  /// What to do: a sign long unchanged is no emergency, but needs an explanation.
  package var wordedAdvice: String {
    if isUnchanged, case .proof = basis {
      return "known and unchanged: before any injection, confirm with those who treat it that it "
        + "is under control; if it changes: \(advice)"
    }
    return isUnchanged && urgency != .urgent
      ? "not new: before any injection, find its explanation in earlier images and opinions; "
        + "if it changes: \(advice)" : advice
  }
}

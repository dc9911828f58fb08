import DDXCore
import DDXRanking

extension Decision.Safety {
  /// The verdict as a heading.
  var heading: String {
    switch verdict {
    case .clear: "SAFETY: CLEAR"
    case .notAssessed: "SAFETY: NOT ASSESSED"
    case .discuss: "SAFETY: DISCUSS FIRST"
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

  /// What the verdict means for what stands below it, a ranking or a plan.
  func meaning(above subject: String) -> String {
    switch verdict {
    case .clear: "Every strong warning sign was asked for, and each is absent."
    case .notAssessed:
      """
      \(counted(notAsked.count, "strong warning sign")) not recorded; silence is not safety. \
      The questions are below the \(subject).
      """
    case .discuss: "Talk about what is listed here before any injection."
    case .stop:
      subject == "ranking"
        ? "No injection. The ranking below is for information only."
        : "No injection, and nothing is planned."
    }
  }
}

extension Glossary {
  /// What was seen, in words.
  func words(_ sign: ClinicalSign) -> String {
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
  var words: String {
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
  var words: String {
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

extension SafetyVerdict.Reason {
  /// What to do: a sign that has long been as it is needs no emergency, but an explanation.
  var wordedAdvice: String {
    isUnchanged && urgency != .urgent
      ? "not new: find what explains it, with earlier images and opinions, before any injection; "
        + "if it changes: \(advice)" : advice
  }
}

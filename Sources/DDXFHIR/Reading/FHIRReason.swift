public import DDXCore

/// Why something in a file of FHIR does not stand in the profile, or only with a note.
public enum FHIRReason: Hashable, Sendable {
  /// There is no resource.
  case noResource
  /// Its status says that it does not hold.
  case status
  /// It is modified in a way that is not known.
  case modified
  /// It does not say of whom it is.
  case noSubject
  /// No resource of this type is read.
  case otherType
  /// It is an answer of a program, and no fact.
  case answer
  /// None of its codes is known.
  case noCode
  /// Its codes name different findings.
  case severalFindings
  /// Its words and its code disagree.
  case wordsAgainstCode
  /// Its site names several sides or levels.
  case severalPlaces
  /// Its site names no side and no level that is known.
  case siteNotKnown
  /// The code says less than the finding.
  case broader
  /// It is a diagnosis of what is ranked.
  case diagnosis
  /// It is a syndrome of several findings.
  case syndrome
  /// It is an injection of which the code says too little.
  case injection
  /// The condition is not confirmed.
  case notConfirmed
  /// The condition is not active.
  case notActive
  /// It is a drug of this class, which is paused or planned, or of which that is not known.
  case mayThinBlood(Medication.DrugClass)
  /// It does not say whether it is an order.
  case noIntent
  /// It is a problem of a pregnancy, which may be over.
  case pregnancy
  /// The condition was refuted, and its code is narrower than the finding.
  case refutedPart
  /// It is older than this number of days.
  case old(days: Int)
  /// It does not say when it was so.
  case noTime
  /// It says when it was so, and nothing says of which day the profile is.
  case noDay
  /// It is of a day after that of the profile.
  case later
  /// There is a newer one.
  case superseded
  /// Another one of the same time says otherwise.
  case contradicted
  /// Nobody could answer it, and another one says whether it is so.
  case known
  /// It has no value that says whether it is so.
  case noValue
  /// The value is in another unit, or of another type.
  case otherUnit
  /// The value lies outside of what can be.
  case outOfRange
  /// The class of the drug is not known.
  case drugNotClassed
  /// What the allergy is to is not known.
  case substanceNotKnown
  /// It is of a block that is not here.
  case noBlock
  /// It is part of a procedure.
  case partOfProcedure
  /// It answers another form.
  case otherQuestionnaire
  /// The form has no such question.
  case noQuestion
  /// It is no answer to its question.
  case noAnswer
  /// It is answered twice.
  case answeredTwice
  /// The day of birth is not known.
  case birthdayUnknown
  /// Its text is longer than a profile keeps.
  case cut
  /// It can't be the name of a profile.
  case noName
  /// A reference that names no address of the bundle, of which there is one patient only.
  case looseReference
  /// What a message about the profile says of it, with its id: a rule that is broken, or a warning.
  case rule(String, id: String)

  /// The reason in words.
  public var words: String {
    switch self {
    case .noResource: "there is no resource in it"
    case .status: "its status says that it does not hold"
    case .modified: "it has a `modifierExtension` or `implicitRules`, which change what it means"
    case .noSubject: "it does not say of whom it is"
    case .otherType: "resources of this type are not read"
    case .answer: "it is an answer of a program, and never read as a fact"
    case .noCode: "none of its codes is known"
    case .severalFindings: "its codes name different findings"
    case .wordsAgainstCode: "its words and its code disagree"
    case .severalPlaces: "its site names more than one side or level"
    case .siteNotKnown: "its site is not known: add the side or the level, where it has one"
    case .broader: "its code says less than the finding: is it that?"
    case .diagnosis: "a diagnosis of the source of pain is never read as a finding"
    case .syndrome: "it is no one finding: ask for each sign of it"
    case .injection: "its code says neither side nor drug: was it a test injection?"
    case .notConfirmed: "it is not confirmed: is it so?"
    case .notActive: "it is not active: is it still so?"
    case .mayThinBlood(let drugClass):
      "it is an \(drugClass.rawValue), and may not be in use: is the patient taking it?"
    case .noIntent: "it does not say whether it is an order: is the patient taking the drug?"
    case .pregnancy: "it may be over: is the patient pregnant now?"
    case .refutedPart: "only one form of it was refuted"
    case .old(let days): "it is older than \(days) days: is it still so?"
    case .noTime: "it does not say when: is it still so?"
    case .noDay: "the day of the profile is not known: is it still so?"
    case .later: "it is of a day after that of the profile"
    case .superseded: "there is a newer one"
    case .contradicted: "another one of the same time says otherwise"
    case .known: "nobody could answer it, and another one says whether it is so"
    case .noValue: "it has no value that says whether it is so"
    case .otherUnit: "its value is in another unit, or of another type"
    case .outOfRange: "its value lies outside of what can be"
    case .drugNotClassed:
      "the class of the drug is not known: is it an anticoagulant or an antiplatelet?"
    case .substanceNotKnown:
      "what it is to is not known: is it a local anaesthetic, contrast medium or a corticosteroid?"
    case .noBlock: "the block that it is of is not here"
    case .partOfProcedure: "it is of a procedure: record it as the pain after a block"
    case .otherQuestionnaire: "it answers another form"
    case .noQuestion: "the form has no such question"
    case .noAnswer: "it is no answer to its question"
    case .answeredTwice: "it is answered twice"
    case .birthdayUnknown: "the day of birth is not known, so the age may be one year more"
    case .noName: "it is not a valid name for a profile"
    case .cut: "its text is longer than a profile keeps, and was cut"
    case .looseReference: "its subject has no address of the bundle, which holds one patient only"
    case .rule(let message, let id): "\(message) [\(id)]"
    }
  }
}

public import DDXCore

/// What keeps a file from being read as FHIR R4.
public enum FHIRFault: Hashable, Sendable {
  /// It is not JSON.
  case json(JSONProblem)
  /// It is no resource.
  case noResource
  /// It is a resource of another type than those that are read.
  case otherResource
  /// It is a bundle of a type that says what happened, and not what is.
  case bundleType
  /// It answers another questionnaire.
  case otherQuestionnaire
  /// It was withdrawn by whoever wrote it.
  case withdrawn
  /// It says that it means something else than its elements do.
  case modified
  /// It holds two patients.
  case severalPatients
  /// Something in it is of another patient, or of one that can't be told.
  case otherSubject
  /// Nothing says how old the patient is.
  case noAge
  /// An age follows from the day of birth only where the day of the profile is known.
  case noDay
  /// A day of birth that is none, or later than the profile.
  case birthDate
  /// More of the bundle is elsewhere.
  case incomplete

  var number: Int {
    switch self {
    case .json: 230
    case .noResource: 231
    case .otherResource: 232
    case .bundleType: 233
    case .otherQuestionnaire: 234
    case .withdrawn: 235
    case .modified: 236
    case .severalPatients: 237
    case .otherSubject: 238
    case .noAge: 239
    case .noDay: 240
    case .birthDate: 241
    case .incomplete: 242
    }
  }

  /// The fault in words.
  func words(_ values: ValueWords) -> Words {
    switch self {
    case .json(let problem):
      Words(
        "this is not JSON: "
          + problem.words(of: "the text") { values.quoted($0, or: "here") },
        help: "nothing is guessed; have the program that wrote it write it again")
    case .noResource:
      Words(
        "this is no resource of FHIR", help: "a resource is an object with a `resourceType`")
    case .otherResource:
      Words(
        "a resource of this type is not read by itself",
        help:
          "give a `Bundle`, or a `QuestionnaireResponse` to the form of `ddx fhir questionnaire`")
    case .bundleType:
      Words(
        "a bundle of this type is not read",
        help: "give one of type collection, searchset, document, transaction or batch")
    case .otherQuestionnaire:
      Words(
        "this answers another questionnaire",
        help: "only answers to the form of `ddx fhir questionnaire` can be read")
    case .withdrawn:
      Words("whoever wrote this has withdrawn it", help: "give what took its place")
    case .modified:
      Words(
        "a `modifierExtension` or `implicitRules` changes what this means",
        help: "it can't be read without knowing how; have it written without")
    case .severalPatients:
      Words(
        "the bundle holds more than one patient", help: "give one patient at a time")
    case .otherSubject:
      Words(
        "this is not of the patient of the bundle, or it can't be told of whom it is",
        help: "give one patient at a time, each `subject` by the `fullUrl` of the one `Patient`")
    case .noAge:
      Words(
        "nothing here says how old the patient is",
        help: "add the `birthDate` of the `Patient`, or an `Observation` of the age, LOINC 30525-0")
    case .noDay:
      Words(
        "the age on the day of the profile can't be told",
        help: "say which day with `--date`, or give the bundle a `timestamp`")
    case .birthDate:
      Words(
        "the day of birth is no day, or later than the profile",
        help: "write it 1962-05-10, or 1962 where only that is known")
    case .incomplete:
      Words(
        "this is one page of several",
        help: "fetch the pages behind it, or what they hold is missing")
    }
  }
}

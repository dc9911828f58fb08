public import DDXCore

/// Why a file can't be read as FHIR R4.
public enum FHIRFault: Hashable, Sendable {
  /// It is not JSON.
  case json(JSONProblem)
  /// It is not a resource.
  case noResource
  /// It is a resource of another type than those that are read.
  case otherResource
  /// It is a bundle of a type that describes the past, not the present.
  case bundleType
  /// It answers another questionnaire.
  case otherQuestionnaire
  /// Its author has withdrawn it.
  case withdrawn
  /// It says that it means something else than its elements do.
  case modified
  /// It holds two patients.
  case severalPatients
  /// Part of it belongs to another patient, or to an unknown one.
  case otherSubject
  /// Nothing says how old the patient is.
  case noAge
  /// An age follows from the day of birth only where the day of the profile is known.
  case noDay
  /// A date of birth that is invalid, or later than the profile.
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
        help: "ddx does not guess; have the program that wrote the file write it again")
    case .noResource:
      Words(
        "this is not a FHIR resource", help: "a resource is an object with a `resourceType`")
    case .otherResource:
      Words(
        "a resource of this type is not read on its own",
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
      Words("the author has withdrawn this", help: "give what replaced it")
    case .modified:
      Words(
        "a `modifierExtension` or `implicitRules` changes what this means",
        help: "ddx does not know how, so it can't read this; have it written without")
    case .severalPatients:
      Words(
        "the bundle holds more than one patient", help: "give one patient at a time")
    case .otherSubject:
      Words(
        "this belongs to another patient than the bundle, or its patient can't be determined",
        help: "give one patient at a time, and in each `subject` the `fullUrl` of the one `Patient`"
      )
    case .noAge:
      Words(
        "the age of the patient is missing",
        help: "add the `birthDate` of the `Patient`, or an `Observation` of the age, LOINC 30525-0")
    case .noDay:
      Words(
        "the age on the day of the profile can't be determined",
        help: "give the day with `--date`, or give the bundle a `timestamp`")
    case .birthDate:
      Words(
        "the date of birth is not a date, or is later than the profile",
        help: "write it as 1962-05-10, or as 1962 if only the year is known")
    case .incomplete:
      Words(
        "this is one page of several",
        help: "fetch the other pages too; otherwise their data are missing")
    }
  }
}

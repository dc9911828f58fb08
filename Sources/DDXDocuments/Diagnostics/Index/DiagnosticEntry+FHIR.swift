internal import DDXCore

extension DiagnosticEntry {
  /// Why a file can't be read as FHIR R4.
  static let fhir: [DiagnosticEntry] = [
    .init(
      .fhir(.json(.keyTwice("status"))),
      "JSON is read strictly: of two keys with one name, different readers may use different ones. It may "
        + "be nested 64 deep and hold 20,000 values in one array."),
    .init(.fhir(.noResource), "FHIR exchanges resources, each of which names its type."),
    .init(
      .fhir(.otherResource),
      "One resource alone does not say enough about a patient; a bundle holds several."),
    .init(
      .fhir(.bundleType),
      "A history or a list of responses says what happened, not what is true now."),
    .init(
      .fhir(.otherQuestionnaire),
      "The questions of another form may look alike, but are not those of the vocabulary."),
    .init(.fhir(.withdrawn), "Data entered in error are never read."),
    .init(
      .fhir(.modified), "FHIR forbids a reader to use data with a modifier that it does not know."),
    .init(.fhir(.severalPatients), "Facts of two patients must never become one profile."),
    .init(.fhir(.otherSubject), "Facts of two patients must never become one profile."),
    .init(.fhir(.noAge), "Every number depends on the age, so a profile must have one."),
    .init(.fhir(.noDay), "ddx never reads the clock, so the day of the profile must be stated."),
    .init(.fhir(.birthDate), "The age is counted from the day of birth to the day of the profile."),
    .init(
      .fhir(.incomplete), .warning,
      "A server sends long answers in pages, and what is on another page must not be taken for absent."
    ),
  ]
}

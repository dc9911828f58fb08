internal import DDXCore

extension DiagnosticEntry {
  /// What keeps a file from being read as FHIR R4.
  static let fhir: [DiagnosticEntry] = [
    .init(
      .fhir(.json(.keyTwice("status"))),
      "JSON is read strictly: two readers could take two keys of one name for different things. It may "
        + "be nested 64 deep and hold 20,000 values in one array."),
    .init(.fhir(.noResource), "What FHIR exchanges are resources, and each names its type."),
    .init(
      .fhir(.otherResource),
      "One resource alone does not say enough of a patient; a bundle holds several."),
    .init(
      .fhir(.bundleType), "A history or a list of answers says what happened, not what is now."),
    .init(
      .fhir(.otherQuestionnaire),
      "The questions of another form are not those of the vocabulary, whatever they look like."),
    .init(.fhir(.withdrawn), "What is entered in error is never read."),
    .init(
      .fhir(.modified), "FHIR asks a reader not to use what is modified in a way it does not know."),
    .init(.fhir(.severalPatients), "Facts of two patients must never become one profile."),
    .init(.fhir(.otherSubject), "Facts of two patients must never become one profile."),
    .init(.fhir(.noAge), "Every number depends on the age, so a profile can't be without it."),
    .init(.fhir(.noDay), "Nothing reads a clock: the day of the profile must be said."),
    .init(.fhir(.birthDate), "The age is counted from the day of birth to the day of the profile."),
    .init(
      .fhir(.incomplete), .warning,
      "A server gives long answers in pages, and what is not there is never taken for absent."),
  ]
}

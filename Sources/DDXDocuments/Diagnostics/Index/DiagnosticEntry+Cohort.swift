extension DiagnosticEntry {
  /// What is wrong with a cohort, or a stream of profiles.
  static let cohorts: [DiagnosticEntry] = [
    .init(.cohort(.endsEarly), "A cohort ends with its end tag, so that a lost end is noticed."),
    .init(.cohort(.empty), "A cohort is made of profiles."),
    .init(.cohort(.text), "What is known of patients stands in their profiles."),
    .init(.cohort(.endTag), "Between profiles nothing is open that could end."),
    .init(
      .cohort(.attribute(name: "clinic")), "What is known of patients stands in their profiles."),
    .init(.cohort(.trailing), "The end tag ends the document."),
    .init(
      .cohort(.length),
      "With `--stream length` each profile stands behind a line with its length in bytes."),
    .init(.cohort(.cutShort), "Fewer bytes came than the length before the profile says."),
  ]
}

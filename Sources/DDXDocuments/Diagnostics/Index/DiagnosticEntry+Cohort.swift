extension DiagnosticEntry {
  /// The faults of a cohort, or of a stream of profiles.
  static let cohorts: [DiagnosticEntry] = [
    .init(
      .cohort(.endsEarly), "A cohort must have its end tag, so that a truncated one is noticed."),
    .init(.cohort(.empty), "A cohort must hold at least one profile."),
    .init(.cohort(.text), "Data of patients belong in their profiles."),
    .init(.cohort(.endTag), "No element is open between profiles, so none can end."),
    .init(
      .cohort(.attribute(name: "clinic")), "Data of patients belong in their profiles."),
    .init(.cohort(.trailing), "The document ends with the end tag of the cohort."),
    .init(
      .cohort(.length),
      "With `--stream length` each profile follows a line with its length in bytes."),
    .init(
      .cohort(.cutShort), "The input has fewer bytes than the length given before the profile."),
  ]
}

#if Serve

/// Sends the browser to what has to come first, where a page has nothing to show yet.
struct Detour: Error {
  /// The address that it asks for instead.
  let address: String

  /// No patient was begun.
  static let start = Detour(address: "/")
  /// Nothing can be ranked or recorded before the age is known.
  static let patient = Detour(address: Step.patient.rawValue)
}

#endif

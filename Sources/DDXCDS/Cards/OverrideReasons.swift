internal import DDXCore

/// Why a card may not be followed, by the codes of HL7 [NonAdherence].
enum OverrideReasons {
  /// The system of the codes.
  static let system = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"

  /// The reasons that a card offers.
  static let offered: [(code: String, display: String)] = [
    ("action-completed", "Recommended action was already completed"),
    ("action-unsuccessful", "Recommended action was previously unsuccessful"),
    (
      "does-not-align-latest-evidence",
      "Recommended action does not align with the latest evidence"
    ),
    ("patient-contraindication", "Patient has contraindication to recommended action"),
    ("prefers-alternative", "Patient prefers an alternative approach or treatment"),
    ("patient-refuses", "Patient refuses/declines (no context given)*"),
    ("service-not-available", "Treatment or service is not practically available"),
  ]

  static var json: JSONValue {
    .array(
      offered.map { reason in
        .object(
          ("code", .text(reason.code)), ("system", .text(system)),
          ("display", .text(reason.display)))
      })
  }
}

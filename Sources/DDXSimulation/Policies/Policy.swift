package import DDXCore
package import DDXRanking

/// What is done next for a patient.
package enum PolicyStep {
  /// Findings are asked for or looked for, at no cost.
  case ask([FindingCode])
  /// An injection is given, not before a day where one is named.
  case inject(Injection, notBefore: CalendarDate?)
  /// A source is treated, which these blocks confirmed.
  case treat(SourceID, confirmedBy: [DiagnosticBlock])
  /// Nothing more is injected.
  case end(Ending)
}

/// How the care of a patient ends without a treatment.
package enum Ending: String, CaseIterable, Sendable {
  /// A danger stops everything.
  case stop
  /// Another source is looked into.
  case investigate
  /// Nothing is worth another injection.
  case observe
}

/// A way to decide what is done next.
package protocol Policy: Sendable {
  /// The name in tables, such as `ddx@2026.2`.
  var name: String { get }
  /// The name in words.
  var title: String { get }
  /// Takes on a patient.
  func care(for patient: VirtualPatient, at desk: Desk) -> any Care
}

/// The care of one patient under a policy.
package protocol Care {
  /// What is done next, by what is known of the patient.
  ///
  /// - Throws: `RankingError` when no ranking can be made.
  mutating func next(_ profile: ClinicalProfile) throws(RankingError) -> PolicyStep
  /// The probabilities by which it last decided; empty for a policy that works none out.
  var standings: [Standing] { get }
}

package import DDXCore

/// What became of one patient under one policy.
package struct PatientOutcome: Sendable {
  /// The number of injections.
  package var injections = 0
  /// The number of findings asked for.
  package var questions = 0
  /// What the injections cost together; a guided hip injection is 1.
  package var burden = 0.0
  /// The source that was treated, if one was.
  package var treated: SourceID?
  /// Whether it hurts, where the treatment goes.
  package var isRight = false
  /// How the care ended, where nothing was treated.
  package var ending: Ending?
  /// The serious disease that the patient has, if there is one.
  package var disease: DiseaseID?
  /// Whether another source than those with a module hurts.
  package var hasOther = false

  /// Whether a source was treated that does not hurt there.
  package var isWrong: Bool { treated != nil && !isRight }
  /// Whether a serious disease was there, and nothing was looked into.
  package var isMissed: Bool { disease != nil && ending != .stop && ending != .investigate }
}

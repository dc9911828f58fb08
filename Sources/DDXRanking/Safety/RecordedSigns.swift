import DDXCore

/// The safety facts of a profile, wherever they stand: as a finding, or as a complication of a
/// block.
struct RecordedSigns {
  /// A complication with its block.
  struct Complication {
    let code: FindingCode
    let date: CalendarDate
    /// Days between the block and the day the profile speaks of; 0 where that day is not given.
    let days: Int
  }

  let profile: ClinicalProfile
  let complications: [Complication]

  init(_ profile: ClinicalProfile) {
    self.profile = profile
    complications = profile.blocks.compactMap { block in
      block.complication.map {
        Complication(
          code: $0, date: block.date, days: profile.date.map(block.date.days(until:)) ?? 0)
      }
    }
  }

  /// What is recorded of a finding as present or possible.
  func findings(_ code: FindingCode) -> [Finding] {
    profile.findings.filter { $0.code == code && $0.mayBePresent }
  }

  /// What is recorded of a finding as having been there.
  func resolved(_ code: FindingCode) -> [Finding] {
    profile.findings.filter {
      $0.code == code && $0.course == .resolved && $0.state.probability > .zero
    }
  }

  /// Whether a finding is recorded, as such or as a complication.
  func isRecorded(_ code: FindingCode) -> Bool {
    profile.isRecorded(code) || complications.contains { $0.code == code }
  }

  /// Whether a finding is recorded as absent, and nowhere as present or possible.
  func isDenied(_ code: FindingCode) -> Bool {
    let recorded = profile.findings.filter { $0.code == code }
    return !recorded.isEmpty && recorded.allSatisfy { $0.state.probability == .zero }
  }
}

extension [Finding] {
  /// Whether none is certain.
  var isOnlyPossible: Bool { !contains { $0.state == .present } }

  /// Whether all have long been as they are.
  var isUnchanged: Bool { !isEmpty && allSatisfy { $0.course == .unchanged } }

  /// Whether one is new or changing.
  var isNew: Bool { contains { $0.course == .new || $0.course == .changing } }

  /// What is known of how they went on.
  var knownCourse: SafetyVerdict.Reason.Course { isUnchanged ? .unchanged : .present }
}

internal import DDXCore

/// Nothing is made of what was not recorded, and absence counts where presence does.
struct AbsenceRule: AssessmentRule {
  func faults(in assessment: SourceAssessment, of profile: ClinicalProfile) -> [Fault] {
    assessment.evidence.compactMap { observed in
      let finding = observed.finding
      guard profile.isRecorded(finding.code) else {
        return Fault(
          .absence, "`\(finding.code)` was not recorded, and is weighed as \(word(finding.state))")
      }
      let isThere = profile.findings.contains {
        $0.code == finding.code && $0.state == finding.state && $0.side == finding.side
          && $0.level == finding.level
      }
      return isThere
        ? nil
        : Fault(.absence, "`\(finding.code)` is weighed otherwise than it was recorded")
    }
  }

  /// In what the answers to one finding in several states disagree on whether it counts.
  func faults(of code: FindingCode, in answers: [(FindingState, SourceAssessment)]) -> [Fault] {
    let weighed = answers.filter { $0.1.evidence.contains { $0.finding.code == code } }
    guard let first = weighed.first else { return [] }
    return answers.compactMap { state, answer in
      let isHeard =
        answer.evidence.contains { $0.finding.code == code }
        || answer.notes.contains { $0.code == code }
      return isHeard
        ? nil
        : Fault(
          .absence,
          "`\(code)` is weighed when \(word(first.0)), and left without a word when \(word(state))")
    }
  }

  private func word(_ state: FindingState) -> String {
    switch state {
    case .present: "present"
    case .absent: "absent"
    case .uncertain: "uncertain"
    }
  }
}

public import DDXCore

/// What is recorded at somebody's own choice, and not because it was asked for.
extension Interview {
  /// The question about a finding, or nil where the vocabulary has none of this name.
  ///
  /// - Parameters:
  ///   - code: The finding, or one of its earlier names.
  ///   - state: The state of the conversation.
  /// - Returns: The question, worth nothing in particular.
  public func question(about code: FindingCode, in state: InterviewState) -> Question? {
    vocabulary.finding(code).map {
      question(for: $0, painSide: profile(of: state)?.pain.side ?? .unspecified)
    }
  }

  /// The profile with a finding recorded, in place of what was recorded of it at the same place.
  ///
  /// What is not known takes the place of all that was recorded of it.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - code: The finding.
  ///   - profile: The profile so far.
  ///   - course: How a red flag has developed, where that is known.
  /// - Returns: The profile, which may still contradict itself.
  public func recording(
    _ answer: Answer, of code: FindingCode, in profile: ClinicalProfile,
    course: Finding.Course? = nil
  ) -> ClinicalProfile {
    switch answer {
    case .finding(let answer):
      let finding = Finding(
        code: code, state: answer.state, side: answer.side, level: answer.level,
        grade: answer.grade, course: answer.state == .absent ? nil : course,
        isContralateral: vocabulary.finding(code)?.isContralateral ?? false)
      return profile.with(
        findings: profile.findings.filter {
          $0.code != code || $0.side != answer.side || $0.level != answer.level
        } + [finding], notKnown: profile.notKnown.filter { $0 != code })
    case .notKnown:
      return forgetting(code, in: profile).settingAside([code])
    default: return profile
    }
  }

  /// The profile without what was recorded of a finding, at one place or at all.
  ///
  /// - Parameters:
  ///   - code: The finding.
  ///   - index: Which of its records, from 0; nil for all of them.
  ///   - profile: The profile so far.
  /// - Returns: The profile without it.
  public func forgetting(
    _ code: FindingCode, at index: Int? = nil, in profile: ClinicalProfile
  ) -> ClinicalProfile {
    let places = profile.findings.indices.filter { profile.findings[$0].code == code }
    let gone = index.map { places.indices.contains($0) ? [places[$0]] : [] } ?? places
    return profile.with(
      findings: profile.findings.indices.filter { !gone.contains($0) }.map { profile.findings[$0] },
      notKnown: profile.notKnown.filter { $0 != code })
  }
}

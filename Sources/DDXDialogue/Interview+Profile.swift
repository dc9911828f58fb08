public import DDXCore

extension Interview {
  /// What is known so far, or nil as long as the age is not.
  ///
  /// What is not known is recorded as that, so that nobody asks again.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - age: The age in years, where it is known from elsewhere.
  /// - Returns: The profile, which may still contradict itself.
  public func profile(of state: InterviewState, age: Int? = nil) -> ClinicalProfile? {
    var draft = Draft(state)
    draft.age = age ?? draft.age
    for entry in state.entries { take(entry, into: &draft) }
    return draft.profile(
      named: state.id, date: state.date, beside: state.start, notKnown: state.notKnown)
  }

  private func take(_ entry: InterviewState.Entry, into draft: inout Draft) {
    switch (entry.question.topic, entry.answer) {
    case (.age, .number(let age)): draft.age = age
    case (.sex, .word(let word)): draft.sex = Patient.Sex(rawValue: word) ?? .unspecified
    case (.side, .word(let word)): draft.side = Side(rawValue: word) ?? .unspecified
    case (.duration, .duration(let duration)): draft.duration = duration
    case (.course(let code), .word(let word)):
      draft.set(Finding.Course(rawValue: word), of: code)
    case (.redFlags, .checked(let present, let unknown)):
      guard case .checklist(let items) = entry.question.kind else { return }
      for item in items where !unknown.contains(item.code) {
        let state: FindingState = present.contains(item.code) ? .present : .absent
        draft.findings.append(Finding(code: item.code, state: state))
      }
    case (.scale(let id), .word(let word)): take(word, on: id, into: &draft)
    case (.finding(let code), .finding(let answer)):
      draft.findings.append(
        Finding(
          code: code, state: answer.state, side: answer.side, level: answer.level,
          grade: answer.grade,
          isContralateral: vocabulary.finding(code)?.isContralateral ?? false))
    default: break
    }
  }

  /// Takes the finding of a value as present, and those of the next as absent.
  private func take(_ value: String, on id: String, into draft: inout Draft) {
    guard let scale = scales.first(where: { $0.id == id }), let index = scale.index(of: value)
    else { return }
    if let code = scale.values[index].namingCode, index > 0 {
      draft.findings.append(
        Finding(code: code, state: .present, side: side(of: code, draft)))
    }
    guard index + 1 < scale.values.count else { return }
    draft.findings += scale.values[index + 1].codes.map {
      Finding(code: $0, state: .absent, side: side(of: $0, draft))
    }
  }

  /// The side of the pain, where it is one and the finding has sides.
  private func side(of code: FindingCode, _ draft: Draft) -> Side {
    guard vocabulary.finding(code)?.side != FindingDefinition.Place.none, draft.side.isOneSide
    else { return .unspecified }
    return draft.side
  }
}

/// A profile that is being put together.
private struct Draft {
  var age: Int?
  var sex: Patient.Sex
  var side: Side
  var duration: ClinicalDuration?
  var findings: [Finding]

  init(_ state: InterviewState) {
    age = state.start?.patient.age
    sex = state.start?.patient.sex ?? .unspecified
    side = state.start?.pain.side ?? .unspecified
    duration = state.start?.pain.duration
    findings = state.start?.findings ?? []
  }

  mutating func set(_ course: Finding.Course?, of code: FindingCode) {
    findings = findings.map {
      $0.code == code
        ? Finding(
          code: code, state: $0.state, side: $0.side, level: $0.level, grade: $0.grade,
          course: course, isContralateral: $0.isContralateral) : $0
    }
  }

  func profile(
    named id: String, date: CalendarDate?, beside start: ClinicalProfile?,
    notKnown: Set<FindingCode>
  ) -> ClinicalProfile? {
    guard let age else { return nil }
    let known = Set(findings.map(\.code))
    let notKnown = notKnown.union(start?.notKnown ?? []).subtracting(known)
    return ClinicalProfile(
      id: id, date: date,
      patient: Patient(
        age: age, sex: sex, bodyMassIndex: start?.patient.bodyMassIndex,
        isPregnant: start?.patient.isPregnant),
      pain: Pain(
        duration: duration, intensity: start?.pain.intensity, side: side,
        setting: start?.pain.setting),
      findings: findings, blocks: start?.blocks ?? [], medications: start?.medications ?? [],
      allergies: start?.allergies ?? [], otherPains: start?.otherPains ?? [],
      notKnown: notKnown.sorted())
  }
}

import DDXCore

extension Interview {
  /// The red flags that nobody has recorded, then how each that is there has developed.
  func safetyQuestion(in state: InterviewState) -> Question? {
    let recorded = Set(
      (state.start?.expanded(by: vocabulary).findings ?? []).map(\.code))
    if state.isOpen(.redFlags) {
      var items: [Question.Item] = []
      for sign in safety.strongSigns where sign.mustBeAsked && !recorded.contains(sign.finding) {
        guard let definition = vocabulary.finding(sign.finding),
          !items.contains(where: { $0.code == definition.code })
        else { continue }
        items.append(.init(code: definition.code, text: definition.question))
      }
      if !items.isEmpty {
        return Question(.redFlags, "Which of these warning signs are there?", .checklist(items))
      }
    }
    let present = signsWithoutCourse(in: state)
    for sign in safety.strongSigns where present.contains(sign.finding) {
      let topic = Question.Topic.course(sign.finding)
      guard sign.countsWhen == .new, state.isOpen(topic),
        let definition = vocabulary.finding(sign.finding)
      else { continue }
      return Question(
        topic, "How has it developed: \(definition.title)?",
        .choice(Finding.Course.allCases.map { .init($0.rawValue) }))
    }
    return nil
  }

  /// The red flags that were said to be there; those of a profile where no course is recorded.
  private func signsWithoutCourse(in state: InterviewState) -> Set<FindingCode> {
    if case .checked(let present, _) = state.answer(to: .redFlags) { return present }
    guard !state.isOpen(.redFlags) else { return [] }
    return Set(
      (state.start?.findings ?? []).filter { $0.course == nil && $0.state == .present }.map(\.code))
  }

  /// What is asked of everybody and is not known.
  func patientQuestion(in state: InterviewState) -> Question? {
    let known = state.start
    if known == nil, state.isOpen(.age) {
      return Question(.age, "How old is the patient, in years?", .number(Patient.ages))
    }
    if known?.patient.sex ?? .unspecified == .unspecified, state.isOpen(.sex) {
      let sexes = Patient.Sex.allCases.filter { $0 != .unspecified }
      return Question(.sex, "Which sex?", .choice(sexes.map { .init($0.rawValue) }))
    }
    if known?.pain.side ?? .unspecified == .unspecified, state.isOpen(.side) {
      let sides = Side.allCases.filter { $0 != .unspecified }
      return Question(
        .side, "On which side is the pain?", .choice(sides.map { .init($0.rawValue) }))
    }
    if known?.pain.duration == nil, state.isOpen(.duration) {
      return Question(.duration, "For how long has it hurt?", .duration)
    }
    return scales.lazy.filter { state.isOpen(.scale($0.id)) }
      .compactMap { self.question(for: $0, in: state) }.first
  }

  /// What asks for the value on a scale, where none of its findings is known.
  private func question(
    for scale: ScaleDefinition, in state: InterviewState
  ) -> Question? {
    let recorded = profile(of: state)?.expanded(by: vocabulary).findings ?? []
    guard !recorded.contains(where: { scale.index(saidBy: $0.code) != nil }) else { return nil }
    let choices = scale.values.enumerated().map { index, value in
      let code = index == 0 ? scale.values[1].codes.first : value.namingCode
      let question = code.flatMap(vocabulary.finding)?.question
      return Question.Choice(value.id, index == 0 ? question.map { "no to: \($0)" } : question)
    }
    return Question(
      .scale(scale.id), "Which best describes \(scale.title)?", .choice(choices))
  }

  /// What asks for a finding.
  func question(
    for definition: FindingDefinition, painSide: Side, value: Double? = nil
  ) -> Question {
    Question(
      .finding(definition.code), definition.question,
      .finding(
        .init(
          side: definition.side,
          usualSide: definition.side != .none && painSide.isOneSide
            ? (definition.isContralateral ? painSide.opposite : painSide) : nil,
          level: definition.level == .none ? nil : definition.levelKind,
          isLevelNeeded: definition.level == .required, grades: definition.grades,
          presentFrom: definition.presentFrom)),
      value: value)
  }
}

extension ScaleDefinition.Value {
  /// The finding that is named as the value is, or else the first that says it.
  var namingCode: FindingCode? {
    codes.first { $0.name.hasSuffix(".\(id)") } ?? codes.first
  }
}

extension Side {
  /// Whether it is the left or the right.
  var isOneSide: Bool { self == .left || self == .right }
}

public import DDXCore
public import DDXDocuments
public import DDXRanking

/// A conversation that asks for what a ranking needs, under one edition.
///
/// Red flags come first, as a checklist; then the patient and how far the pain goes; then what is worth
/// asking, one question at a time. It holds no conversation itself: a state goes in with an answer,
/// and another state comes out. So a terminal and a page on the web hold the same one.
public struct Interview: Sendable {
  /// The most questions beyond those on red flags.
  public static let limit = 12

  let vocabulary: Vocabulary
  let safety: SafetyRules
  /// The scales over several findings that the evidence in use has numbers for.
  let scales: [ScaleDefinition]
  private(set) var source: any QuestionSource
  let reader: DocumentReader

  /// Creates a conversation.
  ///
  /// - Parameters:
  ///   - reader: Reads profiles, with the vocabulary in use.
  ///   - rules: The edition in force.
  ///   - tables: The evidence in use: only scales that it has numbers for are asked for.
  ///   - source: Says what is worth asking.
  public init(
    reader: DocumentReader, rules: ClinicalProtocol, tables: [EvidenceTable],
    source: any QuestionSource
  ) {
    let vocabulary = reader.vocabulary
    self.vocabulary = vocabulary
    self.reader = reader
    self.safety = rules.safety
    self.source = source
    let graded = Set(tables.flatMap(\.graded).map(\.scale))
    scales = vocabulary.scales.filter { graded.contains($0.id) && $0.values.count > 1 }
  }

  /// The next question, or nil where nothing more is asked: a red flag stops, nothing is worth
  /// asking, or there were enough questions.
  ///
  /// - Throws: `RankingError` where what is known can't be ranked.
  public func question(in state: InterviewState) throws(RankingError) -> Question? {
    if let question = safetyQuestion(in: state) { return question }
    let profile = profile(of: state)
    if let profile, try source.stops(profile) { return nil }
    guard state.count < Self.limit else { return nil }
    if let question = patientQuestion(in: state) { return question }
    guard let profile else { return nil }
    // Red flags have been asked for; a ranking takes what may be there as there.
    let notKnown = state.notKnown.filter { vocabulary.finding($0)?.kind != .redFlag }
    let best = try source.questions(for: profile, notKnown: notKnown).first
    return best.flatMap { best in
      vocabulary.finding(best.code).map {
        question(for: $0, painSide: profile.pain.side, value: best.value)
      }
    }
  }

  /// The next question, where all that is known was ranked already.
  ///
  /// - Parameters:
  ///   - state: The state of the conversation.
  ///   - ranking: The ranking of what is known in it.
  /// - Returns: The same question as without the ranking.
  /// - Throws: Nothing in practice: nothing is ranked again.
  public func question(
    in state: InterviewState, ranked ranking: Ranking
  ) throws(RankingError) -> Question? {
    var asking = self
    asking.source = RankedQuestions(ranking: ranking)
    return try asking.question(in: state)
  }

  /// The state after an answer.
  ///
  /// - Parameters:
  ///   - question: What was asked.
  ///   - answer: What was answered.
  ///   - state: The state in which it was asked.
  /// - Returns: The next state.
  /// - Throws: ``AnswerFault`` where the answer is of another kind, or contradicts what is known.
  public func state(
    after question: Question, answered answer: Answer, in state: InterviewState
  ) throws(AnswerFault) -> InterviewState {
    try question.check(answer)
    let next = state.adding(.init(question: question, answer: answer))
    if let profile = profile(of: next) { _ = try read(profile) }
    return next
  }

  /// A profile as its document is read, with what a reader should know of it.
  ///
  /// - Throws: ``AnswerFault`` where it contradicts itself.
  public func read(
    _ profile: ClinicalProfile
  ) throws(AnswerFault) -> Decoded<ClinicalProfile> {
    let text = ProfileWriter(vocabulary: vocabulary).text(profile)
    do {
      return try reader.profile(DocumentFile(name: profile.id, bytes: Array(text.utf8)))
    } catch {
      throw .contradiction(error.diagnostics.filter { $0.severity == .error })
    }
  }
}

extension Interview {
  /// What would be known after each answer that settles a question of a finding: no and yes.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - state: The state in which it is asked.
  /// - Returns: The answers in words, with the profile after each; none for other questions.
  public func outcomes(
    of question: Question, in state: InterviewState
  ) -> [(answer: String, profile: ClinicalProfile)] {
    guard case .finding(let form) = question.kind else { return [] }
    return [("no", FindingState.absent), ("yes", .present)].compactMap { word, answer in
      let finding = FindingAnswer(state: answer, side: form.usualSide ?? .unspecified)
      let next = state.adding(.init(question: question, answer: .finding(finding)))
      return profile(of: next).map { (word, $0) }
    }
  }
}

#if Serve

import DDXCore
import DDXDialogue
import DDXDocuments
import DDXRanking
import DDXReports

/// A patient in work: where the dialogue stands, and what follows from it.
struct Workup: Sendable {
  /// What is known, ranked.
  struct Standing: Sendable {
    /// The profile as its document reads.
    let profile: ClinicalProfile
    /// What a reader should know of it.
    let notes: [Diagnostic]
    /// The ranking.
    let ranking: Ranking
    /// What is asked next; nil for nothing.
    let question: Question?
    /// What the report needs beyond these, computed when it is needed.
    let kept: ReportDesk.Kept
  }

  /// What somebody does.
  enum Change: Sendable {
    /// Answers a question.
    case answer(Answer, to: Question)
    /// Takes the last answer back.
    case back
    /// Says something of the signs that everybody is asked for.
    case signs(SignAnswers)
    /// Records something else; what it settles is not asked any more.
    case record(ClinicalProfile, settling: Set<Question.Topic> = [])
    /// Tries something, in the words of `ddx what-if`; nothing of it is recorded.
    case trial([String])
  }

  private let clinic: Clinic
  /// Where the dialogue stands.
  private(set) var state: InterviewState
  /// What follows; nil as long as the age is not known.
  private(set) var standing: Standing?
  /// What is tried, in the words of `ddx what-if`.
  private(set) var trial: [String] = []

  /// Begins with nothing.
  init(_ clinic: Clinic, id: String, date: CalendarDate?) {
    self.clinic = clinic
    state = InterviewState(id: id, date: date)
  }

  /// Goes on with a profile.
  ///
  /// - Throws: ``WorkupFault`` where it can't be ranked.
  init(_ clinic: Clinic, _ profile: ClinicalProfile) throws(WorkupFault) {
    self.clinic = clinic
    state = InterviewState(profile)
    standing = try Self.standing(of: state, clinic)
  }

  /// What is known so far; nil as long as the age is not.
  var profile: ClinicalProfile? { clinic.interview.profile(of: state) }

  /// What is asked before the age is known; afterwards the standing has it.
  var openingQuestion: Question? {
    standing == nil ? (try? clinic.interview.question(in: state)) ?? nil : nil
  }

  /// Makes a change.
  ///
  /// - Throws: ``WorkupFault`` where it is no answer, contradicts what is known or can't be ranked.
  mutating func apply(_ change: Change) throws(WorkupFault) {
    switch change {
    case .answer(let answer, let question): try take(answer, to: question)
    case .back: if let previous = state.previous { try move(to: previous) }
    case .signs(let answers): try record(answers)
    case .record(let profile, let topics): try self.change(to: profile, settling: topics)
    case .trial(let settings): trial = settings
    }
  }

  private mutating func take(_ answer: Answer, to question: Question) throws(WorkupFault) {
    let next: InterviewState
    do {
      next = try clinic.interview.state(after: question, answered: answer, in: state)
    } catch {
      throw .answer(error)
    }
    try move(to: next)
  }

  /// Puts another profile in the place of what is known.
  ///
  /// - Parameters:
  ///   - profile: The profile now.
  ///   - topics: What need not be asked any more.
  /// - Throws: ``WorkupFault`` where it contradicts itself.
  private mutating func change(
    to profile: ClinicalProfile, settling topics: Set<Question.Topic> = []
  ) throws(WorkupFault) {
    do {
      _ = try clinic.interview.read(profile)
    } catch {
      throw .answer(error)
    }
    try move(to: state.going(onWith: profile, settling: topics))
  }

  /// Records what is said of the signs; of one that is there and was, the rest of its record stays.
  private mutating func record(_ answers: SignAnswers) throws(WorkupFault) {
    guard var profile else {
      state = InterviewState(id: state.id, date: state.date)
      guard let question = openingQuestion, question.topic == .redFlags else { return }
      return try take(.checked(answers.present, unknown: answers.unknown), to: question)
    }
    let before = SignAnswers(self, clinic.signs)
    for code in clinic.signs.map(\.code) where answers.word(of: code) != before.word(of: code) {
      let answer: Answer =
        answers.unknown.contains(code)
        ? .notKnown
        : .finding(FindingAnswer(state: answers.present.contains(code) ? .present : .absent))
      profile = clinic.interview.forgetting(code, in: profile)
      profile = clinic.interview.recording(answer, of: code, in: profile)
    }
    try change(to: profile, settling: [.redFlags])
  }

  private mutating func move(to next: InterviewState) throws(WorkupFault) {
    standing = try Self.standing(of: next, clinic)
    state = next
  }

  private static func standing(
    of state: InterviewState, _ clinic: Clinic
  ) throws(WorkupFault) -> Standing? {
    guard let profile = clinic.interview.profile(of: state) else { return nil }
    let read: Decoded<ClinicalProfile>
    do {
      read = try clinic.interview.read(profile)
    } catch {
      throw .answer(error)
    }
    do {
      let ranking = try clinic.ranker.rank(read.value)
      return Standing(
        profile: read.value, notes: read.notes, ranking: ranking,
        question: try clinic.interview.question(in: state, ranked: ranking),
        kept: ReportDesk.Kept(read.value))
    } catch {
      throw .ranking(error)
    }
  }
}

/// Why a patient can't be changed so.
enum WorkupFault: Error {
  /// An answer is none, or contradicts what is known.
  case answer(AnswerFault)
  /// What is known can't be ranked.
  case ranking(RankingError)
  /// The fault in words, lower case and without a full stop.
  var message: String {
    switch self {
    case .answer(let fault): fault.message
    case .ranking(let error): error.message
    }
  }
}

#endif

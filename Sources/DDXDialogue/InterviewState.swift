public import DDXCore

/// How far a conversation has come: where it began, and each question with its answer, in order.
///
/// It is all that has to be kept between two questions.
public struct InterviewState: Sendable {
  /// A question with its answer.
  public struct Entry: Hashable, Sendable {
    /// What was asked.
    public let question: Question
    /// What was answered.
    public let answer: Answer
  }

  /// The name of the profile in output.
  public let id: String
  /// The day it speaks of.
  public let date: CalendarDate?
  /// What was known at the start; nil where nothing was.
  public let start: ClinicalProfile?
  /// What was asked before it began, and is not asked again.
  let settled: Set<Question.Topic>
  /// How many questions were asked before it began, beyond those on red flags.
  private let earlier: Int
  /// The questions answered so far.
  public let entries: [Entry]

  /// Begins with nothing.
  ///
  /// - Parameters:
  ///   - id: The name of the profile in output; one that XML allows, such as `patient-7`.
  ///   - date: The day it speaks of.
  public init(id: String, date: CalendarDate? = nil) {
    self.init(id: id, date: date, start: nil, settled: [], earlier: 0, entries: [])
  }

  /// Begins with a profile.
  public init(_ profile: ClinicalProfile) {
    self.init(
      id: profile.id, date: profile.date, start: profile, settled: [], earlier: 0, entries: [])
  }

  /// Goes on with a profile that somebody changed: what was asked so far is not asked again.
  ///
  /// - Parameters:
  ///   - profile: The profile now, with the answers so far in it.
  ///   - topics: What has been answered elsewhere.
  /// - Returns: The state, which has no answer to take back.
  public func going(
    onWith profile: ClinicalProfile, settling topics: Set<Question.Topic> = []
  ) -> InterviewState {
    let known = settled.union(entries.map(\.question.topic))
    return InterviewState(
      id: profile.id, date: profile.date, start: profile, settled: known.union(topics),
      earlier: count + topics.subtracting(known).count { !$0.isOfSafety }, entries: [])
  }

  private init(
    id: String, date: CalendarDate?, start: ClinicalProfile?, settled: Set<Question.Topic>,
    earlier: Int, entries: [Entry]
  ) {
    self.id = id
    self.date = date
    self.start = start
    self.settled = settled
    self.earlier = earlier
    self.entries = entries
  }

  /// Whether a profile may have this name: Latin letters, figures, points and dashes after a letter.
  public static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isLetter else { return false }
    return text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ".")
    }
  }

  /// The state after one more answer.
  func adding(_ entry: Entry) -> InterviewState { with(entries + [entry]) }

  /// The state before the last answer; nil where there is none.
  public var previous: InterviewState? { entries.isEmpty ? nil : with(entries.dropLast()) }

  private func with(_ entries: [Entry]) -> InterviewState {
    InterviewState(
      id: id, date: date, start: start, settled: settled, earlier: earlier, entries: entries)
  }

  /// Whether something was not asked yet.
  func isOpen(_ topic: Question.Topic) -> Bool {
    !settled.contains(topic) && answer(to: topic) == nil
  }

  /// The answer to a question, or nil where it was not asked.
  func answer(to topic: Question.Topic) -> Answer? {
    entries.last { $0.question.topic == topic }?.answer
  }

  /// How many questions were asked beyond those on red flags.
  public var count: Int { earlier + entries.count { !$0.question.isOfSafety } }

  /// The findings that were asked for and are not known.
  public var notKnown: Set<FindingCode> {
    var codes = Set(start?.notKnown ?? [])
    for entry in entries {
      switch (entry.question.kind, entry.answer) {
      case (_, .checked(_, let unknown)): codes.formUnion(unknown)
      case (.checklist(let items), .notKnown): codes.formUnion(items.map(\.code))
      case (.finding, .notKnown): if let code = entry.question.code { codes.insert(code) }
      default: continue
      }
    }
    return codes
  }
}

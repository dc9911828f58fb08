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
  /// The questions answered so far.
  public let entries: [Entry]

  /// Begins with nothing.
  ///
  /// - Parameters:
  ///   - id: The name of the profile in output; one that XML allows, such as `patient-7`.
  ///   - date: The day it speaks of.
  public init(id: String, date: CalendarDate? = nil) {
    self.init(id: id, date: date, start: nil, entries: [])
  }

  /// Begins with a profile.
  public init(_ profile: ClinicalProfile) {
    self.init(id: profile.id, date: profile.date, start: profile, entries: [])
  }

  private init(id: String, date: CalendarDate?, start: ClinicalProfile?, entries: [Entry]) {
    self.id = id
    self.date = date
    self.start = start
    self.entries = entries
  }

  /// The state after one more answer.
  func adding(_ entry: Entry) -> InterviewState {
    InterviewState(id: id, date: date, start: start, entries: entries + [entry])
  }

  /// The state before the last answer; nil where there is none.
  public var previous: InterviewState? {
    entries.isEmpty
      ? nil : InterviewState(id: id, date: date, start: start, entries: entries.dropLast())
  }

  /// The answer to a question, or nil where it was not asked.
  func answer(to topic: Question.Topic) -> Answer? {
    entries.last { $0.question.topic == topic }?.answer
  }

  /// How many questions were asked beyond those on red flags.
  public var count: Int { entries.count { !$0.question.isOfSafety } }

  /// The findings that were asked for and are not known.
  public var notKnown: Set<FindingCode> {
    var codes: Set<FindingCode> = []
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

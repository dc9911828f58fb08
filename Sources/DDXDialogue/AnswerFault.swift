public import DDXDocuments

/// Why an answer can't be taken.
public enum AnswerFault: Error, Hashable, Sendable {
  /// The answer is of another kind than the question asks for.
  case otherKind
  /// It is no number in the range.
  case notNumber(ClosedRange<Int>)
  /// It is none of these words.
  case notWord([String])
  /// It is no length of time.
  case notDuration
  /// It is no time at all.
  case noTime
  /// The question needs an answer.
  case needed
  /// The list has no such line; it has this many.
  case noItem(Int)
  /// A word that is no part of an answer.
  case notUnderstood(String)
  /// A word that says another answer, side, level or grade than one before it.
  case oneTooMany(String)
  /// A word that the rest of the line contradicts.
  case bothWays(String)
  /// The side must be said.
  case sideNeeded
  /// The finding has no side.
  case noSide
  /// The level must be said; this is what it names.
  case levelNeeded
  /// The finding has no such level.
  case noLevel
  /// The finding has no such grade; it has these.
  case noGrade([String])
  /// The grade says the opposite.
  case gradeAgainstState(presentFrom: String)
  /// It contradicts what was recorded before.
  case contradiction([Diagnostic])

  /// The fault in words, lower case and without a full stop.
  public var message: String {
    switch self {
    case .otherKind: "not an answer to this question"
    case .notNumber(let range):
      "expected a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .notWord(let words): "expected one of: \(words.joined(separator: ", "))"
    case .notDuration: "expected a length of time, such as 3 years, 6 months or 10 weeks"
    case .noTime: "zero is no length of time; skip the question if it is not known"
    case .needed: "needed: a ranking is impossible without it"
    case .noItem(let count): "expected numbers from 1 to \(count)"
    case .notUnderstood(let word): "`\(word)` is not understood here; `help` shows how to answer"
    case .oneTooMany(let word):
      "`\(word)` is one too many: one answer, one side (`both` for two), one level and one grade; "
        + "a number has a point, such as 0.7"
    case .bothWays(let word): "the rest of the line contradicts `\(word)`"
    case .sideNeeded: "add the side: left, right or both"
    case .noSide: "it has no side"
    case .levelNeeded: "add the level, such as L4-5 or L5"
    case .noLevel: "the finding has no such level"
    case .noGrade(let grades):
      grades.isEmpty ? "it has no grade" : "its grades are \(grades.joined(separator: ", "))"
    case .gradeAgainstState(let from): "it counts as present from grade \(from) on"
    case .contradiction(let faults):
      "that contradicts an earlier answer: "
        + faults.map { DiagnosticRenderer().message(for: $0) }.joined(separator: "; ")
    }
  }
}

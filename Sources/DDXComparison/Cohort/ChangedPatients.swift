public import DDXCore
public import DDXRanking

/// What a patient comes to, as far as a committee acts on it.
public struct CohortAnswer: Hashable, Comparable, Sendable {
  /// The safety verdict.
  public let safety: Decision.Safety
  /// The source in the first place.
  public let first: SourceID
  /// The next step with its agent.
  public let step: CohortStep

  /// The answer of a decision.
  public init(_ decision: Decision) {
    safety = decision.safety
    first = decision.first
    step = CohortStep(decision)
  }

  /// Orders by safety verdict, first place and step.
  public static func < (left: Self, right: Self) -> Bool {
    if left.safety != right.safety { return left.safety < right.safety }
    return left.first != right.first ? left.first < right.first : left.step < right.step
  }
}

/// A patient whose safety verdict, first place or next step is another.
public struct ChangedPatient: Hashable, Sendable {
  /// The profile's name.
  public let profile: String
  /// The result under the left edition.
  public let left: CohortAnswer
  /// The result under the right edition.
  public let right: CohortAnswer
}

/// The patients of a cohort whose answer is another: a name and two numbers each, as many have the same
/// answers.
struct ChangedPatients: Sendable {
  private struct Row {
    let profile: String
    let left: Int32
    let right: Int32
  }

  private var answers: [CohortAnswer] = []
  private var numbers: [CohortAnswer: Int32] = [:]
  private var rows: [Row] = []

  /// Adds a patient, unless the answer is the same.
  mutating func add(_ profile: String, _ left: Decision, _ right: Decision) {
    let (before, after) = (CohortAnswer(left), CohortAnswer(right))
    if before == after { return }
    rows.append(Row(profile: profile, left: number(before), right: number(after)))
  }

  private mutating func number(_ answer: CohortAnswer) -> Int32 {
    if let number = numbers[answer] { return number }
    let number = Int32(answers.count)
    answers.append(answer)
    numbers[answer] = number
    return number
  }

  /// The patients by name; those of one name by their answers, so that the order in which they were
  /// added does not matter.
  var all: [ChangedPatient] {
    rows.map {
      ChangedPatient(
        profile: $0.profile, left: answers[Int($0.left)], right: answers[Int($0.right)])
    }.sorted { one, other in
      if one.profile != other.profile { return one.profile.precedes(other.profile) }
      return one.left != other.left ? one.left < other.left : one.right < other.right
    }
  }
}

internal import DDXCore

/// The numbers that a key of an answer may have.
enum AnswerRange: Sendable {
  /// 0 … 1.
  case probability
  /// Strictly between 0 and 1.
  case accuracy
  /// Above 0 and at most 1.
  case share
  /// Above 0.
  case positive
  /// 0 … 100.
  case percent
  /// A whole number from 1.
  case patients
  /// A whole number, 0 … 100.
  case blocks

  /// A value as a number of the range.
  func number(_ value: JSONValue) throws(AnswerFault) -> Double {
    guard case .number(let number) = value else { throw AnswerFault(.type("a number")) }
    guard contains(number) else { throw AnswerFault(.range(number, words)) }
    return number
  }

  /// A value as a whole number of the range.
  func count(_ value: JSONValue) throws(AnswerFault) -> Int {
    let number = try number(value)
    guard let count = Int(exactly: number) else { throw AnswerFault(.range(number, words)) }
    return count
  }

  private func contains(_ number: Double) -> Bool {
    switch self {
    case .probability: number >= 0 && number <= 1
    case .accuracy: number > 0 && number < 1
    case .share: number > 0 && number <= 1
    case .positive: number > 0
    case .percent, .blocks: number >= 0 && number <= 100
    case .patients: number >= 1 && number <= 1e9
    }
  }

  private var words: String {
    switch self {
    case .probability: "between 0 and 1"
    case .accuracy: "above 0 and below 1"
    case .share: "above 0 and at most 1"
    case .positive: "above 0"
    case .percent: "between 0 and 100"
    case .patients: "a whole number from 1"
    case .blocks: "a whole number between 0 and 100"
    }
  }
}

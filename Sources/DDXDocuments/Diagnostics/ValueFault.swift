/// Why a value is not of its form.
public enum ValueFault: Hashable, Sendable {
  /// A number outside its range.
  case outOfRange(attribute: String, found: String, range: NumberRange)
  /// No number.
  case notNumber(attribute: String, found: String, range: NumberRange)
  /// A number with a fraction where a whole number is required.
  case notWhole(attribute: String, found: String)
  /// None of the words that are allowed.
  case unknownWord(attribute: String, found: String, allowed: [String], near: [String])
  /// No length of time.
  case notDuration(attribute: String, found: String)
  /// No day of the calendar.
  case notDate(attribute: String, found: String)
  /// Empty, or not written the way such names are.
  case notName(subject: String, found: String)

  var number: Int {
    switch self {
    case .outOfRange: 7
    case .notNumber: 8
    case .notWhole: 9
    case .unknownWord: 10
    case .notDuration: 11
    case .notDate: 12
    case .notName: 13
    }
  }
}

/// The range of a number, with or without its ends.
public struct NumberRange: Hashable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end; infinite if there is none.
  public let high: Double
  /// Whether the lower end is part of it.
  public let includesLow: Bool
  /// Whether the upper end is part of it.
  public let includesHigh: Bool

  /// Creates a range.
  public init(
    _ low: Double, _ high: Double, includesLow: Bool = true, includesHigh: Bool = true
  ) {
    self.low = low
    self.high = high
    self.includesLow = includesLow
    self.includesHigh = includesHigh
  }

  /// Whether a number lies in it.
  public func contains(_ value: Double) -> Bool {
    (includesLow ? value >= low : value > low) && (includesHigh ? value <= high : value < high)
  }

  /// A probability: 0 … 1.
  static let probability = NumberRange(0, 1)
  /// A sensitivity or specificity: between 0 and 1.
  static let accuracy = NumberRange(0, 1, includesLow: false, includesHigh: false)
  /// A share: above 0, at most 1.
  static let share = NumberRange(0, 1, includesLow: false)
  /// A likelihood ratio: above 0.
  static let positive = NumberRange(0, .infinity, includesLow: false, includesHigh: false)
  /// A percentage: 0 … 100.
  static let percent = NumberRange(0, 100)
  /// A pain score: 0 … 10.
  static let painScore = NumberRange(0, 10)
  /// A volume or a pressure.
  static let amount = NumberRange(0, 1000)
}

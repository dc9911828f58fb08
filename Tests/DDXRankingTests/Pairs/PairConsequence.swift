import DDXCore
import DDXRanking

/// What must follow from the one thing in which two patients differ.
enum PairConsequence {
  /// The probability of a source rises, falls or stays, and its own odds are multiplied within these
  /// bounds, where there are any.
  case moves(SourceID, Direction, bounds: ClosedRange<Double>?)
  case stops, doesNotStop, isLessUrgent, isBetter, isWorse
  case reachesPathway, leavesPathway, takesAnotherPathway

  enum Direction: Substring {
    case rises = "up"
    case falls = "down"
    case stays = "same"
  }

  struct Unreadable: Error {
    let text: String
  }

  /// Reads the cells of what must follow and of its size.
  init(_ text: Substring, size: Substring) throws {
    let words = text.split(separator: " ")
    switch text {
    case "stop": self = .stops
    case "no stop": self = .doesNotStop
    case "less urgent": self = .isLessUrgent
    case "verdict better": self = .isBetter
    case "verdict worse": self = .isWorse
    case "pathway": self = .reachesPathway
    case "no pathway": self = .leavesPathway
    case "another pathway": self = .takesAnotherPathway
    default:
      guard words.count == 2, let direction = Direction(rawValue: words[1]) else {
        throw Unreadable(text: String(text))
      }
      self = .moves(SourceID(String(words[0])), direction, bounds: try Self.bounds(size))
    }
  }

  /// `× 1.2 to 4.4`, or nothing.
  private static func bounds(_ size: Substring) throws -> ClosedRange<Double>? {
    if size.isEmpty { return nil }
    let numbers = size.split(separator: " ").compactMap { Double($0) }
    guard size.hasPrefix("× "), numbers.count == 2, numbers[0] <= numbers[1] else {
      throw Unreadable(text: String(size))
    }
    return numbers[0]...numbers[1]
  }

  /// Whether it holds between two rankings.
  func holds(_ one: Ranking, _ other: Ranking) -> Bool {
    let (before, after) = (one.recommendation, other.recommendation)
    let (verdict, next) = (one.safety.verdict, other.safety.verdict)
    switch self {
    case .moves(let source, let direction, let bounds):
      let change = other.posttest(source) - one.posttest(source)
      let odds = [one, other].map { $0.alone(source) / (1 - $0.alone(source)) }
      if let bounds, !bounds.contains(odds[1] / odds[0]) { return false }
      return switch direction {
      case .rises: change > 1e-6
      case .falls: change < -1e-6
      case .stays: abs(change) < 1e-12
      }
    case .stops: return verdict != .stop && next == .stop
    case .doesNotStop: return next != .stop
    case .isLessUrgent: return one.safety.urgency == .urgent && other.safety.urgency == .investigate
    case .isBetter: return next < verdict
    case .isWorse: return next > verdict
    case .reachesPathway: return before?.kind != .pathway && after?.kind == .pathway
    case .leavesPathway: return before?.kind == .pathway && after?.kind != .pathway
    case .takesAnotherPathway:
      return before?.kind == .pathway && after?.kind == .pathway
        && before?.pathway?.id != after?.pathway?.id
    }
  }
}

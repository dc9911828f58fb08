/// How often one answer becomes another.
public struct Transitions<Answer: Hashable & Comparable & Sendable>: Hashable, Sendable {
  /// One cell of the table.
  public struct Cell: Hashable, Sendable {
    /// The answer under the left edition.
    public let left: Answer
    /// The answer under the right edition.
    public let right: Answer
    /// The number of patients.
    public let count: Int
  }

  private struct Pair: Hashable {
    let left: Answer
    let right: Answer
  }

  private var counts: [Pair: Int] = [:]

  init() {}

  mutating func add(_ left: Answer, _ right: Answer) {
    counts[Pair(left: left, right: right), default: 0] += 1
  }

  /// The cells that are not empty, by the left answer and then the right one.
  public var cells: [Cell] {
    counts.map { Cell(left: $0.left, right: $0.right, count: $1) }.sorted {
      $0.left != $1.left ? $0.left < $1.left : $0.right < $1.right
    }
  }

  /// The number of patients for two answers.
  public func count(_ left: Answer, _ right: Answer) -> Int {
    counts[Pair(left: left, right: right)] ?? 0
  }

  /// The number of patients whose answer changes.
  public var changed: Int { counts.reduce(0) { $1.key.left != $1.key.right ? $0 + $1.value : $0 } }
}

import DDXCore
import DDXInference

/// How a noisy-OR of what was recorded at one place is made of the numbers of a draw.
struct OrRecipe: Sendable {
  private let table: RateTable
  private let records: [Record]
  /// The number of places that the node stands for.
  private let width: Int
  /// The node without its numbers.
  let node: ShapeNode

  /// One record, or all records of one code.
  struct Record: Sendable {
    /// The place of its code among those of the family.
    let code: Int
    /// P(record | present).
    let whenPresent: Double
    /// P(record | absent).
    let whenAbsent: Double
  }

  init(_ table: RateTable, _ records: [Record], width: Int = 1) {
    self.table = table
    self.records = records
    self.width = width
    node = ShapeNode(kinds: table.kinds)
  }

  /// Writes the numbers of the node.
  func write(_ family: FamilyNumbers, into numbers: inout [Double], at place: Int) {
    let (on, off) = records.likelihoods(family, width: width)
    numbers[place + node.whenOn] = on
    numbers[place + node.whenOn + 1] = off
    table.write(family, into: &numbers, at: place + node.values(0))
    node.gatherRates(&numbers, at: place)
  }
}

extension [OrRecipe.Record] {
  /// P(records | node on) and P(records | node off), of a node that stands for so many places.
  func likelihoods(_ family: FamilyNumbers, width: Int) -> (on: Double, off: Double) {
    var (on, off) = (1.0, 1.0)
    for record in self {
      let tie = family.ties[record.code].over(width)
      on *= tie.whenOn * record.whenPresent + (1 - tie.whenOn) * record.whenAbsent
      off *= tie.whenOff * record.whenPresent + (1 - tie.whenOff) * record.whenAbsent
    }
    return (on, off)
  }
}

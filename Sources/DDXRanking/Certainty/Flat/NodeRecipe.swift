import DDXCore
import DDXInference

/// How one recorded node is made of the numbers of a draw.
enum NodeRecipe: Sendable {
  /// A noisy-OR of what was recorded at one place.
  case or(RateTable, OrRecords)
  /// A node per patient that also says where.
  case placed(PlacedRecipe)
  /// A finding with ordered values.
  case scale(ScaleRecipe)

  /// The node without its numbers.
  var node: NetworkShape.Node {
    switch self {
    case .or(let table, _): NetworkShape.Node(form: .or, kinds: table.kinds)
    case .placed(let recipe): NetworkShape.Node(form: .placed, kinds: recipe.table.kinds)
    case .scale(let recipe): recipe.node
    }
  }
}

/// What was recorded on the members of one node: P(records | node on) and P(records | node off) are products
/// over them.
struct OrRecords: Sendable {
  /// One record, or all records of one code.
  struct Record: Sendable {
    /// The place of its code among those of the family.
    let code: Int
    /// P(record | present).
    let whenPresent: Double
    /// P(record | absent).
    let whenAbsent: Double
  }

  let records: [Record]
  /// The number of places that the node stands for.
  var width = 1

  /// Writes both likelihoods.
  func write(_ numbers: FamilyNumbers, into node: inout NetworkShape.Numbers) {
    var (on, off) = (1.0, 1.0)
    for record in records {
      let tie = numbers.ties[record.code].over(width)
      on *= tie.whenOn * record.whenPresent + (1 - tie.whenOn) * record.whenAbsent
      off *= tie.whenOff * record.whenPresent + (1 - tie.whenOff) * record.whenAbsent
    }
    node.whenOn = on
    node.whenOff = off
  }
}

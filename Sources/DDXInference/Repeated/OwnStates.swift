/// The states of one cause as they are summed out: given what is present and the state of the hub, they
/// depend on nothing but the nodes that tell them apart.
final class OwnStates: Sendable {
  /// The nodes that tell its states apart, and of no other cause but the hub.
  let nodes: [Int]
  /// The states that nothing tells apart.
  let states: [[Int]]
  /// The class of each of them, from 0.
  let classes: [Int]
  /// The kind of each of them, node by node.
  let kinds: [[Int]]
  /// The number of kinds, node by node.
  let kindCounts: [Int]
  /// The number of classes.
  let count: Int
  /// A state of each class.
  let examples: [Int]
  /// Which of the different pasts of the hub, as these nodes see it, each row is.
  let pasts: [Int]
  /// The kind of the hub in each past, node by node; 0 where it is absent.
  let hubKinds: [[Int]]
  /// The number of kinds of the hub with its absence, node by node.
  let hubKindCounts: [Int]

  /// The number of pasts.
  let pastCount: Int

  /// Takes a cause with its classes, the nodes and those of them that tell its states apart, with the kind of
  /// the hub in each row.
  init(
    of cause: Int, states count: Int, classes: [[Int]], nodes: [ShapeNode], own: [Int],
    rowKinds: [[Int]], rows: Int
  ) {
    let classOf = NetworkShape.places(of: classes, count: count)
    let groups = NetworkShape.groups(count) { state in
      own.map { nodes[$0].kinds[cause][state] } + [classOf[state]]
    }
    let pasts = NetworkShape.groups(rows) { row in rowKinds.map { $0[row] } }
    self.nodes = own
    states = groups
    self.classes = groups.map { classOf[$0[0]] }
    kinds = own.map { node in groups.map { nodes[node].kinds[cause][$0[0]] } }
    kindCounts = kinds.map { ($0.max() ?? 0) + 1 }
    self.count = classes.count
    examples = classes.map { $0[0] }
    self.pasts = NetworkShape.places(of: pasts, count: rows)
    hubKinds = rowKinds.map { kinds in pasts.map { kinds[$0[0]] } }
    hubKindCounts = rowKinds.map { ($0.max() ?? 0) + 1 }
    pastCount = pasts.count
  }

  /// Whether nothing is said of its states, and nothing tells them apart.
  var isSilent: Bool { nodes.isEmpty && count == 1 }

  /// The number of likelihood columns of its nodes: hub, kind with absence first.
  var tables: Int {
    zip(hubKindCounts, kindCounts).reduce(0) { $0 + $1.0 * ($1.1 + 1) }
  }
}

/// The joint classes of the causes beside the hub, subset by subset of those present; in each the last cause
/// turns fastest.
struct ShapeCells: Sendable {
  let count: Int
  /// Where the cells of each subset begin; last the number of all.
  let starts: [Int]
  /// For each subset the causes present that have several classes, by place.
  let spread: [[Int]]
  /// The class of each cause in each cell, from 1; 0 where it is absent.
  let digits: [[Int]]

  /// Enumerates causes of so many classes; nil where with so many rows there is too much.
  init?(classes: [Int], rows: Int) {
    var total = Double(rows)
    for count in classes { total *= Double(count + 1) }
    guard total <= Double(NetworkShape.limit) else { return nil }
    var starts = [0]
    var digits = [[Int]](repeating: [], count: classes.count)
    let spread = (0..<1 << classes.count).map { subset in
      classes.indices.filter { subset & 1 << $0 != 0 && classes[$0] > 1 }
    }
    for (subset, spread) in spread.enumerated() {
      let size = spread.reduce(1) { $0 * classes[$1] }
      for cell in 0..<size {
        for place in classes.indices { digits[place].append(subset >> place & 1) }
        var rest = cell
        for place in spread.reversed() {
          digits[place][starts[subset] + cell] = rest % classes[place] + 1
          rest /= classes[place]
        }
      }
      starts.append(starts[subset] + size)
    }
    count = starts[starts.count - 1]
    self.starts = starts
    self.spread = spread
    self.digits = digits
  }
}

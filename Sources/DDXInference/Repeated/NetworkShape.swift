/// What of a network does not depend on its numbers: which states of which cause each observation, and
/// each instrument, tells apart.
///
/// Made once, it gives the posterior of any number of networks of this shape without enumerating states
/// that are alike. One cause is the hub, as in ``Contexts``: the states of each other cause are summed out
/// given what is present and the state of the hub, but for classes that observations of several causes or
/// instruments tell apart.
package struct NetworkShape: Sendable {
  /// The number of states of each cause.
  let widths: [Int]
  /// The observations.
  package let nodes: [ShapeNode]
  /// Where the numbers of each node begin among those of all.
  package let places: [Int]
  /// How many numbers all nodes have.
  package let count: Int
  /// The hub.
  let hub: Int
  /// The other causes, bit by bit of a subset.
  let others: [Int]
  /// The states of the hub that nothing tells apart, each one row; before them is the row of its absence.
  let hubStates: [[Int]]
  /// What the instruments take each row for: 0 where the hub is absent, else its class from 1.
  let hubClasses: [Int]
  /// For each node the kind of the hub in each row, from 1; 0 where it is absent.
  let rowKinds: [[Int]]
  /// The nodes that tell states of no cause apart but those of the hub.
  let plain: [Int]
  /// The nodes that tell states of several causes apart beside the hub.
  let tied: [Int]
  /// What is summed out of each of the other causes.
  let ownStates: [OwnStates]
  /// The joint classes of the other causes.
  let cells: ShapeCells

  /// The largest number of cells and rows together.
  static let limit = 1 << 18

  /// Reads the shape of a network; nil where too much would be left to enumerate.
  ///
  /// - Parameters:
  ///   - states: The number of states of each cause.
  ///   - nodes: The observations.
  ///   - kept: The class of each state of each cause that instruments keep apart, if there are any.
  package init?(states: [Int], nodes: [ShapeNode], keeping kept: [[Int]]? = nil) {
    widths = states
    self.nodes = nodes
    guard states.count > 1, states.count <= 20 else { return nil }
    var places: [Int] = []
    var count = 0
    for node in nodes {
      places.append(count)
      count += node.count
    }
    self.places = places
    self.count = count
    let hub = Self.hub(states.count, nodes)
    self.hub = hub
    let others = states.indices.filter { $0 != hub }
    self.others = others
    let hubGroups = Self.groups(states[hub]) { state in
      nodes.map { $0.kinds[hub][state] } + [kept?[hub][state] ?? 0]
    }
    hubStates = hubGroups
    hubClasses = [0] + hubGroups.map { 1 + (kept?[hub][$0[0]] ?? 0) }
    let rowKinds = nodes.map { node in [0] + hubGroups.map { node.kinds[hub][$0[0]] + 1 } }
    self.rowKinds = rowKinds
    let told = nodes.map { node in others.filter(node.tells) }
    plain = nodes.indices.filter { told[$0].isEmpty }
    let tied = nodes.indices.filter { told[$0].count > 1 }
    self.tied = tied
    ownStates = others.map { cause in
      let classes = Self.groups(states[cause]) { state in
        tied.map { nodes[$0].kinds[cause][state] } + [kept?[cause][state] ?? 0]
      }
      let own = nodes.indices.filter { told[$0] == [cause] }
      return OwnStates(
        of: cause, states: states[cause], classes: classes, nodes: nodes, own: own,
        rowKinds: own.map { rowKinds[$0] }, rows: hubGroups.count + 1)
    }
    guard let cells = ShapeCells(classes: ownStates.map(\.count), rows: hubGroups.count + 1)
    else { return nil }
    self.cells = cells
  }

  /// The cause with which most others share an observation that tells their states apart; the last where
  /// none does.
  private static func hub(_ causes: Int, _ nodes: [ShapeNode]) -> Int {
    let ties = (0..<causes).map { cause in
      nodes.count { node in
        node.tells(cause) && (0..<causes).contains { $0 != cause && node.tells($0) }
      }
    }
    return ties.indices.reversed().max { ties[$0] < ties[$1] } ?? causes - 1
  }

  /// The numbers 0 ..< count put together that have one key.
  static func groups(_ count: Int, by key: (Int) -> [Int]) -> [[Int]] {
    var places: [[Int]: Int] = [:]
    var groups: [[Int]] = []
    for number in 0..<count {
      let key = key(number)
      if let place = places[key] {
        groups[place].append(number)
      } else {
        places[key] = groups.count
        groups.append([number])
      }
    }
    return groups
  }

  /// Which group each number is in.
  static func places(of groups: [[Int]], count: Int) -> [Int] {
    var places = [Int](repeating: 0, count: count)
    for (place, group) in groups.enumerated() { for number in group { places[number] = place } }
    return places
  }
}

extension NetworkShape {
  /// The joint state of a panel in each cell, for each class of the hub with its absence first.
  ///
  /// - Parameters:
  ///   - space: The panel's joint states, all of whose classes are kept apart here.
  ///   - classes: The class of each state of each cause there.
  /// - Returns: The numbers of the joint states, class by class.
  package func cellStates(of space: JointSpace, classes: [[Int]]) -> [Int] {
    let strides = widths.indices.map { space.stride(of: $0) }
    return (0..<space.radices[hub]).flatMap { digit in
      (0..<cells.count).map { cell in
        var state = digit * strides[hub]
        for (place, cause) in others.enumerated() {
          let own = cells.digits[place][cell]
          guard own > 0 else { continue }
          state += (classes[cause][ownStates[place].examples[own - 1]] + 1) * strides[cause]
        }
        return state
      }
    }
  }
}

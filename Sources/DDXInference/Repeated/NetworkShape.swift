/// What of a network does not depend on its numbers: which states of which cause each observation, and
/// each instrument, tells apart.
///
/// Made once, it gives the posterior of any number of networks of this shape without enumerating states
/// that are alike. One cause is the hub, as in ``Contexts``: the states of each other cause are summed out
/// given what is present and the state of the hub, but for classes that observations of several causes or
/// instruments tell apart.
package struct NetworkShape: Sendable {
  /// How an observation depends on what it gathers from the causes.
  package enum Form: Equatable, Sendable {
    /// It is on or off.
    case or
    /// It has ordered values: the weights of P(X <= x), and the likelihood of the last value.
    case max(weights: [Double], last: Double)
    /// It is off, or on at one of several places.
    case placed

    /// How many numbers it gathers.
    var channels: Int {
      switch self {
      case .or: 1
      case .max(let weights, _): weights.count
      case .placed: 3
      }
    }
  }

  /// An observation without its numbers.
  package struct Node: Sendable {
    /// How it depends on what it gathers.
    package let form: Form
    /// The kind of each state of each cause, from 0: states of one kind have the same numbers.
    package let kinds: [[Int]]
    /// Where the kinds of each cause begin among all of them.
    package let offsets: [Int]
    /// The number of kinds of all causes.
    package let width: Int

    /// Creates a node.
    package init(form: Form, kinds: [[Int]]) {
      self.form = form
      self.kinds = kinds
      var offsets: [Int] = []
      var width = 0
      for kinds in kinds {
        offsets.append(width)
        width += (kinds.max() ?? 0) + 1
      }
      self.offsets = offsets
      self.width = width
    }

    /// Whether it tells states of a cause apart.
    func tells(_ cause: Int) -> Bool { kinds[cause].contains { $0 > 0 } }
  }

  /// The numbers of one node.
  package struct Numbers: Sendable {
    /// What each channel has where no cause is present.
    package var starts: [Double]
    /// What each kind of each cause brings to the channels: channel, cause, kind.
    package var values: [Double]
    /// The likelihood of what was learnt when the node is on.
    package var whenOn = 1.0
    /// The likelihood of what was learnt when the node is off.
    package var whenOff = 0.0

    /// Makes room for the numbers of a node.
    package init(of node: Node) {
      starts = [Double](repeating: 1, count: node.form.channels)
      values = [Double](repeating: 1, count: node.form.channels * node.width)
    }
  }

  /// The number of states of each cause.
  let widths: [Int]
  /// The observations.
  package let nodes: [Node]
  /// The hub.
  let hub: Int
  /// The other causes, bit by bit of a subset.
  let others: [Int]
  /// The states of the hub that nothing tells apart, each one row; before them is the row of its absence.
  let hubStates: [[Int]]
  /// The instruments' class of the hub, row by row from the first state.
  let hubClasses: [Int]
  /// For each node the kind of the hub in each row, from 1; 0 where it is absent.
  let rowKinds: [[Int]]
  /// The nodes that tell states of no cause apart but those of the hub.
  let plain: [Int]
  /// The nodes that tell states of several causes apart beside the hub.
  let tied: [Int]
  /// What is summed out of each of the other causes.
  let ownStates: [OwnStates]
  /// The joint classes of the other causes: digits of each cell, cause by cause.
  let cells: Cells

  /// The states of one cause as they are summed out.
  struct OwnStates: Sendable {
    /// The nodes that tell its states apart, and of no other cause but the hub.
    let nodes: [Int]
    /// The states that nothing tells apart.
    let states: [[Int]]
    /// The class of each of them, from 0.
    let classes: [Int]
    /// The kind of each of them in each node.
    let kinds: [[Int]]
    /// The number of classes.
    let count: Int
    /// A state of each class.
    let examples: [Int]
    /// For each row which of the different pasts of the hub it is, as these nodes see it.
    let pasts: [Int]
    /// A row of each past.
    let rows: [Int]
  }

  /// The joint classes of the causes beside the hub; digit 0 is absent, the last cause turns fastest.
  struct Cells: Sendable {
    let count: Int
    /// The causes present, bit by bit.
    let subsets: [Int]
    /// The digit of each cause, cause by cause.
    let digits: [[Int]]
  }

  /// The largest number of cells and rows together.
  static let limit = 1 << 18

  /// Reads the shape of a network.
  ///
  /// - Parameters:
  ///   - states: The number of states of each cause.
  ///   - nodes: The observations.
  ///   - kept: The class of each state of each cause that instruments keep apart, if there are any.
  /// - Returns: nil where too much would be left to enumerate.
  package init?(states: [Int], nodes: [Node], keeping kept: [[Int]]? = nil) {
    widths = states
    self.nodes = nodes
    guard states.count > 1, states.count <= 20 else { return nil }
    let hub = Self.hub(states.count, nodes)
    self.hub = hub
    let others = states.indices.filter { $0 != hub }
    self.others = others
    let hubGroups = Self.groups(states[hub]) { state in
      nodes.map { $0.kinds[hub][state] } + [kept?[hub][state] ?? 0]
    }
    hubStates = hubGroups
    hubClasses = hubGroups.map { kept?[hub][$0[0]] ?? 0 }
    let rowKinds = nodes.map { node in [0] + hubGroups.map { node.kinds[hub][$0[0]] + 1 } }
    self.rowKinds = rowKinds
    let told = nodes.map { node in others.filter(node.tells) }
    plain = nodes.indices.filter { told[$0].isEmpty }
    let tied = nodes.indices.filter { told[$0].count > 1 }
    self.tied = tied
    ownStates = others.map { cause in
      let own = nodes.indices.filter { told[$0] == [cause] }
      let classes = Self.groups(states[cause]) { state in
        tied.map { nodes[$0].kinds[cause][state] } + [kept?[cause][state] ?? 0]
      }
      let classOf = Self.places(of: classes, count: states[cause])
      let groups = Self.groups(states[cause]) { state in
        own.map { nodes[$0].kinds[cause][state] } + [classOf[state]]
      }
      let pasts = Self.groups(rowKinds.first?.count ?? hubGroups.count + 1) { row in
        own.map { rowKinds[$0][row] }
      }
      return OwnStates(
        nodes: own, states: groups, classes: groups.map { classOf[$0[0]] },
        kinds: own.map { node in groups.map { nodes[node].kinds[cause][$0[0]] } },
        count: classes.count, examples: classes.map { $0[0] },
        pasts: Self.places(of: pasts, count: hubGroups.count + 1), rows: pasts.map { $0[0] })
    }
    var count = 1.0
    for own in ownStates { count *= Double(own.count + 1) }
    guard count * Double(hubGroups.count + 1) <= Double(Self.limit) else { return nil }
    cells = Cells(radices: ownStates.map { $0.count + 1 })
  }

  /// The cause with which most others share an observation that tells their states apart; the last where
  /// none does.
  private static func hub(_ causes: Int, _ nodes: [Node]) -> Int {
    let ties = (0..<causes).map { cause in
      nodes.count { node in
        node.tells(cause) && (0..<causes).contains { $0 != cause && node.tells($0) }
      }
    }
    return ties.indices.reversed().max { ties[$0] < ties[$1] } ?? causes - 1
  }

  /// The numbers 0 ..< count put together that have one key.
  private static func groups(_ count: Int, by key: (Int) -> [Int]) -> [[Int]] {
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
  private static func places(of groups: [[Int]], count: Int) -> [Int] {
    var places = [Int](repeating: 0, count: count)
    for (place, group) in groups.enumerated() { for number in group { places[number] = place } }
    return places
  }
}

extension NetworkShape {
  /// For each class of the hub, absence first, the joint state of a coarser space in each cell.
  ///
  /// - Parameters:
  ///   - space: The space, all of whose causes and classes are kept apart here.
  ///   - classes: The class of each state of each cause there.
  /// - Returns: The numbers of the joint states.
  package func cellStates(of space: JointSpace, classes: [[Int]]) -> [[Int]] {
    let strides = widths.indices.map { space.stride(of: $0) }
    return (0..<space.radices[hub]).map { digit in
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

extension NetworkShape.Cells {
  init(radices: [Int]) {
    let count = radices.reduce(1, *)
    var subsets = [Int](repeating: 0, count: count)
    var digits: [[Int]] = []
    var stride = count
    for (place, radix) in radices.enumerated() {
      stride /= radix
      let own = (0..<count).map { $0 / stride % radix }
      for cell in 0..<count where own[cell] > 0 { subsets[cell] |= 1 << place }
      digits.append(own)
    }
    self.init(count: count, subsets: subsets, digits: digits)
  }
}

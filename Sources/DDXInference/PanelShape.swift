/// What of a panel follows from its pattern: its joint states, and in which of them an instrument reaches the
/// same share.
package struct PanelShape: Sendable {
  /// Which states are reached alike.
  package let pattern: ReachPattern
  /// The joint states as the instruments see them.
  package let space: JointSpace
  /// Every joint state, with the share that each instrument reaches.
  let cells: JointCells
  /// For each instrument a joint state with each of its shares.
  let examples: [[Int]]
  /// The cells for a few instruments, made when they are asked for.
  let merged = MergedCells()

  /// About how many bytes it takes: in each state a share of each instrument, once more in what is merged.
  var bytes: Int { space.count * (16 + 8 * pattern.values.count) }

  /// Enumerates the joint states of a pattern.
  ///
  /// - Throws: ``InferenceError/tooManyStates(_:)`` where they are too many.
  package init(_ pattern: ReachPattern) throws(InferenceError) {
    self.pattern = pattern
    let widths = pattern.classes.map { ($0.max() ?? 0) + 1 }
    let space = try JointSpace(states: widths)
    self.space = space
    let subsets = space.subsets
    var shares: [[Int32]] = []
    var examples: [[Int]] = []
    for values in pattern.values {
      var sums = ReachedSums(values: (values.max() ?? 0) + 1)
      var ofState = [0]
      var first = 0
      for width in widths {
        let own = [0] + values[first..<first + width]
        first += width
        ofState = ofState.flatMap { sum in own.map { sums.adding($0, to: sum) } }
      }
      var places: [Int32] = []
      places.reserveCapacity(ofState.count)
      var firsts: [Int] = []
      for (state, sum) in ofState.enumerated() {
        let place = sums.share(sum, of: subsets[state].nonzeroBitCount)
        if place == firsts.count { firsts.append(state) }
        places.append(Int32(place))
      }
      shares.append(places)
      examples.append(firsts)
    }
    cells = JointCells(subsets: subsets, shares: shares)
    self.examples = examples
  }
}

/// What may be reached of several causes: sums of values, told apart by how often each value stands in them.
private struct ReachedSums {
  private let values: Int
  /// How often each value stands in each sum; the first sum is that of nothing.
  private var counts: [[Int]]
  private var known: [[Int]: Int]
  /// For each sum and each value the sum with it; -1 where it was not asked for.
  private var next: [Int]
  /// For each sum and number of causes the place of the share; -1 where it was not asked for.
  private var places: [[Int]] = []
  private var shares: [[Int]: Int] = [:]

  /// Starts with nothing; value 0 adds nothing.
  init(values: Int) {
    self.values = values
    counts = [[Int](repeating: 0, count: values)]
    known = [counts[0]: 0]
    next = [Int](repeating: -1, count: values)
  }

  mutating func adding(_ value: Int, to sum: Int) -> Int {
    guard value > 0 else { return sum }
    if next[sum * values + value] >= 0 { return next[sum * values + value] }
    var more = counts[sum]
    more[value] += 1
    let place = known[more] ?? counts.count
    if place == counts.count {
      known[more] = place
      counts.append(more)
      next += [Int](repeating: -1, count: values)
    }
    next[sum * values + value] = place
    return place
  }

  /// The place of the share that a sum is of so many causes, in the order in which they are asked for.
  mutating func share(_ sum: Int, of causes: Int) -> Int {
    while places.count < counts.count { places.append([Int](repeating: -1, count: 21)) }
    if places[sum][causes] >= 0 { return places[sum][causes] }
    let divisor = counts[sum].reduce(sum == 0 ? 0 : causes, Self.commonDivisor)
    let key = sum == 0 ? [] : ([causes] + counts[sum]).map { $0 / divisor }
    let place = shares[key] ?? shares.count
    shares[key] = place
    places[sum][causes] = place
    return place
  }

  private static func commonDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : commonDivisor(second, first % second)
  }
}

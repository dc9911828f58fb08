import DDXCore
import DDXInference

/// Where the rates of a noisy-OR come from, cause by cause and kind by kind.
struct RateTable: Sendable {
  /// What the rate of a kind is made of: of so many places one statement's rate, of others r₀.
  struct Entry: Hashable, Sendable {
    /// The statement by its place; nil for r₀.
    var statement: Int?
    /// The number of places with its rate.
    var own = 1
    /// The number of places with r₀.
    var rest = 0
    /// What tells kinds of one rate apart.
    var mark = 0

    func rate(_ numbers: FamilyNumbers) -> Double {
      let rate = numbers.rate(statement)
      if own == 1, rest == 0 { return rate }
      var none = 1.0
      for _ in 0..<own { none *= 1 - rate }
      for _ in 0..<rest { none *= 1 - numbers.background }
      return min(1 - none, 0.9999)
    }
  }

  /// The entry of each kind, cause by cause.
  let entries: [[Entry]]
  /// The kind of each state of each cause.
  let kinds: [[Int]]

  /// Puts the states of each cause together that have one entry.
  init(_ states: [[Entry]]) {
    var entries: [[Entry]] = []
    kinds = states.map { states in
      var own: [Entry] = []
      let kinds = states.map { entry in
        if let known = own.firstIndex(of: entry) { return known }
        own.append(entry)
        return own.count - 1
      }
      entries.append(own)
      return kinds
    }
    self.entries = entries
  }

  /// Writes the leak and by how much each kind shrinks the chance of "off".
  ///
  /// - Returns: The leak.
  func write(_ numbers: FamilyNumbers, into node: inout NetworkShape.Numbers) -> Double {
    var place = 0
    var leak = 1.0
    for entry in entries.joined() {
      let rate = entry.rate(numbers)
      node.values[place] = rate
      leak = min(leak, rate)
      place += 1
    }
    for place in 0..<place {
      let rate = node.values[place]
      node.values[place] = rate == leak ? 1 : (1 - rate) / (1 - leak)
    }
    node.starts[0] = 1 - leak
    return leak
  }
}

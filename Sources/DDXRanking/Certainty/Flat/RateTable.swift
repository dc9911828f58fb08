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
    /// Whether it is what added modules left of a source, whose statement holds for the whole.
    var isLeft = false
    /// What tells kinds of one rate apart.
    var mark = 0

    func rate(_ numbers: FamilyNumbers) -> Double {
      var rate = numbers.rate(statement)
      if isLeft, numbers.silent > 0 {
        rate = min(max(rate + (rate - numbers.background) * numbers.silent, 0.0001), 0.9999)
      }
      if own == 1, rest == 0 { return rate }
      var none = 1.0
      for _ in 0..<own { none *= 1 - rate }
      for _ in 0..<rest { none *= 1 - numbers.background }
      return min(1 - none, 0.9999)
    }
  }

  /// The entry of each kind, cause after cause.
  let entries: [Entry]
  /// The kind of each state of each cause.
  let kinds: [[Int]]

  /// Puts the states of each cause together that have one entry.
  init(_ states: [[Entry]]) { (kinds, entries) = states.told() }

  /// Writes the rates from a place on.
  func write(_ family: FamilyNumbers, into numbers: inout [Double], at place: Int) {
    for (kind, entry) in entries.enumerated() { numbers[place + kind] = entry.rate(family) }
  }
}

extension Array {
  /// For causes with something for each of their states: the kind of each state, and what each kind has,
  /// cause after cause.
  func told<Entry: Hashable>() -> (kinds: [[Int]], entries: [Entry]) where Element == [Entry] {
    var entries: [Entry] = []
    let kinds = map { states in
      var own: [Entry] = []
      let kinds = states.map { entry in
        if let known = own.firstIndex(of: entry) { return known }
        own.append(entry)
        return own.count - 1
      }
      entries += own
      return kinds
    }
    return (kinds, entries)
  }
}

import DDXCore
import DDXDraws

/// For every row, the part of the variance of the difference between the first two sources in log-odds that
/// its numbers explain.
///
/// The rows are drawn independently, so the parts add up to 1 if the difference is linear in them; the
/// rest is due to interactions.
struct DecidingRows {
  private var parts: [QuantityID: Double] = [:]

  /// Holds the numbers of some quantities against the difference in each draw.
  ///
  /// - Parameters:
  ///   - quantities: The quantities, some of them more than once.
  ///   - draws: The draws.
  ///   - differences: The difference in each.
  ///   - jobs: How many quantities are held against it at the same time; nothing else hangs on it.
  init(
    _ quantities: [any CitedQuantity], draws: [ParameterDraw], differences: [Double], jobs: Int
  ) {
    let outcome = Deviations(differences)
    guard outcome.square > 0 else { return }
    var known: Set<QuantityID> = []
    let quantities = quantities.filter { known.insert($0.id).inserted }
    let found = quantities.indices.inParts(jobs) { places in
      places.map { Self.part(of: quantities[$0], draws, outcome) }
    }
    for (quantity, part) in zip(quantities, found.joined()) { parts[quantity.id] = part }
  }

  /// The part that one quantity explains; nil where it has no numbers.
  private static func part(
    of quantity: any CitedQuantity, _ draws: [ParameterDraw], _ outcome: Deviations
  ) -> Double? {
    let rows = draws.map { quantity.numbers(in: $0) }
    guard let width = rows.first?.count else { return nil }
    var part = 0.0
    for place in 0..<width {
      let number = Deviations(rows.map { $0[place] })
      guard number.square > 0 else { continue }
      let product = zip(number.values, outcome.values).reduce(0) { $0 + $1.0 * $1.1 }
      part += product * product / (number.square * outcome.square)
    }
    // By chance alone each number goes along with one part in as many as there are draws.
    return max(part - Double(width) / Double(draws.count), 0)
  }

  /// The rows that decide most, the most first.
  func most(_ count: Int) -> [Certainty.DecidingRow] {
    parts.sorted { left, right in
      left.value != right.value ? left.value > right.value : left.key.row < right.key.row
    }.prefix(count).map { id, part in
      .init(
        source: id.source, suspect: id.suspect, row: id.row, citation: id.citation,
        patients: id.patients, isAssumed: id.isAssumed,
        part: Probability(clamping: part))
    }
  }

  /// Numbers as what they are more or less than their mean.
  private struct Deviations {
    let values: [Double]
    let square: Double

    init(_ numbers: [Double]) {
      let mean = numbers.reduce(0, +) / Double(max(numbers.count, 1))
      values = numbers.map { $0 - mean }
      square = values.reduce(0) { $0 + $1 * $1 }
    }
  }
}

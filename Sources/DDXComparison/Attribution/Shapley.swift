import DDXCore

/// Shares the worth of a game out over its players [Shapley1953].
///
/// A player's share is what it adds to those that went before, averaged over all orders. The worth
/// of a coalition is a row of numbers, and each is shared out by itself.
struct Shapley {
  /// The worth of a coalition of players.
  typealias Worth = (Set<Int>) throws -> [Double]

  /// One row of shares for each player.
  let shares: [[Double]]
  /// The standard error of each share; nil for exact ones.
  let standardErrors: [[Double]]?

  /// The exact shares: Σ over coalitions S without the player of
  /// |S|! (n - |S| - 1)! / n! (v(S and the player) - v(S)), with 2^n worths.
  static func exact(players names: [Int], worth: Worth) rethrows -> Shapley {
    let players = names.count
    let worths = try (0..<(1 << players)).map { coalition in
      try worth(Set((0..<players).filter { coalition & 1 << $0 != 0 }.map { names[$0] }))
    }
    let weights = weights(players: players)
    let width = worths[0].count
    var shares = [[Double]](repeating: [Double](repeating: 0, count: width), count: players)
    for player in 0..<players {
      for coalition in 0..<(1 << players) where coalition & 1 << player == 0 {
        let weight = weights[coalition.nonzeroBitCount]
        let (before, after) = (worths[coalition], worths[coalition | 1 << player])
        for index in 0..<width {
          shares[player][index] += weight * (after[index] - before[index])
        }
      }
    }
    return Shapley(shares: shares, standardErrors: nil)
  }

  /// |S|! (n - |S| - 1)! / n! by |S|: 1 / (n C(n - 1, |S|)).
  private static func weights(players: Int) -> [Double] {
    var weights: [Double] = []
    var choices = 1.0
    for size in 0..<players {
      weights.append(1 / (Double(players) * choices))
      choices = choices * Double(players - 1 - size) / Double(size + 1)
    }
    return weights
  }

  /// The shares estimated from pairs of a random order and its reverse.
  ///
  /// The two cancel much of each other's error. Every order adds up to the whole, and so does the
  /// mean. The orders are of `everyone`, the same for all games among as many; those who are no
  /// players of this one are worth nothing and come along, so that games meet the same coalitions.
  static func sampled(
    players names: [Int], among everyone: Int, pairs: Int, seed: UInt64, worth: Worth
  ) rethrows -> Shapley {
    let players = names.count
    var place = [Int?](repeating: nil, count: everyone)
    for (index, name) in names.enumerated() { place[name] = index }
    var known: [Set<Int>: [Double]] = [:]
    func remembered(_ coalition: Set<Int>, with others: Set<Int>) throws -> [Double] {
      if let row = known[coalition] { return row }
      let row = try worth(others)
      known[coalition] = row
      return row
    }
    let nobody = try worth([])
    let width = nobody.count
    var generator = SeededGenerator(seed: seed)
    let none = [[Double]](repeating: [Double](repeating: 0, count: width), count: players)
    var samples: [[[Double]]] = []
    for _ in 0..<pairs {
      let order = generator.permutation(of: everyone)
      var mean = none
      for order in [order, order.reversed()] {
        var coalition: Set<Int> = []
        var others: Set<Int> = []
        var before = nobody
        for name in order {
          others.insert(name)
          guard let player = place[name] else { continue }
          coalition.insert(player)
          let after = try remembered(coalition, with: others)
          for index in 0..<width { mean[player][index] += (after[index] - before[index]) / 2 }
          before = after
        }
      }
      samples.append(mean)
    }
    var (shares, errors) = (none, none)
    let count = Double(pairs)
    for player in 0..<players {
      for index in 0..<width {
        let mean = samples.reduce(0) { $0 + $1[player][index] } / count
        let squares = samples.reduce(0) {
          $0 + ($1[player][index] - mean) * ($1[player][index] - mean)
        }
        shares[player][index] = mean
        errors[player][index] = pairs > 1 ? (squares / (count - 1) / count).squareRoot() : .infinity
      }
    }
    return Shapley(shares: shares, standardErrors: errors)
  }
}

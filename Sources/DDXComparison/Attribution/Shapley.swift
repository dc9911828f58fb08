/// Shares the worth of a game out over its players [Shapley1953].
///
/// A player's share is what it adds to those that went before, averaged over all orders. The worth
/// of a coalition is a row of numbers, and each is shared out by itself.
struct Shapley {
  /// The worth of a coalition, by the places of its players.
  typealias Worth = (Set<Int>) throws -> [Double]

  /// One row of shares for each player.
  let shares: [[Double]]
  /// The standard error of each share; nil for exact ones.
  let standardErrors: [[Double]]?

  /// The exact shares: Σ over coalitions S without the player of
  /// |S|! (n - |S| - 1)! / n! (v(S and the player) - v(S)), with 2^n worths.
  static func exact(players: Int, worth: Worth) rethrows -> Shapley {
    let worths = try (0..<(1 << players)).map { coalition in
      try worth(Set((0..<players).filter { coalition & 1 << $0 != 0 }))
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
  /// mean.
  static func sampled(
    players: Int, pairs: Int, seed: UInt64, worth: Worth
  ) rethrows -> Shapley {
    var known: [Set<Int>: [Double]] = [:]
    func remembered(_ coalition: Set<Int>) throws -> [Double] {
      if let row = known[coalition] { return row }
      let row = try worth(coalition)
      known[coalition] = row
      return row
    }
    let width = try remembered([]).count
    var generator = SeededGenerator(seed: seed)
    let none = [[Double]](repeating: [Double](repeating: 0, count: width), count: players)
    var samples: [[[Double]]] = []
    for _ in 0..<pairs {
      let order = generator.permutation(of: players)
      var mean = none
      for order in [order, order.reversed()] {
        var coalition: Set<Int> = []
        var before = try remembered([])
        for player in order {
          coalition.insert(player)
          let after = try remembered(coalition)
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

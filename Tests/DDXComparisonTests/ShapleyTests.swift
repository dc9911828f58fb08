import Testing

@testable import DDXComparison

@Suite struct `Sharing a change out` {
  /// A game of five with gains from joining, none of them round.
  func worth(_ players: Set<Int>) -> [Double] {
    let sum = players.reduce(0.0) { $0 + Double($1 + 1) * 0.37 }
    let pairs = Double(players.count * (players.count - 1)) * 0.11
    return [sum * sum + pairs, players.contains(2) && players.contains(4) ? 1 : 0]
  }

  @Test func `exact shares equal the average over every order`() {
    let exact = Shapley.exact(players: 5, worth: worth)
    var sums = [[Double]](repeating: [0, 0], count: 5)
    var orders = 0
    func walk(_ order: [Int]) {
      guard order.count < 5 else {
        orders += 1
        for (place, player) in order.enumerated() {
          let before = worth(Set(order.prefix(place)))
          let after = worth(Set(order.prefix(place + 1)))
          for index in 0..<2 { sums[player][index] += after[index] - before[index] }
        }
        return
      }
      for player in 0..<5 where !order.contains(player) { walk(order + [player]) }
    }
    walk([])
    #expect(orders == 120)
    for player in 0..<5 {
      for index in 0..<2 {
        let naive = sums[player][index] / 120
        #expect(abs(exact.shares[player][index] - naive) < 1e-12)
      }
    }
    #expect(abs(exact.shares[2][1] - 0.5) < 1e-12)
    #expect(exact.shares[0][1] == 0)
  }

  @Test func `a sample lies within four standard errors, adds up, and can be repeated`() {
    let exact = Shapley.exact(players: 5, worth: worth)
    let sample = Shapley.sampled(players: 5, pairs: 64, seed: 2026, worth: worth)
    for player in 0..<5 {
      for index in 0..<2 {
        let error = sample.standardErrors?[player][index] ?? 0
        let distance = abs(sample.shares[player][index] - exact.shares[player][index])
        #expect(distance <= 4 * error + 1e-12)
      }
    }
    let whole = worth(Set(0..<5))
    for index in 0..<2 {
      let sum = sample.shares.reduce(0) { $0 + $1[index] }
      #expect(abs(sum - whole[index]) < 1e-12)
    }
    #expect((sample.standardErrors?[2][1] ?? 0) > 0)
    let again = Shapley.sampled(players: 5, pairs: 64, seed: 2026, worth: worth)
    #expect(again.shares == sample.shares)
    let other = Shapley.sampled(players: 5, pairs: 64, seed: 7, worth: worth)
    #expect(other.shares != sample.shares)
  }

  @Test func `no player shares nothing`() {
    #expect(Shapley.exact(players: 0, worth: worth).shares.isEmpty)
    #expect(Shapley.sampled(players: 0, pairs: 2, seed: 1, worth: worth).shares.isEmpty)
  }
}

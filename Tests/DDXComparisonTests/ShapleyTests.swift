import Testing

@testable import DDXComparison

@Suite struct `Sharing a change out` {
  /// A game of five with gains from joining, none of them round.
  func worth(_ players: Set<Int>) -> [Double] {
    let sum = players.sorted().reduce(0.0) { $0 + Double($1 + 1) * 0.37 }
    let pairs = Double(players.count * (players.count - 1)) * 0.11
    return [sum * sum + pairs, players.isSuperset(of: [0, 2, 4]) ? 1 : 0]
  }

  @Test func `exact shares equal the average over every order`() {
    let exact = Shapley.exact(players: Array(0..<5), worth: worth)
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
    #expect(abs(exact.shares[2][1] - 1.0 / 3) < 1e-12)
    #expect(exact.shares[1][1] == 0)
  }

  @Test func `a sample lies within four standard errors, adds up, and can be repeated`() {
    let exact = Shapley.exact(players: Array(0..<5), worth: worth)
    let sample = Shapley.sampled(
      players: Array(0..<5), among: 5, pairs: 64, seed: 2026, worth: worth)
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
    let again = Shapley.sampled(
      players: Array(0..<5), among: 5, pairs: 64, seed: 2026, worth: worth)
    #expect(again.shares == sample.shares)
    let other = Shapley.sampled(players: Array(0..<5), among: 5, pairs: 64, seed: 7, worth: worth)
    #expect(other.shares != sample.shares)
  }

  @Test func `bystanders change no share`() {
    let alone = Shapley.exact(players: [1, 3, 4]) { worth($0.union([0, 2])) }
    let among = Shapley.sampled(players: [1, 3, 4], among: 9, pairs: 64, seed: 2026) {
      worth($0.intersection([1, 3, 4]).union([0, 2]))
    }
    for player in 0..<3 {
      for index in 0..<2 {
        let error = among.standardErrors?[player][index] ?? 0
        let distance = abs(alone.shares[player][index] - among.shares[player][index])
        #expect(distance <= 4 * error + 1e-12)
      }
    }
  }

  @Test func `no player shares nothing`() {
    #expect(Shapley.exact(players: [], worth: worth).shares.isEmpty)
    #expect(
      Shapley.sampled(players: [], among: 3, pairs: 2, seed: 1, worth: { _ in [0] }).shares.isEmpty)
  }
}

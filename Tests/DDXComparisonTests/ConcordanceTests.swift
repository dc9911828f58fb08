import DDXComparison
import Testing

@Suite struct `How far two rankings agree` {
  func overlap(_ first: String, _ second: String, _ persistence: Double) -> Double {
    RankBiasedOverlap(Array(first), Array(second), persistence: persistence).value
  }

  @Test func `the overlap of the paper's example follows its table of agreements`() {
    // Webber, Moffat and Zobel 2010: abcdefg against zcavwxy agree by 0, 0, 2/3, 2/4, 2/5, 2/6, 2/7.
    let p = 0.9
    let agreements = [0, 0, 2.0 / 3, 2.0 / 4, 2.0 / 5, 2.0 / 6, 2.0 / 7]
    var expected = 0.0
    var power = 1.0
    for agreement in agreements {
      expected += (1 - p) * power * agreement
      power *= p
    }
    expected += power * 2.0 / 7
    #expect(abs(overlap("abcdefg", "zcavwxy", p) - expected) < 1e-12)
  }

  @Test func `published values of other programs come out`() {
    #expect(abs(overlap("12345", "23415", 0.9) - 0.828) < 5e-4)
    #expect(abs(overlap("abcdefg", "bacdefg", 0.9) - 0.9) < 1e-12)
    #expect(abs(overlap("abcdefg", "abcdefg", 0.9) - 1) < 1e-12)
  }

  @Test func `the overlap equals the mean over a reader who stops at random`() {
    // Beyond equal lists of length k the agreement stays as it is, so a long sum is the limit.
    let (first, second) = (Array("abcdef"), Array("bdaefc"))
    var sum = 0.0
    var weight = 0.3
    for depth in 1...400 {
      let seen = min(depth, 6)
      let common = Set(first.prefix(seen)).intersection(second.prefix(seen)).count
      sum += weight * Double(common) / Double(seen)
      weight *= 0.7
    }
    #expect(abs(overlap("abcdef", "bdaefc", 0.7) - sum) < 1e-12)
  }

  @Test func `a longer list that begins alike agrees entirely as far as is known`() {
    #expect(abs(overlap("abc", "abcde", 0.7) - 1) < 1e-12)
    #expect(overlap("abc", "xyz", 0.7) == 0)
    #expect(abs(overlap("abcd", "xbad", 0.7) - overlap("xbad", "abcd", 0.7)) < 1e-15)
    #expect(overlap("bacd", "abcd", 0.7) < overlap("abdc", "abcd", 0.7))
  }

  @Test func `tau-b of a textbook table with ties`() throws {
    // Agresti, Categorical Data Analysis, table 2.8: income against job satisfaction.
    let table = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]
    var pairs: [(first: Double, second: Double)] = []
    for (row, counts) in table.enumerated() {
      for (column, count) in counts.enumerated() {
        pairs += [(first: Double, second: Double)](
          repeating: (Double(row), Double(column)), count: count)
      }
    }
    let tau = KendallTau(pairs)
    #expect(tau.concordant == 1331)
    #expect(tau.discordant == 849)
    #expect(abs(try #require(tau.value) - 0.1524) < 5e-5)
  }

  @Test func `tau-b of SciPy's documented example`() throws {
    let pairs = [(12.0, 1.0), (2, 4), (1, 7), (12, 1), (2, 0)].map { (first: $0.0, second: $0.1) }
    let value = try #require(KendallTau(pairs).value)
    #expect(abs(value - -0.471_404_520_791_031_73) < 1e-12)
  }

  @Test func `tau-b is 1 for one order, -1 for its reverse and none where all is tied`() {
    let rising = (1...5).map { (first: Double($0), second: Double($0) * 2) }
    #expect(KendallTau(rising).value == 1)
    #expect(KendallTau(rising.map { (first: $0.first, second: -$0.second) }).value == -1)
    #expect(KendallTau(rising.map { (first: 1, second: $0.second) }).value == nil)
  }
}

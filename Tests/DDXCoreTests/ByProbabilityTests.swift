import DDXCore
import Testing

@Suite struct `An order by probability` {
  private func order(_ chances: [(Double, String)]) -> [String] {
    chances.sorted { ByProbability($0.0, $0.1) < ByProbability($1.0, $1.1) }.map(\.1)
  }

  @Test func `begins with the most probable`() {
    #expect(order([(0.1, "a"), (0.7, "b"), (0.2, "c")]) == ["b", "c", "a"])
    #expect(order([(0.5, "a"), (0.5 + 2e-12, "b")]) == ["b", "a"])
  }

  @Test func `lists equal ones by name, whatever the order of their sum`() {
    let sum: Double = 0.1 + 0.2
    #expect(sum > 0.3)
    #expect(order([(sum, "b"), (0.3, "a")]) == ["a", "b"])
  }
}

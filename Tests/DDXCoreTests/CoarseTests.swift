import DDXCore
import Testing

@Suite struct `A number without its last bits` {
  @Test func `is the same whatever the order of the sum`() {
    let (sum, whole): (Double, Double) = (0.1 + 0.2, 0.3)
    #expect(sum != whole && sum.coarse == whole.coarse)
  }

  @Test func `differs where the twelfth decimal does`() {
    let (half, more): (Double, Double) = (0.5, 0.5 + 2e-12)
    #expect(half.coarse != more.coarse && half.coarse == half)
  }
}

import DDXCore
import Testing

@Suite struct `A number without its last bits` {
  @Test func `is the same whatever the order of the sum`() {
    #expect(0.1 + 0.2 != 0.3)
    #expect((0.1 + 0.2).coarse == 0.3.coarse)
    #expect((1 / 3.0).coarse == (1 - 1 / 3.0 - 1 / 3.0).coarse)
  }

  @Test func `tells apart what differs in the twelfth place`() {
    #expect(0.5.coarse != (0.5 + 2e-12).coarse)
    #expect(0.0.coarse == 0 && 1.0.coarse == 1)
  }
}

import Foundation
import Testing

@testable import DDXInference

@Suite struct `The place where a function crosses zero` {
  /// The crossing, and how often the function was asked.
  private func crossing(
    _ range: ClosedRange<Double>, near start: Double, _ function: (Double) -> (Double, Double)
  ) -> (place: Double, calls: Int) {
    var calls = 0
    let place = DDXInference.crossing(
      from: range.lowerBound, to: range.upperBound, near: start
    ) { x in
      calls += 1
      let (value, slope) = function(x)
      return (value, slope)
    }
    return (place, calls)
  }

  @Test(arguments: [0.1, 0.5, 2.9])
  func `is found in a few steps where the function is smooth`(start: Double) {
    let root = crossing(0...3, near: start) { ($0 * $0 * $0 + $0 - 2, 3 * $0 * $0 + 1) }
    #expect(abs(root.place - 1) < 1e-15 && root.calls <= 10)
    let log = crossing(-2...2, near: start) { (exp($0) - 2, exp($0)) }
    #expect(abs(log.place - log10(2) / log10(M_E)) < 1e-15 && log.calls <= 10)
  }

  @Test func `is found where every step of Newton's method would leave the range`() {
    // The slope is far too small on one side, so that the steps are cut by halves.
    let root = crossing(0...1, near: 0.9) { x in
      (x < 0.3 ? (x - 0.3) / 1000 : x - 0.3, x < 0.3 ? 1e-6 : 1)
    }
    #expect(abs(root.place - 0.3) < 1e-15 && root.calls < 120)
  }

  @Test func `is the nearer end where there is none`() {
    #expect(crossing(1...3, near: 2) { ($0, 1) }.place == 1)
    #expect(crossing(1...3, near: 2) { ($0 - 9, 1) }.place == 3)
    #expect(crossing(1...3, near: 0) { ($0 - 1, 1) }.place == 1)
    #expect(crossing(1...3, near: 5) { ($0 - 3, 1) }.place == 3)
    #expect(crossing(1...3, near: 1) { ($0 - 9, 1) }.calls <= 2)
  }
}

import DDXCore
import Testing

@testable import DDXDraws

@Suite struct `A cited quantity` {
  static let id = QuantityID("row", of: nil, citation: "x", patients: 48)

  private func moments(_ value: (ParameterDraw) -> Double) -> (mean: Double, deviation: Double) {
    let values = (0..<20_000).map { value(ParameterDraw(seed: 1, number: $0)) }
    let mean = values.reduce(0, +) / 20_000
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    return (mean, square.squareRoot())
  }

  private func quantiles(_ value: (ParameterDraw) -> Double) -> (Double, Double, Double) {
    let values = (0..<20_000).map { value(ParameterDraw(seed: 1, number: $0)) }.sorted()
    return (values[500], values[10_000], values[19_499])
  }

  @Test func `that is a proportion has the cited mean, and the width of its patients`() {
    for (mean, size) in [(0.88, 48.0), (0.5, 30.0), (0.31, 170.0)] {
      let quantity = ProportionQuantity(Self.id, mean: mean, size: size)
      let found = moments { quantity.value(in: $0) }
      let variance: Double = mean * (1 - mean) / (size + 1)
      let deviation = variance.squareRoot()
      let error: Double = abs(found.mean - mean)
      #expect(error < deviation / 28)
      let ratio: Double = found.deviation / deviation
      #expect(abs(ratio - 1) < 0.03)
    }
  }

  @Test func `that is rare was seen in three patients at least`() {
    let quantity = ProportionQuantity(Self.id, mean: 0.01, size: 30)
    let found = moments { quantity.value(in: $0) }
    #expect(abs(found.mean - 0.01) < 0.0003)
    let deviation = (0.01 * 0.99 / 301).squareRoot()
    #expect(abs(found.deviation / deviation - 1) < 0.05)
  }

  @Test func `that is certain is not drawn`() {
    for mean in [0.0, 1.0] {
      let quantity = ProportionQuantity(Self.id, mean: mean, size: 30)
      #expect(quantity.value(in: ParameterDraw(seed: 1, number: 3)) == mean)
    }
  }

  @Test func `is as wide as its interval`() throws {
    let rows = CitedRows(of: nil, [])
    let quantity = rows.proportion(
      "row", Measured(0.43, low: 0.265, high: 0.609), citation: nil)
    let found = quantiles { quantity.value(in: $0) }
    #expect(abs(found.0 - 0.265) < 0.02)
    #expect(abs(found.2 - 0.609) < 0.02)
  }

  @Test func `that is a pair of ratios meets both ends of each`() throws {
    let published = try PublishedAccuracy(
      positiveRatio: Measured(4.3, low: 2.5, high: 7),
      negativeRatio: Measured(0.3, low: 0.2, high: 0.5))
    let quantity = AccuracyQuantity(Self.id, published) { _ in 30 }
    func test(_ draw: ParameterDraw) -> TestAccuracy? { quantity.accuracy(in: draw).accuracy }
    let plus = quantiles { test($0)?.positiveRatio ?? 0 }
    let minus = quantiles { test($0)?.negativeRatio ?? 0 }
    #expect(abs(plus.0 - 2.5) < 0.1 && abs(plus.1 - 4.3) < 0.1 && abs(plus.2 - 7) < 0.2)
    #expect(abs(minus.0 - 0.2) < 0.01 && abs(minus.1 - 0.3) < 0.01 && abs(minus.2 - 0.5) < 0.02)
  }

  @Test func `keeps the direction of its effect`() throws {
    for (sensitivity, specificity) in [(0.55, 0.5), (0.4, 0.55)] {
      let published = try PublishedAccuracy(
        sensitivity: Measured(sensitivity), specificity: Measured(specificity), sampleSize: 20)
      let quantity = AccuracyQuantity(Self.id, published) { _ in 20 }
      for number in 0..<2000 {
        let drawn = quantity.values(in: ParameterDraw(seed: 2, number: number))
        let ratio = drawn.sensitivity / (1 - (drawn.specificity ?? 0))
        #expect((ratio > 1) == (sensitivity > 1 - specificity))
      }
    }
  }

  @Test func `that is a composition sums to 1 about the cited one`() {
    let quantity = CompositionQuantity(Self.id, [0.06, 0.44, 0, 0.5], size: 50)
    var sums = [Double](repeating: 0, count: 4)
    for number in 0..<5000 {
      let drawn = quantity.values(in: ParameterDraw(seed: 4, number: number))
      #expect(abs(drawn.reduce(0, +) - 1) < 1e-12)
      #expect(drawn[2] == 0)
      for place in drawn.indices { sums[place] += drawn[place] / 5000 }
    }
    for place in sums.indices {
      let error: Double = abs(sums[place] - quantity.means[place])
      #expect(error < 0.01)
    }
  }

  @Test func `has one value in a draw wherever it is used`() {
    let draw = ParameterDraw(seed: 9, number: 4)
    let rows = CitedRows(of: "sacroiliac-joint", [])
    let first = rows.proportion("share", 0.18, citation: "a")
    #expect(first.value(in: draw) == rows.proportion("share", 0.18, citation: "a").value(in: draw))
    #expect(first.value(in: draw) != rows.proportion("share", 0.18, citation: "b").value(in: draw))
    #expect(first.value(in: draw) != first.value(in: ParameterDraw(seed: 9, number: 5)))
    #expect(first.value(in: draw) != first.value(in: ParameterDraw(seed: 8, number: 4)))
  }

  @Test func `is as sure as its interval, its row, its citation, or 30 patients`() {
    let citations = [
      Citation(id: "counted", status: .verified, sampleSize: 200, text: "a study"),
      Citation(id: "assumed", status: .assumed, sampleSize: 200, text: "a guess"),
    ]
    let rows = CitedRows(of: nil, citations)
    func size(_ measured: Measured, _ citation: CitationID) -> Double? {
      rows.proportion("row", measured, citation: citation).size
    }
    #expect(size(Measured(0.4), "counted") == 200)
    #expect(size(Measured(0.4), "assumed") == 30)
    #expect(size(Measured(0.4, isAssumed: true), "counted") == 30)
    #expect(abs((size(Measured(0.5, low: 0.4, high: 0.6), "counted") ?? 0) - 95) < 0.1)
  }

  @Test func `keeps its numbers on every machine`() {
    let quantity = ProportionQuantity(Self.id, mean: 0.88, size: 48)
    let values = (0..<3).map { quantity.value(in: ParameterDraw(seed: 1, number: $0)) }
    for (value, expected) in zip(values, [0.857930687977642, 0.873727356680466, 0.885144129486875])
    {
      #expect(abs(value - expected) < 1e-12)
    }
  }
}

import Testing

@testable import DDXInference

@Suite struct `The background of a finding` {
  let house = Background.Mix.independent(
    CausePrior(shares: [0.31, 0.42, 0.18, 0.125, 0.20, 0.22], multiple: 0.22).probabilities)

  @Test func `is one minus specificity where one source is stated`() {
    let exclusive = Background.Mix.exclusive([1, 1, 1, 0, 0, 0])
    for mix in [house, exclusive] {
      let background = Background(
        rates: [.init(0.8), .init(nil), .init(nil), .init(nil), .init(nil), .init(nil)],
        statements: [.init(cause: 0, falsePositiveRate: 0.37, weight: 1, mix: mix)])
      #expect(abs(background.rate - 0.37) < 1e-9)
      #expect(background.origin == .fitted)
    }
  }

  @Test func `gives the published sensitivity and specificity back`() throws {
    let mix = CausePrior(shares: [0.3, 0.4, 0.3], multiple: 0.2)
    let background = Background(
      rates: [.init(0.79), .init(nil), .init(nil)],
      statements: [
        .init(cause: 0, falsePositiveRate: 0.37, weight: 1, mix: .independent(mix.probabilities))
      ])
    let finding = Observation(
      name: "f", rates: [[0.79], [background.rate], [background.rate]], whenOn: 1, whenOff: 0)
    let network = Network(
      causes: ["a", "b", "c"].map { Cause(name: $0) }, prior: mix, observations: [finding])
    let single = SingleEvidence(network)
    #expect(abs(single.probability(of: finding, withoutCause: 0) - 0.37) < 1e-12)
    #expect(abs(single.probabilities(of: finding, withCause: 0)[0] - 0.79) < 1e-12)
  }

  @Test(arguments: [true, false])
  func `reproduces a study in which another source has its own rate`(isExclusive: Bool) {
    let mix = isExclusive ? Background.Mix.exclusive([0.2, 0.3, 0.5, 0, 0, 0]) : house
    let background = Background(
      rates: [.init(0.6), .init(0.5), .init(nil), .init(nil), .init(nil), .init(nil)],
      statements: [.init(cause: 0, falsePositiveRate: 0.3, weight: 1, mix: mix)])
    let statement = Background.Statement(
      cause: 0, falsePositiveRate: 0.3, weight: 1, mix: mix)
    #expect(
      abs(
        statement.predicted(
          rates: [.init(0.6), .init(0.5), .init(nil), .init(nil), .init(nil), .init(nil)],
          background: background.rate) - 0.3) < 1e-9)
  }

  @Test func `lies between two studies, nearer the weightier one`() {
    let mix = Background.Mix.exclusive([1, 1, 1])
    func fitted(_ weight: Double) -> Double {
      Background(
        rates: [.init(0.8), .init(0.7), .init(nil)],
        statements: [
          .init(cause: 0, falsePositiveRate: 0.55, weight: weight, mix: mix),
          .init(cause: 1, falsePositiveRate: 0.45, weight: 1, mix: mix),
        ]
      ).rate
    }
    #expect(fitted(1) > 0.1 && fitted(1) < 0.4)
    #expect(fitted(10) > fitted(1))
  }

  @Test func `of two studies is where their weighted squares are least`() {
    let mix = Background.Mix.independent([0.3, 0.4, 0.2, 0.5])
    let rates: [Background.Rate] = [.init(0.8), .init(0.7), .init(nil), .init(nil)]
    let statements = [
      Background.Statement(cause: 0, falsePositiveRate: 0.55, weight: 3, mix: mix),
      Background.Statement(cause: 1, falsePositiveRate: 0.42, weight: 2, mix: mix),
    ]
    func error(_ background: Double) -> Double {
      statements.reduce(0) { sum, statement in
        let difference =
          statement.predicted(rates: rates, background: background) - statement.falsePositiveRate
        return sum + statement.weight * difference * difference
      }
    }
    let fitted = Background(rates: rates, statements: statements).rate
    for step in [1e-4, 1e-3, 1e-2] {
      #expect(error(fitted - step) > error(fitted) && error(fitted + step) > error(fitted))
    }
    // The slope that leads there is that of what is predicted.
    for statement in statements {
      let (value, slope) = statement.prediction(rates: rates, background: 0.3)
      let above = statement.predicted(rates: rates, background: 0.3 + 1e-6)
      #expect(abs((above - value) / 1e-6 - slope) < 1e-5)
    }
  }

  @Test func `predicts what a network of the same rates gives`() throws {
    let shares = CausePrior(shares: [0.3, 0.4, 0.3], multiple: 0.2)
    let rates = [0.6, 0.35, 0.2]
    let finding = Observation(name: "f", rates: rates.map { [$0] }, whenOn: 1, whenOff: 0)
    let single = SingleEvidence(
      Network(
        causes: ["a", "b", "c"].map { Cause(name: $0) }, prior: shares, observations: [finding]))
    for cause in rates.indices {
      let statement = Background.Statement(
        cause: cause, falsePositiveRate: 0.5, weight: 1, mix: .independent(shares.probabilities))
      let stated = rates.map { Background.Rate($0) }
      let absent = single.probability(of: finding, withoutCause: cause)
      #expect(abs(statement.predicted(rates: stated, background: 0.9) - absent) < 1e-12)
      let present = single.probabilities(of: finding, withCause: cause)[0]
      let predicted = statement.predictedPresent(rates[cause], rates: stated, background: 0.9)
      #expect(abs(predicted - present) < 1e-12)
      // A cause without a rate of its own has the background.
      let open = rates.map { $0 == 0.2 ? Background.Rate(nil) : Background.Rate($0) }
      #expect(
        abs(statement.predictedPresent(rates[cause], rates: open, background: 0.2) - present)
          < 1e-12)
    }
    let exclusive = Background.Statement(
      cause: 0, falsePositiveRate: 0.5, weight: 1, mix: .exclusive([1, 1, 1]))
    #expect(exclusive.predictedPresent(0.7, rates: [], background: 0.1) == 0.7)
  }

  @Test func `weighs the states of a cause by their shares`() {
    let rate = Background.Rate(states: [(0.5, 0.8), (0.25, nil), (0.25, 0.4), (1, 0.1)])
    #expect(abs(rate.value(0.6) - (0.5 * 0.8 + 0.25 * 0.6 + 0.25 * 0.4 + 0.1) / 2) < 1e-12)
    #expect(abs(rate.value(0) - (0.5 * 0.8 + 0.25 * 0.4 + 0.1) / 2) < 1e-12)
    #expect(rate == Background.Rate(stated: 0.3, open: 0.125, least: 0.1))
  }

  @Test func `is one half where nothing at all is stated, and never 0 or 1`() {
    #expect(
      Background(rates: [.init(nil), .init(nil)], statements: [], house: [1, 1]).rate == 0.5)
    let none = Background(rates: [.init(1), .init(1)], statements: [], house: [1, 1]).rate
    #expect(none == 1 - 1e-6)
    let never = Background(rates: [.init(0), .init(0)], statements: [], house: [1, 1]).rate
    #expect(never == 1e-6)
  }

  @Test func `says so where no rate reproduces the study`() {
    let background = Background(
      rates: [.init(0.9), .init(0.8), .init(nil)],
      statements: [
        .init(cause: 0, falsePositiveRate: 0.1, weight: 1, mix: .exclusive([1, 5, 1]))
      ])
    #expect(background.origin == .clamped)
    #expect(background.rate > 0 && background.rate < 0.01)
  }

  @Test func `is the mean of the stated rates where the study leaves none open`() {
    let background = Background(
      rates: [.init(0.2), .init(0.9), .init(0.1), .init(nil)],
      statements: [
        .init(cause: 0, falsePositiveRate: 0.6, weight: 1, mix: .exclusive([52, 71, 31, 0]))
      ])
    #expect(background.origin == .mean)
    #expect(abs(background.rate - (52 * 0.2 + 71 * 0.9 + 31 * 0.1) / 154) < 1e-12)
  }
}

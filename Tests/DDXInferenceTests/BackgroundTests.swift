import DDXInference
import Testing

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

import Testing

@testable import DDXInference

@Suite struct `The prior` {
  /// Shares with the pretests they were found to give at P(two or more) = 0.22 when the model
  /// was first tried out: facet, disc, SI joint, hip, root, other.
  static let published: [(shares: [Double], pretests: [Double])] = [
    ([0.31, 0.42, 0.18, 0.125, 0.20, 0.22], [0.266, 0.360, 0.154, 0.107, 0.172, 0.189]),
    ([0.15, 0.60, 0.12, 0.05, 0.22, 0.22], [0.137, 0.550, 0.110, 0.046, 0.202, 0.202]),
    ([0.50, 0.18, 0.26, 0.18, 0.18, 0.22], [0.411, 0.148, 0.214, 0.148, 0.148, 0.181]),
    ([0.18, 0.25, 0.43, 0.125, 0.20, 0.34], [0.147, 0.205, 0.352, 0.102, 0.164, 0.278]),
  ]

  @Test(arguments: published)
  func `gives the pretests of the first trial`(shares: [Double], pretests: [Double]) {
    let prior = CausePrior(shares: shares, multiple: 0.22)
    for (fitted, expected) in zip(prior.marginals, pretests) {
      #expect(abs(fitted - expected) < 0.0006)
    }
  }

  @Test func `knows the most that P(two or more) can be in proportion`() {
    // The commonest is then always present, and each other one in its proportion to it.
    let prior = CausePrior(shares: [0.8, 0.2, 0.1], multiple: 0.99)
    #expect(abs(prior.attainableMultiple - (1 - 0.75 * 0.875)) < 1e-12)
  }

  @Test(arguments: published.map(\.shares))
  func `knows how fast P(two or more) rises`(shares: [Double]) {
    let total = shares.reduce(0, +)
    let weights = shares.map { $0 / total }
    for scale in [0.2, 0.7, 1.4] {
      let (value, slope) = CausePrior.multiple(weights, times: scale)
      let above = CausePrior.multiple(weights, times: scale + 1e-6).value
      #expect(abs((above - value) / 1e-6 - slope) < 1e-5)
    }
    let alone = CausePrior(shares: shares, multiple: 0)
    for (marginal, weight) in zip(alone.marginals, weights) {
      #expect(abs(marginal - weight) < 1e-9)
    }
  }

  @Test(arguments: published.map(\.shares), [0.05, 0.17, 0.22, 0.28, 0.4])
  func `keeps marginals in proportion and P(two or more) as asked`(
    shares: [Double], multiple: Double
  ) throws {
    let prior = CausePrior(shares: shares, multiple: multiple)
    let posterior = try Posterior(
      of: Network(
        causes: shares.indices.map { Cause(name: "\($0)") }, prior: prior, observations: []))
    let ratios = zip(posterior.marginals, shares).map { $0 / $1 }
    for ratio in ratios { #expect(abs(ratio / ratios[0] - 1) < 1e-9) }
    for (left, right) in zip(prior.marginals, posterior.marginals) {
      #expect(abs(left - right) < 1e-12)
    }
    let two = posterior.joint.indices.filter { $0.nonzeroBitCount >= 2 }
      .reduce(0) { $0 + posterior.joint[$1] }
    #expect(abs(two - multiple) < 1e-9)
    #expect(!prior.isLowered)
  }

  @Test func `a part of a cause leaves every other cause as it was`() {
    let whole = CausePrior(shares: [0.3, 0.4, 0.2], multiple: 0.22)
    let divided = CausePrior(shares: [0.3, 0.05, 0.4, 0.15], multiple: 0.22, parts: [1], of: 3)
    for (before, after) in [(0, 0), (1, 2)] {
      #expect(divided.probabilities[after] == whole.probabilities[before])
      #expect(divided.marginals[after] == whole.marginals[before])
    }
    let neither = (1 - divided.probabilities[1]) * (1 - divided.probabilities[3])
    #expect(abs(neither - (1 - whole.probabilities[2])) < 1e-15)
    #expect(divided.probabilities[1] < divided.probabilities[3])
    #expect(divided.atLeastOne == whole.atLeastOne)
  }

  @Test func `says P(only other) as published`() throws {
    let shares = Self.published[0].shares
    let prior = CausePrior(shares: shares, multiple: 0.22)
    let posterior = try Posterior(
      of: Network(
        causes: shares.indices.map { Cause(name: "\($0)") }, prior: prior, observations: []))
    #expect((0.10...0.13).contains(posterior.joint[1]))
  }

  @Test func `lowers P(two or more) where the shares do not allow it`() {
    let prior = CausePrior(shares: [0.9, 0.05, 0.05], multiple: 0.3)
    #expect(prior.isLowered)
    #expect(abs(prior.multiple - 0.9 * prior.attainableMultiple) < 1e-9)
    #expect(prior.marginals.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(prior.attainableMultiple < 0.3)
  }

  @Test func `one cause alone is certain`() {
    let prior = CausePrior(shares: [0.4], multiple: 0.2)
    #expect(prior.marginals == [1])
  }
}

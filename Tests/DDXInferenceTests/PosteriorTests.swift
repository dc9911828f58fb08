import DDXInference
import Foundation
import Testing

@Suite struct `The exact posterior` {
  @Test(arguments: 0..<400 as Range<UInt64>)
  func `equals brute force on a random network`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed)
    let posterior = try Posterior(of: network)
    let oracle = BruteForce(network)
    for (left, right) in zip(posterior.states.joined(), oracle.states.joined()) {
      #expect(abs(left - right) < 1e-12)
    }
    #expect(abs(posterior.logEvidence - log(oracle.evidence)) < 1e-11)
    #expect(abs(posterior.joint.reduce(0, +) - 1) < 1e-12)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `what one observation says by itself equals brute force`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed)
    let single = SingleEvidence(network)
    for observation in network.observations {
      let alone = Network(
        causes: network.causes, prior: network.prior, observations: [observation])
      #expect(
        abs(single.probability(of: observation) - BruteForce(alone).evidence) < 1e-12)
      for cause in network.causes.indices {
        let without = BruteForce(alone) { $0[cause] == nil }
        #expect(
          abs(single.probability(of: observation, withoutCause: cause) - without.evidence)
            < 1e-12)
        let with = single.probabilities(of: observation, withCause: cause)
        for state in with.indices {
          let oracle = BruteForce(alone) { $0[cause] == state }
          #expect(abs(with[state] - oracle.evidence) < 1e-12)
        }
      }
    }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `does not depend on the order of the evidence`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed)
    let reversed = Network(
      causes: network.causes, prior: network.prior,
      observations: network.observations.reversed())
    let (left, right) = (try Posterior(of: network), try Posterior(of: reversed))
    for (a, b) in zip(left.marginals, right.marginals) { #expect(abs(a - b) < 1e-13) }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `relabelling the causes permutes the answer`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed)
    let shares = network.prior.marginals
    let reversed = Network(
      causes: network.causes.reversed(),
      prior: CausePrior(shares: shares.reversed(), multiple: network.prior.multiple),
      observations: network.observations.map {
        Observation(
          name: $0.name, rates: $0.rates.reversed(), whenOn: $0.whenOn, whenOff: $0.whenOff)
      })
    let (left, right) = (try Posterior(of: network), try Posterior(of: reversed))
    for (a, b) in zip(left.marginals, right.marginals.reversed()) {
      #expect(abs(a - b) < 1e-12)
    }
  }

  @Test func `a finding of ratio one changes nothing`() throws {
    let network = randomNetwork(seed: 7)
    let neutral = Observation(
      name: "neutral", rates: network.causes.map { $0.states.map { _ in 0.3 } }, whenOn: 1,
      whenOff: 0)
    let more = Network(
      causes: network.causes, prior: network.prior,
      observations: network.observations + [neutral])
    let (left, right) = (try Posterior(of: network), try Posterior(of: more))
    for (a, b) in zip(left.marginals, right.marginals) { #expect(abs(a - b) < 1e-14) }
    #expect(abs(right.logEvidence - left.logEvidence - log(0.3)) < 1e-12)
  }

  @Test func `many findings do not underflow`() throws {
    let causes = [Cause(name: "a"), Cause(name: "b")]
    let prior = CausePrior(shares: [0.5, 0.5], multiple: 0.2)
    let one = Observation(name: "x", rates: [[1e-5], [2e-5]], whenOn: 1, whenOff: 0)
    let two = Observation(name: "y", rates: [[2e-5], [1e-5]], whenOn: 1, whenOff: 0)
    let network = Network(
      causes: causes, prior: prior,
      observations: (0..<400).map { $0.isMultiple(of: 2) ? one : two })
    let posterior = try Posterior(of: network)
    #expect(abs(posterior.marginals[0] - posterior.marginals[1]) < 1e-9)
    #expect(posterior.logEvidence.isFinite)
  }

  @Test func `a joint factor multiplies in`() throws {
    let network = randomNetwork(seed: 3)
    let plain = try Posterior(of: network)
    let last = plain.joint.count - 1
    let certain = JointFactor(
      name: "certain", likelihoods: plain.joint.indices.map { $0 == last ? 1 : 0 })
    let posterior = try Posterior(
      of: Network(
        causes: network.causes, prior: network.prior, observations: network.observations,
        factors: [certain]))
    #expect(posterior.marginals.allSatisfy { abs($0 - 1) < 1e-12 })
    #expect(abs(posterior.logEvidence - plain.logEvidence - log(plain.joint[last])) < 1e-10)
  }

  @Test func `too many joint states are refused with their number`() {
    let causes = (0..<21).map { Cause(name: "c\($0)") }
    let prior = CausePrior(shares: causes.map { _ in 1 }, multiple: 0.2)
    #expect(throws: InferenceError.tooManyStates(2_097_152)) {
      try Posterior(of: Network(causes: causes, prior: prior, observations: []))
    }
  }

  @Test func `evidence that can't be is an error, not a number`() {
    let causes = [Cause(name: "a"), Cause(name: "b")]
    let prior = CausePrior(shares: [1, 1], multiple: 0.2)
    let never = Observation(name: "x", rates: [[0.5], [0.2]], whenOn: 0, whenOff: 0)
    #expect(throws: InferenceError.impossibleEvidence) {
      try Posterior(of: Network(causes: causes, prior: prior, observations: [never]))
    }
  }
}

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
    // Any of two, of one, and of none of them.
    let last = network.causes.count - 1
    let none = Self.chance(network) { $0[0] == nil && $0[last] == nil }
    let without = BruteForce(network) { $0[0] == nil && $0[last] == nil }
    let neither = none > 0 ? none * without.evidence / oracle.evidence : 0
    #expect(abs(posterior.probability(ofAny: [0, last]) - (1 - neither)) < 1e-12)
    #expect(posterior.probability(ofAny: [last]) == posterior.marginals[last])
    #expect(posterior.probability(ofAny: []) == 0)
  }

  /// P(a condition | some cause is present) before any finding.
  private static func chance(_ network: Network, of condition: ([Int?]) -> Bool) -> Double {
    let oracle = BruteForcePanel(network, instruments: [], trait: 0)
    return zip(oracle.combinations, oracle.prior).reduce(0) { condition($1.0) ? $0 + $1.1 : $0 }
  }

  @Test func `takes twenty causes and no more`() throws {
    func network(_ count: Int) -> Network {
      Network(
        causes: (0..<count).map { Cause(name: "\($0)") },
        prior: CausePrior(shares: [Double](repeating: 1, count: count), multiple: 0.2),
        observations: [])
    }
    #expect(try Posterior(of: network(20)).marginals.count == 20)
    #expect(throws: InferenceError.tooManyStates(exp2(21))) { try Posterior(of: network(21)) }
  }

  @Test func `two nodes are the same where all their numbers are`() {
    let node = NoisyMax(distributions: [[[0.5, 0.5]], [[0.2, 0.8]]], likelihoods: [0.3, 1])
    let same = NoisyMax(distributions: [[[0.5, 0.5]], [[0.2, 0.8]]], likelihoods: [0.3, 1])
    let other = NoisyMax(distributions: [[[0.5, 0.5]], [[0.3, 0.7]]], likelihoods: [0.3, 1])
    let learnt = NoisyMax(distributions: [[[0.5, 0.5]], [[0.2, 0.8]]], likelihoods: [0.4, 1])
    #expect(node == same && node != other && node != learnt)
  }

  @Test func `equals brute force where findings rule places out, or everything`() throws {
    var impossible = 0
    for seed in 0..<300 as Range<UInt64> {
      let network = randomNetwork(seed: seed, findings: 1...5, hasZeros: true)
      let oracle = BruteForce(network)
      guard oracle.evidence > 0 else {
        impossible += 1
        #expect(throws: InferenceError.impossibleEvidence) { try Posterior(of: network) }
        #expect(throws: InferenceError.impossibleEvidence) {
          try Panels(
            network: network, evidence: ContextEvidence(of: network), instruments: [], trait: 0
          ).state(after: [])
        }
        continue
      }
      let posterior = try Posterior(of: network)
      for (left, right) in zip(posterior.states.joined(), oracle.states.joined()) {
        #expect(abs(left - right) < 1e-12)
      }
      #expect(abs(posterior.logEvidence - log(oracle.evidence)) < 1e-11)
    }
    #expect((10..<290).contains(impossible))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `equals brute force with as many findings as a long record has`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed, findings: 40...60)
    let oracle = BruteForce(network)
    guard oracle.evidence > 0 else {
      #expect(throws: InferenceError.impossibleEvidence) { try Posterior(of: network) }
      return
    }
    let posterior = try Posterior(of: network)
    for (left, right) in zip(posterior.states.joined(), oracle.states.joined()) {
      #expect(abs(left - right) < 1e-11)
    }
    #expect(abs(posterior.logEvidence - log(oracle.evidence)) < 1e-10)
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
        Observation(name: $0.name, form: $0.form.reversed)
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

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `the states that are summed out come back as brute force has them`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed)
    let posterior = try Posterior(of: network)
    let brute = BruteForce(network)
    for cause in network.causes.indices {
      for (found, expected) in zip(posterior.states[cause], brute.states[cause]) {
        #expect(abs(found - expected) < 1e-11)
      }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a question is expected to be answered as often as it would be seen`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed)
    var generator = SeededGenerator(state: seed)
    let cause = Int.random(in: network.causes.indices, using: &generator)
    let rates = network.causes.enumerated().map { index, other -> [Double] in
      let common = Double.random(in: 0.1...0.9, using: &generator)
      return other.states.map { _ in
        index == cause ? Double.random(in: 0.1...0.9, using: &generator) : common
      }
    }
    let posterior = try Posterior(of: network)
    let questioner = Questioner(posterior, cause: cause)
    let asked = Observation(name: "asked", form: .noisyOr(NoisyOr(rates: rates)))
    let seen = Network(
      causes: network.causes, prior: network.prior, observations: network.observations + [asked])
    let expected = try exp(Posterior(of: seen).logEvidence - posterior.logEvidence)
    let linear: [Double] = questioner.means(ofChannel: 0, of: asked).map { 1 - $0 }
    let general: [Double] = questioner.means(of: asked) { 1 - $0[0] }
    for means in [linear, general] {
      let found: Double = zip(questioner.subsets, means).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(found - expected) < 1e-11)
    }
    #expect(questioner.information(linear) >= 0)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `to say where changes nothing of how much was seen`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let causes = (0..<3).map { Cause(name: "c\($0)", states: [0.2, 0.3, 0.5]) }
    let prior = CausePrior(shares: [0.3, 0.4, 0.3], multiple: 0.3)
    let rates = causes.map {
      $0.states.map { _ in Double.random(in: 0.1...0.9, using: &generator) }
    }
    let places = 4
    let share = (0..<places).map { _ in
      causes.map { $0.states.map { _ in Double.random(in: 0...1, using: &generator) } }
    }
    let totals = causes.indices.map { cause in
      causes[cause].states.indices.map { state in
        share.reduce(0) { $0 + $1[cause][state] }
      }
    }
    let seen = (0..<places).map { place in
      Observation(
        name: "at \(place)",
        form: .placed(
          PlacedOr(
            rates: rates, whenOff: 0,
            byCause: causes.indices.map { cause in
              causes[cause].states.indices.map { share[place][cause][$0] / totals[cause][$0] }
            },
            byLeak: 1 / Double(places))))
    }
    let unplaced = Observation(name: "seen", rates: rates, whenOn: 1, whenOff: 0)
    let network = Network(causes: causes, prior: prior, observations: [])
    let single = SingleEvidence(network)
    for cause in causes.indices {
      let sums = seen.map { single.probabilities(of: $0, withCause: cause) }
      for (state, expected) in single.probabilities(of: unplaced, withCause: cause).enumerated() {
        #expect(abs(sums.reduce(0) { $0 + $1[state] } - expected) < 1e-12)
      }
      let without = seen.reduce(0) { $0 + single.probability(of: $1, withoutCause: cause) }
      #expect(abs(without - single.probability(of: unplaced, withoutCause: cause)) < 1e-12)
    }
  }

  @Test func `a finding with two values is a noisy-OR without leak`() throws {
    let causes = [Cause(name: "a"), Cause(name: "b")]
    let prior = CausePrior(shares: [0.5, 0.4], multiple: 0.2)
    let graded = Observation(
      name: "graded",
      form: .noisyMax(
        NoisyMax(distributions: [[[0.3, 0.7]], [[0.8, 0.2]]], likelihoods: [0, 1])))
    let single = SingleEvidence(Network(causes: causes, prior: prior, observations: []))
    let both = 1 - 0.3 * 0.8
    let p = prior.probabilities
    let expected = (p[0] * (1 - p[1]) * 0.7 + p[1] * (1 - p[0]) * 0.2 + p[0] * p[1] * both)
    #expect(abs(single.probability(of: graded) - expected / prior.atLeastOne) < 1e-14)
  }

  @Test func `four million joint states are enumerated, and no more`() throws {
    #expect(try JointSpace(states: [Int](repeating: 1, count: 22)).count == 4_194_304)
    #expect(throws: InferenceError.tooManyStates(8_388_608)) {
      try JointSpace(states: [Int](repeating: 1, count: 23))
    }
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

extension Observation.Form {
  /// The same form over the causes in reverse.
  fileprivate var reversed: Observation.Form {
    switch self {
    case .noisyOr(let node):
      .noisyOr(
        NoisyOr(rates: node.rates.reversed(), whenOn: node.whenOn, whenOff: node.whenOff))
    case .noisyMax(let node):
      .noisyMax(
        NoisyMax(distributions: node.distributions.reversed(), likelihoods: node.likelihoods))
    case .placed(let placed):
      .placed(
        PlacedOr(
          rates: placed.node.rates.reversed(), whenOff: placed.node.whenOff,
          byCause: placed.byCause.reversed(), byLeak: placed.byLeak))
    }
  }
}

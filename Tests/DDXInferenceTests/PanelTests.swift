import Foundation
import Testing

@testable import DDXInference

@Suite struct `The panel` {
  /// A network, some instruments over it and some readings of them, with a second way to each sum.
  struct Case {
    let network: Network
    let instruments: [Instrument]
    let readings: [Reading]
    let panel: Panel
    let oracle: BruteForcePanel

    init(seed: UInt64) throws {
      network = randomNetwork(seed: seed)
      instruments = randomInstruments(over: network, seed: seed)
      readings = randomReadings(of: instruments, seed: seed)
      let trait = [0, 0.3, 0.5, 1][Int(seed % 4)]
      panel = try Panel(network: network, instruments: instruments, trait: trait)
      oracle = BruteForcePanel(network, instruments: instruments, trait: trait)
    }

    /// The states of a cause that no instrument tells apart from an earlier one, as that one.
    func classes(of cause: Int) -> [Int] {
      let columns = network.causes[cause].states.indices.map { state in
        instruments.map { $0.coverage[cause][state] }
      }
      var distinct: [[Double]] = []
      for column in columns where !distinct.contains(column) { distinct.append(column) }
      return columns.compactMap { distinct.firstIndex(of: $0) }
    }

    /// The place of each combination among the panel's joint states.
    var places: [Int] {
      let classes = network.causes.indices.map { self.classes(of: $0) }
      return oracle.combinations.map { combination in
        zip(combination, classes).reduce(0) { place, entry in
          let (state, classes) = entry
          return place * ((classes.max() ?? 0) + 2) + (state.map { classes[$0] + 1 } ?? 0)
        }
      }
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `gives each joint state the likelihood of brute force`(seed: UInt64) throws {
    let trial = try Case(seed: seed)
    let likelihoods = trial.panel.likelihoods(trial.readings)
    let expectations = trial.oracle.likelihoods(trial.readings)
    for (index, place) in trial.places.enumerated() {
      let (combination, expected) = (trial.oracle.combinations[index], expectations[index])
      #expect(abs(likelihoods[place] - expected) < 1e-12)
      let subset = combination.enumerated().reduce(0) {
        $1.element == nil ? $0 : $0 | 1 << $1.offset
      }
      #expect(trial.panel.subsets[place] == subset)
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `weighs readings under the prior as brute force does`(seed: UInt64) throws {
    let trial = try Case(seed: seed)
    let (panel, oracle, readings) = (trial.panel, trial.oracle, trial.readings)
    let expected = oracle.likelihoods(readings)
    #expect(abs(panel.probability(of: readings) - oracle.mean(expected)) < 1e-12)
    let withFirst = panel.probability(of: readings) { $0 & 1 == 1 }
    let first = zip(oracle.combinations, oracle.prior).reduce(0) { $1.0[0] == nil ? $0 : $0 + $1.1 }
    let givenFirst = oracle.mean(expected) { $0[0] != nil }
    #expect(abs(withFirst - first * givenFirst) < 1e-12)
    for cause in trial.network.causes.indices {
      let conditional = panel.conditional(readings, cause: cause)
      let absent = oracle.mean(expected) { $0[cause] == nil }
      #expect(abs(conditional.absent - absent) < 1e-12)
      let classes = trial.classes(of: cause)
      #expect(conditional.states.count == classes.count)
      for (state, found) in conditional.states.enumerated() {
        let present = oracle.mean(expected) { combination in
          combination[cause].map { classes[$0] == classes[state] } ?? false
        }
        #expect(abs(found - present) < 1e-12)
      }
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `sums a posterior into its own joint states`(seed: UInt64) throws {
    let trial = try Case(seed: seed)
    let apart = trial.network.causes.map { Array($0.states.indices) }
    let whole = try Posterior(of: trial.network, keeping: apart)
    let brief = try Posterior(of: trial.network, keeping: trial.panel.classes)
    var expected = [Double](repeating: 0, count: trial.panel.space.count)
    for (index, place) in trial.places.enumerated() { expected[place] += whole.joint[index + 1] }
    for posterior in [whole, brief] {
      let projected = PanelView(trial.panel, over: posterior).findings
      #expect(abs(projected.reduce(0, +) - 1) < 1e-12)
      for (left, right) in zip(projected, expected) { #expect(abs(left - right) < 1e-13) }
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `a reading changes a posterior of classes in the same way as the full posterior`(
    seed: UInt64
  ) throws {
    let trial = try Case(seed: seed)
    let apart = trial.network.causes.map { Array($0.states.indices) }
    let answers = try [apart, trial.panel.classes].map { kept in
      let before = try Posterior(of: trial.network, keeping: kept)
      return try PanelView(trial.panel, over: before).posterior(after: trial.readings)
    }
    for (left, right) in zip(answers[0].states.joined(), answers[1].states.joined()) {
      #expect(abs(left - right) < 1e-12)
    }
    #expect(abs(answers[0].logEvidence - answers[1].logEvidence) < 1e-11)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `does not depend on the order of the readings`(seed: UInt64) throws {
    let trial = try Case(seed: seed)
    let forwards = trial.panel.likelihoods(trial.readings)
    let backwards = trial.panel.likelihoods(trial.readings.reversed())
    for (left, right) in zip(forwards, backwards) { #expect(abs(left - right) < 1e-14) }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `relabelling the causes permutes the likelihoods`(seed: UInt64) throws {
    let trial = try Case(seed: seed)
    let prior = trial.network.prior
    let network = Network(
      causes: trial.network.causes.reversed(),
      prior: CausePrior(shares: prior.marginals.reversed(), multiple: prior.multiple),
      observations: [])
    let instruments = trial.instruments.map { $0.reachingInReverse() }
    let panel = try Panel(network: network, instruments: instruments, trait: trial.panel.trait)
    let (space, mirror) = (trial.panel.space, panel.space)
    let left = trial.panel.likelihoods(trial.readings)
    let right = panel.likelihoods(trial.readings)
    let last = network.causes.count - 1
    for state in 1..<space.count {
      let mirrored = (0...last).reduce(0) {
        $0 + space.digit(of: $1, in: state) * mirror.stride(of: last - $1)
      }
      #expect(abs(left[state] - right[mirrored]) < 1e-12)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the outcomes of an instrument sum to one`(seed: UInt64) throws {
    let trial = try Case(seed: seed)
    for (index, instrument) in trial.instruments.enumerated() {
      let rows = (0..<instrument.curve.outcomes).map { outcome in
        trial.panel.likelihoods(
          trial.readings + [Reading(instrument: index, outcomes: outcome...outcome)])
      }
      let without = trial.panel.likelihoods(trial.readings)
      for state in without.indices {
        #expect(abs(rows.reduce(0) { $0 + $1[state] } - without[state]) < 1e-14)
      }
    }
  }

  @Test func `a second reading through one channel is correlated, through another it is not`()
    throws
  {
    let panel = try Self.pair(mimicry: [[0.1], [0.1]])
    let first = Reading(instrument: 0, outcomes: 0...0)
    let second = Reading(instrument: 1, outcomes: 0...0)
    let elsewhere = Reading(instrument: 2, outcomes: 0...0)
    let one = panel.likelihoods([first])
    let same = panel.likelihoods([first, second])
    let other = panel.likelihoods([first, elsewhere])
    let again = panel.likelihoods([first, first])
    for state in 1..<panel.space.count {
      #expect(abs(other[state] - one[state] * one[state]) < 1e-14)
      #expect(abs(same[state] - again[state]) < 1e-14)
    }
    // The second cause is not reached, so that a failed channel makes no difference to it.
    let onlySecond = 1
    let onlyFirst = panel.space.stride(of: 0)
    #expect(abs(same[onlySecond] - one[onlySecond] * one[onlySecond]) < 1e-14)
    #expect(same[onlyFirst] > one[onlyFirst] * one[onlyFirst] + 0.01)
    // Failed with 0.3, else it arrives with 0.9: none responds with 0.9 · 0.05 + 0.1 · 0.98.
    let (sound, failed) = (0.9 * (0.9 * 0.05 + 0.1 * 0.98), 0.9 * 0.98)
    #expect(abs(one[onlyFirst] - (0.7 * sound + 0.3 * failed)) < 1e-14)
    #expect(abs(same[onlyFirst] - (0.7 * sound * sound + 0.3 * failed * failed)) < 1e-14)
  }

  @Test func `the trait correlates readings of different channels`() throws {
    let panel = try Self.pair(mimicry: [[0.1], [0.7]])
    let first = Reading(instrument: 0, outcomes: 1...1)
    let elsewhere = Reading(instrument: 2, outcomes: 1...1)
    let one = panel.likelihoods([first])
    let both = panel.likelihoods([first, elsewhere])
    for state in 1..<panel.space.count {
      #expect(both[state] > one[state] * one[state] + 0.001)
    }
  }

  @Test func `a plain test counts any share as reached and fails by itself`() throws {
    let network = Self.network
    let instrument = Instrument(
      name: "plain", coverage: [[0.01], [0]], whenReached: 0.8, otherwise: 0.3)
    let panel = try Panel(network: network, instruments: [instrument], trait: 0.4)
    let positive = Reading(instrument: 0, outcomes: 1...1)
    let once = panel.likelihoods([positive])
    for (found, expected) in zip(once.dropFirst(), [0.3, 0.8, 0.8]) {
      #expect(abs(found - expected) < 1e-14)
    }
    for (twice, single) in zip(panel.likelihoods([positive, positive]), once).dropFirst() {
      #expect(abs(twice - single * single) < 1e-14)
    }
  }

  @Test func `full dilution leaves no information and the same average`() throws {
    let diluted = try Self.pair(mimicry: [[0.1], [0.1]], dilution: 1)
    let clear = try Self.pair(mimicry: [[0.1], [0.1]])
    let reading = Reading(instrument: 0, outcomes: 1...1)
    let mean = clear.probability(of: [reading])
    for value in diluted.likelihoods([reading]) { #expect(abs(value - mean) < 1e-14) }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `an outcome is drawn as often as it is probable`(seed: UInt64) throws {
    for instrument in randomInstruments(over: randomNetwork(seed: seed), seed: seed) {
      for (hasTrait, isFailed) in [(false, false), (true, false), (false, true), (true, true)] {
        for share in [0, 0.25, 1] {
          for outcome in 1..<instrument.curve.outcomes {
            let part = instrument.atLeast(
              outcome, share: share, trait: hasTrait ? 1 : 0, failed: isFailed)
            func drawn(_ number: Double) -> Int {
              instrument.outcome(
                share: share, hasTrait: hasTrait, isFailed: isFailed, at: number)
            }
            #expect(drawn(part - 1e-9) >= outcome && drawn(part + 1e-9) < outcome)
          }
        }
      }
    }
  }

  @Test func `nothing read changes nothing`() throws {
    let trial = try Case(seed: 5)
    for value in trial.panel.likelihoods([]) { #expect(abs(value - 1) < 1e-15) }
  }

  /// Two causes without states.
  static var network: Network {
    Network(
      causes: [Cause(name: "a"), Cause(name: "b")],
      prior: CausePrior(shares: [0.6, 0.5], multiple: 0.2), observations: [])
  }

  /// Two instruments of one channel and one of another, alike otherwise, that reach the first cause.
  static func pair(mimicry: [[Double]], dilution: Double = 0) throws -> Panel {
    let instruments = ["one", "one", "other"].map {
      Instrument(
        name: "i", channel: $0, channelFailure: 0.3, coverage: [[1], [0]], delivery: 0.9,
        curve: ResponseCurve(atLeast: [[0.02, 0.6, 0.95]]), mimicry: mimicry, dilution: dilution)
    }
    return try Panel(network: network, instruments: instruments, trait: 0.4)
  }
}

extension Instrument {
  /// The same instrument over the causes in reverse.
  fileprivate func reachingInReverse() -> Instrument {
    if isPlain {
      return Instrument(
        name: name, coverage: coverage.reversed(), whenReached: curve.atLeast[0][2],
        otherwise: curve.atLeast[0][0], dilution: dilution)
    }
    return Instrument(
      name: name, channel: channel, channelFailure: channelFailure,
      coverage: coverage.reversed(), delivery: delivery, curve: curve, mimicry: mimicry,
      dilution: dilution)
  }
}

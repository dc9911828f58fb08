import DDXInference

/// A random network with its members still apart, as a network document has them.
///
/// The engine is given one pair of likelihoods for each node. The document says which members
/// they come from, so that the oracle multiplies them anew.
struct RandomDocument {
  /// A recorded child of a node.
  struct Member {
    let whenOn: Double
    let whenOff: Double
    let probability: Double
  }

  /// A noisy-OR node.
  struct Node {
    let rates: [[Double]]
    let members: [Member]
  }

  let seed: UInt64
  let causes: [Cause]
  let prior: CausePrior
  let nodes: [Node]
  let trait: Double
  let readings: [RandomReading]

  /// A network of 2 to 7 causes with 1 to 4 states each, up to 12 nodes and up to 3 readings.
  ///
  /// With readings it has at most 5 causes with 3 states each: the oracle's table of a reading
  /// has a row for each joint state.
  init(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    self.seed = seed
    let readingCount = generator.count(0...3)
    let (mostCauses, mostStates) = readingCount > 0 ? (5, 3) : (7, 4)
    causes = (0..<generator.count(2...mostCauses)).map { index in
      let raw = (0..<generator.count(1...mostStates)).map { _ in generator.number(0.1...1) }
      let total = raw.reduce(0, +)
      return Cause(name: "c\(index)", states: raw.map { $0 / total })
    }
    prior = CausePrior(
      shares: causes.map { _ in generator.number(0.05...0.6) },
      multiple: generator.number(0...0.4))
    let states = causes.map(\.states.count)
    nodes = (0..<generator.count(0...12)).map { _ in
      Node(
        rates: Self.rates(states: states, using: &generator),
        members: Self.members(using: &generator))
    }
    trait = generator.number(0.05...0.95)
    readings = RandomReading.some(readingCount, states: states, using: &generator)
  }

  /// A background, and what raises or lowers it: now and then nothing, or a single cause.
  private static func rates(states: [Int], using generator: inout SeededGenerator)
    -> [[Double]]
  {
    let background = generator.number(0.02...0.98)
    let scope = generator.number(0...1)
    let only = generator.count(0...(states.count - 1))
    return states.enumerated().map { cause, count in
      let isSilent = scope < 0.1 || (scope < 0.25 && cause != only)
      return (0..<count).map { _ in
        isSilent || generator.chance(0.4) ? background : generator.number(0.02...0.98)
      }
    }
  }

  /// A plain finding, or a group of one to five.
  private static func members(using generator: inout SeededGenerator) -> [Member] {
    guard generator.chance(0.5) else {
      return [Member(whenOn: 1, whenOff: 0, probability: recorded(using: &generator))]
    }
    return (0..<generator.count(1...5)).map { _ in
      Member(
        whenOn: generator.number(0.0001...0.9999), whenOff: generator.number(0.0001...0.9999),
        probability: recorded(using: &generator))
    }
  }

  private static func recorded(using generator: inout SeededGenerator) -> Double {
    let kind = generator.number(0...1)
    return kind < 0.4 ? 1 : kind < 0.7 ? 0 : generator.number(0.01...0.99)
  }

  /// The engine's answer.
  func posterior() throws -> Posterior {
    let observations = nodes.enumerated().map { index, node in
      Observation(
        name: "n\(index)", rates: node.rates,
        whenOn: node.members.reduce(1) { $0 * $1.likelihood(of: $1.whenOn) },
        whenOff: node.members.reduce(1) { $0 * $1.likelihood(of: $1.whenOff) })
    }
    let network = Network(causes: causes, prior: prior, observations: observations)
    let panel = try Panel(network: network, instruments: readings.map(\.instrument), trait: trait)
    let before = try Posterior(of: network, keeping: panel.classes)
    return try before.multiplied(
      by: panel.likelihoods(
        readings.enumerated().map { Reading(instrument: $0, outcomes: $1.outcomes) }, in: before))
  }
}

extension RandomDocument.Member {
  /// The likelihood of what was recorded where the member is present with this chance.
  func likelihood(of chance: Double) -> Double {
    probability * chance + (1 - probability) * (1 - chance)
  }
}

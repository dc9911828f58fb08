import DDXInference

/// A random network with what was recorded of it.
struct RandomDocument {
  let seed: UInt64
  let causes: [Cause]
  let prior: CausePrior
  let nodes: [RandomNode]
  let trait: Double
  let readings: [RandomReading]
  /// What may be read next; none where pyAgrum's tables would be too large.
  let next: RandomReading?

  /// A network of 2 to 7 causes with 1 to 4 states each, up to 12 nodes of any form and up to 3
  /// readings.
  ///
  /// With readings it has at most 5 causes with 3 states each, and so has one in four without, of
  /// which one cause then has 5 to 12 states: the suspects among other sources are many. pyAgrum's
  /// tables grow with the joint states.
  init(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    self.seed = seed
    let readingCount = generator.count(0...3)
    let hasWideCause = generator.chance(0.25)
    let (mostCauses, mostStates) = readingCount > 0 || hasWideCause ? (5, 3) : (7, 4)
    let causeCount = generator.count(2...mostCauses)
    let wide = hasWideCause ? generator.count(0...(causeCount - 1)) : nil
    causes = (0..<causeCount).map { index in
      let states = index == wide ? 5...12 : 1...mostStates
      let raw = (0..<generator.count(states)).map { _ in generator.number(0.1...1) }
      let total = raw.reduce(0, +)
      return Cause(name: "c\(index)", states: raw.map { $0 / total })
    }
    prior = CausePrior(
      shares: causes.map { _ in generator.number(0.05...0.6) },
      multiple: generator.number(0...0.4))
    let states = causes.map(\.states.count)
    nodes = (0..<generator.count(0...12)).map { _ in .any(states: states, using: &generator) }
    trait = generator.number(0.05...0.95)
    let isSmall = readingCount > 0 || hasWideCause
    var all = RandomReading.some(
      readingCount + (isSmall ? 1 : 0), states: states, using: &generator)
    next = isSmall ? all.removeLast() : nil
    readings = all
  }

  /// The engine's answer: the posterior, and what the next reading is expected to tell about which causes
  /// are present, in bits.
  func answer() throws -> (posterior: Posterior, information: Double?) {
    let network = Network(
      causes: causes, prior: prior,
      observations: nodes.enumerated().map { $1.observation(named: "n\($0)") })
    let panels = Panels(
      network: network, evidence: try ContextEvidence(of: network),
      instruments: (readings + [next].compactMap { $0 }).map(\.instrument), trait: trait)
    let given = readings.enumerated().map { Reading(instrument: $0, outcomes: $1.outcomes) }
    let posterior = try panels.view(of: Set(readings.indices)).posterior(after: given)
    let information = try next.map { next in
      try panels.outlook(for: [readings.count], after: given)
        .information(instrument: readings.count, outcomes: next.singleOutcomes)
    }
    return (posterior, information)
  }
}

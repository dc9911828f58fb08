import DDXInference

/// A random child of the causes, with what was learnt of it as a network document has it.
enum RandomNode {
  /// On or off, with its members still apart: the engine is given one pair of likelihoods, the
  /// document says which members they come from, so that the oracle multiplies them anew.
  case noisyOr(rates: [[Double]], members: [Member])
  /// The greatest of what the causes bring about.
  case noisyMax(NoisyMax)
  /// Off, or on at one place.
  case placed(PlacedOr)

  /// A recorded child of a noisy-OR.
  struct Member {
    let whenOn: Double
    let whenOff: Double
    let probability: Double

    /// The likelihood of what was recorded where the member is present with this chance.
    func likelihood(of chance: Double) -> Double {
      probability * chance + (1 - probability) * (1 - chance)
    }
  }

  /// A node of any form over causes with so many states each.
  static func any(states: [Int], using generator: inout SeededGenerator) -> RandomNode {
    let form = generator.number(0...1)
    if form < 0.2 { return .noisyMax(noisyMax(states: states, using: &generator)) }
    let rates = rates(states: states, using: &generator)
    if form < 0.45 { return .placed(placed(rates, using: &generator)) }
    return .noisyOr(rates: rates, members: members(using: &generator))
  }

  /// The node as the engine sees it.
  func observation(named name: String) -> Observation {
    let form: Observation.Form =
      switch self {
      case .noisyOr(let rates, let members):
        .noisyOr(
          NoisyOr(
            rates: rates,
            whenOn: members.reduce(1) { $0 * $1.likelihood(of: $1.whenOn) },
            whenOff: members.reduce(1) { $0 * $1.likelihood(of: $1.whenOff) }))
      case .noisyMax(let node): .noisyMax(node)
      case .placed(let node): .placed(node)
      }
    return Observation(name: name, form: form)
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

  /// Two to five values, of which one was recorded, or a least one, or none for sure.
  ///
  /// States of a cause often go as far as its first one, which may go as far as any value: so
  /// something is always possible. Others now and then never stop at a value.
  private static func noisyMax(states: [Int], using generator: inout SeededGenerator) -> NoisyMax {
    let values = generator.count(2...5)
    let distributions = states.map { count in
      let first = distribution(over: values, leavingOut: 0, using: &generator)
      return [first]
        + (1..<count).map { _ in
          generator.chance(0.4)
            ? first : distribution(over: values, leavingOut: 0.2, using: &generator)
        }
    }
    let kind = generator.number(0...1)
    let value = generator.count(0...(values - 1))
    let chance = generator.number(0.01...0.99)
    let likelihoods = (0..<values).map { other in
      kind < 0.3
        ? (other == value ? 1 : 0)
        : kind < 0.6
          ? (other >= value ? 1 : 0)
          : kind < 0.8 ? (other >= value ? chance : 1 - chance) : generator.number(0.01...1)
    }
    return NoisyMax(distributions: distributions, likelihoods: likelihoods)
  }

  /// A distribution that leaves out each value but the last with this chance.
  private static func distribution(
    over values: Int, leavingOut chance: Double, using generator: inout SeededGenerator
  ) -> [Double] {
    let raw = (0..<values).map { value in
      value < values - 1 && generator.chance(chance) ? 0 : generator.number(0.05...1)
    }
    let total = raw.reduce(0, +)
    return raw.map { $0 / total }
  }

  /// What was learnt of the place: of most causes the same in all states, of some not.
  private static func placed(_ rates: [[Double]], using generator: inout SeededGenerator)
    -> PlacedOr
  {
    let byCause = rates.map { states in
      let isTold = generator.chance(0.4)
      let general = learnt(using: &generator)
      return states.map { _ in isTold ? learnt(using: &generator) : general }
    }
    return PlacedOr(
      rates: rates, whenOff: learnt(using: &generator), byCause: byCause,
      byLeak: generator.number(0.01...1))
  }

  private static func learnt(using generator: inout SeededGenerator) -> Double {
    let kind = generator.number(0...1)
    return kind < 0.2 ? 0 : kind < 0.35 ? 1 : generator.number(0.001...1)
  }
}

import DDXInference

/// A generator whose numbers do not change between runs or platforms (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The chances of four ordered values.
private func distribution(using generator: inout SeededGenerator) -> [Double] {
  let raw = (0..<4).map { _ in Double.random(in: 0.02...1, using: &generator) }
  return raw.map { $0 / raw.reduce(0, +) }
}

/// A network of a few causes with sites and a few findings of every form, some certain and some not.
///
/// With `hasZeros` what was learnt of places is often impossible for one of them, and at times for all.
func randomNetwork(
  seed: UInt64, findings: ClosedRange<Int> = 0...8, hasZeros: Bool = false
) -> Network {
  var generator = SeededGenerator(state: seed)
  func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &generator)
  }
  let causeCount = Int.random(in: 2...5, using: &generator)
  let causes = (0..<causeCount).map { index in
    let raw = (0..<Int.random(in: 1...3, using: &generator)).map { _ in number(0.1...1) }
    return Cause(name: "c\(index)", states: raw.map { $0 / raw.reduce(0, +) })
  }
  let prior = CausePrior(shares: causes.map { _ in number(0.05...0.6) }, multiple: 0.22)
  let observations = (0..<Int.random(in: findings, using: &generator)).map { index in
    let background = number(0.05...0.95)
    let choices: [Double] = [1, 0, number(0...1)]
    let certainty = choices.randomElement(using: &generator) ?? 1
    func each<T>(_ make: () -> T) -> [[T]] { causes.map { $0.states.map { _ in make() } } }
    func rates() -> [[Double]] {
      each { Bool.random(using: &generator) ? background : number(0.02...0.98) }
    }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0:
      let common = distribution(using: &generator)
      return Observation(
        name: "f\(index)",
        form: .noisyMax(
          NoisyMax(
            distributions: each {
              Bool.random(using: &generator) ? common : distribution(using: &generator)
            },
            likelihoods: common.indices.dropLast().map { _ in
              [0, 1, number(0...1)].randomElement(using: &generator) ?? 1
            } + [number(0.1...1)])))
    case 1 where hasZeros, 2 where hasZeros:
      return Observation(
        name: "f\(index)",
        form: .placed(
          PlacedOr(
            rates: rates(), whenOff: 0,
            byCause: each { [0, 0, 1].randomElement(using: &generator) ?? 0 },
            byLeak: [0, 0.5].randomElement(using: &generator) ?? 0)))
    case 1:
      return Observation(
        name: "f\(index)",
        form: .placed(
          PlacedOr(
            rates: rates(), whenOff: 1 - certainty, byCause: each { number(0...1) },
            byLeak: number(0...1))))
    default:
      return Observation(
        name: "f\(index)", rates: rates(), whenOn: certainty, whenOff: 1 - certainty)
    }
  }
  return Network(causes: causes, prior: prior, observations: observations)
}

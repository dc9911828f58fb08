import BenchmarkFloor
import DDXInference

/// What the posterior of a network costs here and in C, and what both say.
struct PosteriorCost {
  let engine: Double
  let floor: Double
  let marginals: [Double]
  /// P(set of causes | findings) by C.
  let joint: [Double]
  /// How far the two are apart at most.
  let difference: Double

  /// Measures, and holds the answers against each other.
  ///
  /// - Throws: What the engine throws.
  init(_ file: NetworkFile, repetitions: Int) throws {
    let network = file.network
    var posterior = try Posterior(of: network)
    engine = try Stopwatch.microseconds(repetitions: repetitions) {
      posterior = try Posterior(of: network)
    }
    marginals = posterior.marginals
    let (causes, sets) = (file.shares.count, 1 << file.shares.count)
    let rates = file.rates.flatMap(\.self)
    let isOn = file.isOn.map { CChar($0 ? 1 : 0) }
    var joint = [Double](repeating: 0, count: sets)
    var scratch = joint
    var byFloor = [Double](repeating: 0, count: causes)
    floor = Stopwatch.microseconds(repetitions: repetitions) {
      floor_posterior(
        Int32(causes), Int32(isOn.count), network.prior.probabilities, rates, isOn, &joint,
        &scratch, &byFloor)
    }
    self.joint = joint
    difference = zip(marginals, byFloor).map { abs($0 - $1) }.max() ?? 0
  }
}

public import DDXCore

/// How good the probabilities of sources are, each source of each patient a case of its own.
public struct ProbabilityScore: Sendable {
  /// The cases with a probability of one tenth of the scale.
  public struct Decile: Hashable, Sendable {
    /// The lower end, 0 … 0.9; the upper is a tenth more, and 1 belongs to the last.
    public let low: Double
    /// Their mean probability; nil of none.
    public let mean: Double?
    /// How many of them were true.
    public let observed: Proportion
  }

  /// A mean over the patients with its standard error.
  public struct Mean: Hashable, Sendable {
    /// The mean.
    public let value: Double
    /// The standard error; nil of one patient.
    public let error: Double?
  }

  /// The mean of (p - y)² over the sources [Brier1950]; 0 is best.
  public let brier: Mean
  /// The mean of -ln of the probability of what was so, over the sources [Good1952]; 0 is best, and
  /// infinite where something true had the probability 0.
  public let log: Mean
  /// The deciles, from the lowest.
  public let deciles: [Decile]

  /// Scores probabilities; nil where there are none.
  ///
  /// - Parameter cases: For each patient the probability of each source, and the true ones.
  init?(_ cases: [(probabilities: [SourceID: Probability], truth: Set<SourceID>)]) {
    let cases = cases.filter { !$0.probabilities.isEmpty }
    guard !cases.isEmpty else { return nil }
    var briers: [Double] = []
    var logs: [Double] = []
    var bins = [(sum: Double, count: Int, hits: Int)](repeating: (0, 0, 0), count: 10)
    for (probabilities, truth) in cases {
      var (brier, log) = (0.0, 0.0)
      // In the order of the sources, so that sums do not depend on hashing.
      for source in probabilities.keys.sorted() {
        let p = probabilities[source]?.value ?? 0
        let isTrue = truth.contains(source)
        brier += isTrue ? (1 - p) * (1 - p) : p * p
        log -= logarithm(isTrue ? p : 1 - p)
        let bin = min(9, Int(p * 10))
        bins[bin].sum += p
        bins[bin].count += 1
        bins[bin].hits += isTrue ? 1 : 0
      }
      briers.append(brier / Double(probabilities.count))
      logs.append(log / Double(probabilities.count))
    }
    brier = Mean(briers)
    self.log = Mean(logs)
    deciles = bins.enumerated().map { index, bin in
      Decile(
        low: Double(index) / 10, mean: bin.count > 0 ? bin.sum / Double(bin.count) : nil,
        observed: Proportion(bin.hits, of: bin.count))
    }
  }
}

extension ProbabilityScore.Mean {
  /// The mean of values, at least one.
  fileprivate init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    value = mean
    error = values.count > 1 ? (spread / (count - 1) / count).squareRoot() : nil
  }
}

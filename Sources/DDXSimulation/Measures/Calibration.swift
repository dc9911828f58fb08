import DDXCore

/// How predicted probabilities agree with what is true, gathered in hundredths.
package struct Calibration: Sendable {
  /// Predictions of one range.
  package struct Bin: Sendable {
    /// The number of predictions.
    package fileprivate(set) var count = 0
    /// The number of those that came true.
    package fileprivate(set) var trueCount = 0
    fileprivate var sum = 0.0

    /// The mean prediction.
    package var predicted: Double { count > 0 ? sum / Double(count) : 0 }
    /// The proportion that came true.
    package var observed: Double { count > 0 ? Double(trueCount) / Double(count) : 0 }
    /// The 95 % interval of the proportion that came true.
    package var interval: ClosedRange<Double> { Proportion(trueCount, of: count).wilson ?? 0...1 }
    /// Whether the interval holds the mean prediction.
    package var isWithin: Bool { count == 0 || interval.contains(predicted) }

    fileprivate mutating func add(_ other: Bin) {
      count += other.count
      trueCount += other.trueCount
      sum += other.sum
    }
  }

  private var hundredths = [Bin](repeating: Bin(), count: 100)
  private var squares = 0.0
  private var logs = 0.0
  /// The number of predictions.
  package private(set) var count = 0

  /// No prediction.
  package init() {}

  /// Adds a prediction and whether it came true.
  package mutating func add(_ probability: Double, _ isTrue: Bool) {
    let place = min(max(Int(probability * 100), 0), 99)
    hundredths[place].count += 1
    hundredths[place].trueCount += isTrue ? 1 : 0
    hundredths[place].sum += probability
    count += 1
    let truth = isTrue ? 1.0 : 0.0
    squares += (probability - truth) * (probability - truth)
    // A prediction of certainty that fails would have no end.
    logs -= logarithm(max(isTrue ? probability : 1 - probability, 1e-9))
  }

  /// Adds other predictions.
  package mutating func add(_ other: Calibration) {
    for place in hundredths.indices { hundredths[place].add(other.hundredths[place]) }
    squares += other.squares
    logs += other.logs
    count += other.count
  }

  /// The predictions by tenths of their probability.
  package var tenths: [Bin] {
    (0..<10).map { tenth in
      var bin = Bin()
      for place in tenth * 10..<tenth * 10 + 10 { bin.add(hundredths[place]) }
      return bin
    }
  }

  /// The mean squared error [Brier1950].
  package var brier: Double { count > 0 ? squares / Double(count) : 0 }

  /// The mean of minus the natural logarithm of the probability of what came true.
  package var logScore: Double { count > 0 ? logs / Double(count) : 0 }

  /// The proportion that came true.
  package var prevalence: Double {
    count > 0 ? Double(hundredths.reduce(0) { $0 + $1.trueCount }) / Double(count) : 0
  }

  /// The net benefit of acting on every prediction at a threshold or above, in hundredths
  /// [Vickers2006]: true ones per prediction, less false ones at the odds of the threshold.
  package func netBenefit(atHundredth threshold: Int) -> Double {
    guard count > 0, threshold < 100 else { return 0 }
    var bin = Bin()
    for place in max(threshold, 0)..<100 { bin.add(hundredths[place]) }
    let odds = Double(threshold) / Double(100 - threshold)
    return (Double(bin.trueCount) - Double(bin.count - bin.trueCount) * odds) / Double(count)
  }

  /// The net benefit of acting on all, at a threshold in hundredths.
  package func netBenefitOfAll(atHundredth threshold: Int) -> Double {
    let odds = Double(threshold) / Double(100 - threshold)
    return prevalence - (1 - prevalence) * odds
  }
}

internal import DDXCore

/// A mean with what its error takes: sums over patients, which may be added up in pieces.
package struct Tally: Sendable {
  /// The number of patients.
  package private(set) var count = 0
  private var sum = 0.0
  private var squares = 0.0

  /// An empty tally.
  package init() {}

  /// Adds one patient.
  package mutating func add(_ value: Double) {
    count += 1
    sum += value
    squares += value * value
  }

  /// Adds the patients of another tally.
  package mutating func add(_ other: Tally) {
    count += other.count
    sum += other.sum
    squares += other.squares
  }

  /// The mean; 0 without patients.
  package var mean: Double { count > 0 ? sum / Double(count) : 0 }

  /// The standard error of the mean; 0 with fewer than two patients.
  package var error: Double {
    guard count > 1 else { return 0 }
    let n = Double(count)
    return (max(0, squares - sum * sum / n) / (n - 1) / n).squareRoot()
  }

  /// The 95 % interval of the mean, by the normal approximation.
  package var interval: ClosedRange<Double> {
    let width = Proportion.normalQuantile * error
    return (mean - width)...(mean + width)
  }

  /// The 95 % interval of a mean that is a proportion; all of 0 … 1 without patients.
  package var proportionInterval: ClosedRange<Double> {
    Proportion(Int(sum.rounded()), of: count).wilson ?? 0...1
  }
}

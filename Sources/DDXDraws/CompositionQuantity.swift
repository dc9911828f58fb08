import DDXCore

/// Proportions that sum to 1 as one random variable: a Dirichlet distribution about the cited ones.
package struct CompositionQuantity: Sendable {
  /// Its subject.
  package let id: QuantityID
  /// The cited proportions; they sum to 1.
  package let means: [Double]
  let size: Double

  /// What may happen is never drawn below.
  private static let least = 0.001

  /// Creates proportions that rest on so many patients; they are normalised.
  package init(_ id: QuantityID, _ values: [Double], size: Double) {
    self.id = id
    let total = values.reduce(0, +)
    means = total > 0 ? values.map { $0 / total } : values
    self.size = size
  }

  /// Its values in a draw; they sum to 1, and what is cited as 0 stays 0.
  package func values(in draw: ParameterDraw) -> [Double] {
    let size = size * draw.precision
    guard size.isFinite, means.count > 1 else { return means }
    var generator = draw.generator(of: id)
    var values = means
    var total = 0.0
    for index in values.indices where values[index] > 0 {
      values[index] = generator.gamma(values[index] * size)
      total += values[index]
    }
    guard total > 0 else { return means }
    var sum = 0.0
    for index in values.indices where means[index] > 0 {
      values[index] = max(values[index] / total, Self.least)
      sum += values[index]
    }
    for index in values.indices { values[index] /= sum }
    return values
  }
}

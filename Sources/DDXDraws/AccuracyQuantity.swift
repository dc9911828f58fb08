package import DDXCore

/// A published accuracy as one random variable.
///
/// Proportions have beta distributions. Ratios with an interval are log-normal on each side of the cited
/// value, so that both ends are met; without one they come from sensitivity and specificity. A pair is
/// drawn again until it makes an accuracy that speaks the same way as the published one.
package struct AccuracyQuantity: Sendable {
  /// Its subject.
  package let id: QuantityID
  /// The accuracy as published, before any cap.
  package let published: PublishedAccuracy
  private let first: Term
  private let second: Term?
  private let pair: Pair

  /// Which two numbers are drawn.
  private enum Pair {
    case rate, rates, ratios, sensitivityPlus, sensitivityMinus, specificityPlus, specificityMinus
  }

  /// The distribution of one number.
  fileprivate enum Term {
    case proportion(mean: Double, size: Double)
    case ratio(median: Double, below: Double, above: Double)
  }

  /// Creates an accuracy.
  ///
  /// - Parameters:
  ///   - id: Its subject.
  ///   - published: The accuracy as published.
  ///   - size: The number of patients that a number rests on that has no interval.
  package init(_ id: QuantityID, _ published: PublishedAccuracy, size: (Measured) -> Double) {
    self.id = id
    self.published = published
    func proportion(_ measured: Measured) -> Term {
      let mean = measured.value
      return .proportion(mean: mean, size: max(size(measured), 3 / min(mean, 1 - mean)))
    }
    func ratio(_ measured: Measured?) -> Term? {
      guard let measured, let low = measured.low, let high = measured.high, low > 0, high > low
      else { return nil }
      let middle = logarithm(measured.value)
      return .ratio(
        median: measured.value, below: max(middle - logarithm(low), 0) / Proportion.normalQuantile,
        above: max(logarithm(high) - middle, 0) / Proportion.normalQuantile)
    }
    guard let accuracy = published.accuracy else {
      (pair, second) = (.rate, nil)
      first = proportion(published.sensitivity ?? Measured(published.rate))
      return
    }
    let (plus, minus) = (ratio(published.positiveRatio), ratio(published.negativeRatio))
    switch (published.sensitivity, published.specificity, plus, minus) {
    case (nil, nil, let plus?, let minus?): (pair, first, second) = (.ratios, plus, minus)
    case (let own?, _, let plus?, _):
      (pair, first, second) = (.sensitivityPlus, proportion(own), plus)
    case (let own?, _, _, let minus?):
      (pair, first, second) = (.sensitivityMinus, proportion(own), minus)
    case (_, let own?, let plus?, _):
      (pair, first, second) = (.specificityPlus, proportion(own), plus)
    case (_, let own?, _, let minus?):
      (pair, first, second) = (.specificityMinus, proportion(own), minus)
    default:
      pair = .rates
      // A number that follows from the two stated is as sure as the first of them.
      let stated =
        [
          published.sensitivity, published.specificity, published.positiveRatio,
          published.negativeRatio,
        ]
        .compactMap(\.self).first
      func own(_ measured: Measured?, _ value: Double) -> Measured {
        measured ?? Measured(value, isAssumed: stated?.isAssumed ?? false)
      }
      first = proportion(own(published.sensitivity, accuracy.sensitivity))
      second = proportion(own(published.specificity, accuracy.specificity))
    }
  }

  /// How often a pair is drawn before the published one is taken.
  private static let attempts = 100

  /// Its sensitivity and, where one was published, its specificity in a draw, each strictly between 0
  /// and 1.
  package func values(in draw: ParameterDraw) -> (sensitivity: Double, specificity: Double?) {
    guard draw.precision.isFinite else { return (published.rate, published.accuracy?.specificity) }
    var generator = draw.generator(of: id)
    guard let second, let stated = published.accuracy else {
      return (generator.value(first, draw.precision), nil)
    }
    let speaksFor = stated.positiveRatio > 1
    for _ in 0..<Self.attempts {
      let accuracy = accuracy(
        generator.value(first, draw.precision), generator.value(second, draw.precision))
      guard let accuracy,
        speaksFor
          ? accuracy.sensitivity > accuracy.falsePositiveRate
          : accuracy.sensitivity < accuracy.falsePositiveRate
      else { continue }
      return (accuracy.sensitivity, accuracy.specificity)
    }
    return (stated.sensitivity, stated.specificity)
  }

  /// The accuracy that two numbers amount to, or nil where there is none.
  private func accuracy(_ first: Double, _ second: Double) -> TestAccuracy? {
    func ratio(_ value: Double) -> LikelihoodRatio { LikelihoodRatio(clamping: value) }
    return switch pair {
    case .rate: nil
    case .rates: try? TestAccuracy(sensitivity: first, specificity: second)
    case .ratios: try? TestAccuracy(positive: ratio(first), negative: ratio(second))
    case .sensitivityPlus: try? TestAccuracy(sensitivity: first, positive: ratio(second))
    case .sensitivityMinus: try? TestAccuracy(sensitivity: first, negative: ratio(second))
    case .specificityPlus: try? TestAccuracy(specificity: first, positive: ratio(second))
    case .specificityMinus: try? TestAccuracy(specificity: first, negative: ratio(second))
    }
  }
}

extension SeededGenerator {
  /// One number of an accuracy.
  fileprivate mutating func value(_ term: AccuracyQuantity.Term, _ precision: Double) -> Double {
    switch term {
    case .proportion(let mean, let size): return proportion(mean, size: size * precision)
    case .ratio(let median, let below, let above):
      let normal = normal()
      let width = (normal < 0 ? below : above) / precision.squareRoot()
      return median * exponential(normal * width)
    }
  }
}

extension AccuracyQuantity {
  /// The accuracy in a draw, as if it had been published.
  package func accuracy(in draw: ParameterDraw) -> PublishedAccuracy {
    let drawn = values(in: draw)
    let accuracy = try? PublishedAccuracy(
      sensitivity: Measured(drawn.sensitivity), specificity: drawn.specificity.map { Measured($0) },
      sampleSize: published.sampleSize)
    return accuracy ?? published
  }
}

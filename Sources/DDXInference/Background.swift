/// The rate of a finding where no study states one: the common r₀ of the other causes.
///
/// A study of cause j says P(on | Sⱼ = 0) = 1 - specificity in its own mix of causes. r₀ is the
/// value for which the noisy-OR says the same. It rises with r₀, so it is found by bisection;
/// several studies are reconciled by least squares with their own weights.
package struct Background: Equatable, Sendable {
  /// How r₀ was come by.
  package enum Origin: Equatable, Sendable {
    /// It reproduces the studies.
    case fitted
    /// No value in (0, 1) does; the nearest was taken.
    case clamped
    /// Every cause of the mix is stated: the mean of their rates, assumed.
    case mean
  }

  /// A mix of causes in a study.
  package enum Mix: Equatable, Sendable {
    /// One cause each, with these proportions.
    case exclusive([Double])
    /// Any number of causes, one at least: pᵢ before that condition.
    case independent([Double])
  }

  /// P(on | only one cause), which may hold for some of its states and be r₀ in the others.
  package struct Rate: Equatable, Sendable {
    /// What the states with a rate of their own contribute: Σ share · rate.
    let stated: Double
    /// The share of the states that have r₀.
    let open: Double
    /// The least stated rate, if any.
    let least: Double?

    /// A cause of one rate, or of none.
    package init(_ rate: Double?) {
      stated = rate ?? 0
      open = rate == nil ? 1 : 0
      least = rate
    }

    /// A cause whose states have their own rates, or none.
    package init(states: [(share: Double, rate: Double?)]) {
      let total = states.reduce(0) { $0 + $1.share }
      stated = states.reduce(0) { $0 + $1.share * ($1.rate ?? 0) } / total
      open = states.reduce(0) { $1.rate == nil ? $0 + $1.share : $0 } / total
      least = states.compactMap(\.rate).min()
    }

    /// A cause whose states were summed up already.
    package init(stated: Double, open: Double, least: Double?) {
      self.stated = stated
      self.open = open
      self.least = least
    }

    /// The rate with a background.
    package func value(_ background: Double) -> Double { stated + open * background }
  }

  /// The statement of a study of one cause, or of one state of a cause.
  package struct Statement: Equatable, Sendable {
    /// The cause studied, or of which one state was.
    package let cause: Int
    /// The rates in the mix without the state studied; nil where a whole cause was.
    package let rates: [Rate]?
    /// 1 - specificity.
    package let falsePositiveRate: Double
    /// The inverse variance, or any weight above 0.
    package let weight: Double
    /// The mix of causes in the study.
    package let mix: Mix

    /// Creates a statement.
    package init(
      cause: Int, rates: [Rate]? = nil, falsePositiveRate: Double, weight: Double, mix: Mix
    ) {
      self.cause = cause
      self.rates = rates
      self.falsePositiveRate = falsePositiveRate
      self.weight = weight
      self.mix = mix
    }
  }

  /// r₀, strictly between 0 and 1.
  package let rate: Double
  /// How it was come by.
  package let origin: Origin

  static let range = 1e-6...(1 - 1e-6)

  /// Fits r₀.
  ///
  /// - Parameters:
  ///   - rates: rᵢ for each cause, as far as a study states it.
  ///   - statements: The statements of the studies.
  ///   - house: The mix whose mean rate is taken where no study leaves r₀ open.
  package init(rates: [Rate], statements: [Statement], house: [Double] = []) {
    let usable = statements.filter { statement in
      rates.indices.contains {
        (statement.rates ?? rates)[$0].open > 0 && statement.contains($0)
      }
    }
    guard !usable.isEmpty else {
      let mixes = statements.isEmpty ? [house] : statements.map { $0.mix.proportions }
      var (sum, total) = (0.0, 0.0)
      for proportions in mixes {
        for (proportion, rate) in zip(proportions, rates) {
          sum += proportion * rate.stated
          total += proportion * (1 - rate.open)
        }
      }
      self.rate = min(
        max(total > 0 ? sum / total : 0.5, Self.range.lowerBound),
        Self.range.upperBound)
      self.origin = .mean
      return
    }
    let roots = usable.map { statement in
      crossing(
        from: Self.range.lowerBound, to: Self.range.upperBound, near: statement.falsePositiveRate
      ) {
        let (value, slope) = statement.prediction(rates: rates, background: $0)
        return (value - statement.falsePositiveRate, slope)
      }
    }
    let fitted = Self.leastSquares(usable, rates: rates, between: roots)
    let isReached = zip(usable, roots).allSatisfy { statement, root in
      abs(statement.predicted(rates: rates, background: root) - statement.falsePositiveRate)
        < 1e-9
    }
    self.rate = fitted
    self.origin = isReached ? .fitted : .clamped
  }

  /// The least-squares value, which lies between the studies' own values: where Σ w e e' crosses 0, with the
  /// errors e and their slopes e'.
  private static func leastSquares(
    _ statements: [Statement], rates: [Rate], between roots: [Double]
  ) -> Double {
    guard let low = roots.min(), let high = roots.max(), low < high else { return roots[0] }
    let weight = statements.reduce(0) { $0 + $1.weight }
    let mean = zip(statements, roots).reduce(0) { $0 + $1.0.weight * $1.1 } / weight
    return crossing(from: low, to: high, near: mean) { background in
      var (sum, change) = (0.0, 0.0)
      for statement in statements {
        let (value, slope) = statement.prediction(rates: rates, background: background)
        sum += statement.weight * (value - statement.falsePositiveRate) * slope
        change += statement.weight * slope * slope
      }
      return (sum, change)
    }
  }
}

extension Background.Mix {
  /// The proportions, as they were given.
  var proportions: [Double] {
    switch self {
    case .exclusive(let proportions), .independent(let proportions): proportions
    }
  }
}

extension Background.Statement {
  /// Whether a cause is in the mix where what was studied is absent.
  func contains(_ other: Int) -> Bool {
    (other != cause || rates != nil) && mix.proportions[other] > 0
  }

  /// P(on | what was studied absent) in the mix, with a background.
  package func predicted(rates: [Background.Rate], background: Double) -> Double {
    prediction(rates: rates, background: background).value
  }

  /// P(on | what was studied absent) in the mix, with a background, and how fast it rises with that.
  func prediction(
    rates: [Background.Rate], background: Double
  ) -> (value: Double, slope: Double) {
    let rates = self.rates ?? rates
    switch mix {
    case .exclusive(let proportions):
      var (sum, slope, total) = (0.0, 0.0, 0.0)
      for other in rates.indices where contains(other) {
        total += proportions[other]
        sum += proportions[other] * rates[other].value(background)
        slope += proportions[other] * rates[other].open
      }
      return (sum / total, slope / total)
    case .independent(let probabilities):
      // With L = 1 - leak, P(on) = 1 - L (Π (1 - p + p (1 - r) / L) - Π (1 - p)) / (1 - Π (1 - p)).
      var (leak, leakSlope) = (background, 1.0)
      for rate in rates {
        if let least = rate.least, least < leak { (leak, leakSlope) = (least, 0) }
      }
      var (off, none, logSlope) = (1.0, 1.0, 0.0)
      for other in rates.indices where contains(other) {
        let p = probabilities[other]
        let shrunk = p * (1 - rates[other].value(background)) / (1 - leak)
        let factor = 1 - p + shrunk
        off *= factor
        none *= 1 - p
        logSlope += (shrunk * leakSlope - p * rates[other].open) / ((1 - leak) * factor)
      }
      return (
        1 - (1 - leak) * (off - none) / (1 - none),
        (leakSlope * (off - none) - (1 - leak) * off * logSlope) / (1 - none)
      )
    }
  }

  /// P(on | what was studied present, with this rate) in the mix, with a background.
  package func predictedPresent(_ own: Double, rates: [Background.Rate], background: Double)
    -> Double
  {
    guard case .independent(let probabilities) = mix else { return own }
    let rates = self.rates ?? rates
    let leak = rates.reduce(min(background, own)) { min($0, $1.least ?? $0) }
    var off = 1 - own
    for other in rates.indices where other != cause && contains(other) {
      let p = probabilities[other]
      off *= 1 - p + p * (1 - rates[other].value(background)) / (1 - leak)
    }
    return 1 - off
  }
}

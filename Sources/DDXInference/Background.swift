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

  /// What a study of one cause says.
  package struct Statement: Equatable, Sendable {
    /// The cause studied.
    package let cause: Int
    /// 1 - specificity.
    package let falsePositiveRate: Double
    /// The inverse variance, or any weight above 0.
    package let weight: Double
    /// The mix of causes in the study.
    package let mix: Mix

    /// Creates a statement.
    package init(cause: Int, falsePositiveRate: Double, weight: Double, mix: Mix) {
      self.cause = cause
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
  ///   - rates: rᵢ for each cause that a study states, nil for the others.
  ///   - statements: What the studies say, at least one.
  package init(rates: [Double?], statements: [Statement]) {
    let usable = statements.filter { statement in
      rates.indices.contains { rates[$0] == nil && statement.contains($0) }
    }
    guard !usable.isEmpty else {
      let mixes = statements.map { $0.mix.proportions }
      let total = mixes.joined().reduce(0, +)
      let sum = mixes.reduce(0.0) { sum, proportions in
        sum + zip(proportions, rates).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) }
      }
      self.rate = min(
        max(total > 0 ? sum / total : 0.5, Self.range.lowerBound),
        Self.range.upperBound)
      self.origin = .mean
      return
    }
    let roots = usable.map { statement in
      crossing(from: Self.range.lowerBound, to: Self.range.upperBound) {
        statement.predicted(rates: rates, background: $0) - statement.falsePositiveRate
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

  /// The least-squares value, which lies between the studies' own values.
  private static func leastSquares(
    _ statements: [Statement], rates: [Double?], between roots: [Double]
  ) -> Double {
    guard var low = roots.min(), var high = roots.max(), low < high else { return roots[0] }
    func misfit(_ background: Double) -> Double {
      statements.reduce(0) { sum, statement in
        let error =
          statement.predicted(rates: rates, background: background)
          - statement.falsePositiveRate
        return sum + statement.weight * error * error
      }
    }
    let golden = (5.0.squareRoot() - 1) / 2
    while high - low > 1e-13 {
      let left = high - golden * (high - low)
      let right = low + golden * (high - low)
      if misfit(left) <= misfit(right) { high = right } else { low = left }
    }
    return (low + high) / 2
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
  /// Whether another cause than the one studied is in the mix.
  func contains(_ other: Int) -> Bool { other != cause && mix.proportions[other] > 0 }

  /// P(on | cause studied absent) in the mix, with a background.
  package func predicted(rates: [Double?], background: Double) -> Double {
    let others = rates.indices.filter(contains)
    switch mix {
    case .exclusive(let proportions):
      let total = others.reduce(0) { $0 + proportions[$1] }
      return others.reduce(0) { $0 + proportions[$1] * (rates[$1] ?? background) } / total
    case .independent(let probabilities):
      let leak = rates.reduce(background) { min($0, $1 ?? $0) }
      var off = 1 - leak
      var none = 1.0
      for other in others {
        let p = probabilities[other]
        off *= 1 - p + p * (1 - (rates[other] ?? background)) / (1 - leak)
        none *= 1 - p
      }
      return 1 - (off - (1 - leak) * none) / (1 - none)
    }
  }

  /// P(on | cause studied present) in the mix, with a background.
  package func predictedPresent(rates: [Double?], background: Double) -> Double {
    let own = rates[cause] ?? background
    guard case .independent(let probabilities) = mix else { return own }
    let leak = rates.reduce(background) { min($0, $1 ?? $0) }
    let off = rates.indices.filter(contains).reduce(1 - own) { off, other in
      let p = probabilities[other]
      return off * (1 - p + p * (1 - (rates[other] ?? background)) / (1 - leak))
    }
    return 1 - off
  }
}

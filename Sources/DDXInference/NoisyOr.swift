/// A node that is on or off, a noisy-OR of the causes with Diez's leak.
///
/// With rᵢ = P(on | only cause i), b = min rᵢ and qᵢ = 1 - (1 - rᵢ) / (1 - b):
/// P(on | S) = 1 - (1 - b) Π_{i in S} (1 - qᵢ). The leak is Diez's: b is itself the chance of
/// "on" where no cause adds anything [Diez1993].
package struct NoisyOr: Equatable, Sendable {
  /// rᵢ for each cause and each of its states, strictly between 0 and 1.
  package let rates: [[Double]]
  /// The likelihood of the evidence if the node is on; not negative.
  package let whenOn: Double
  /// The likelihood of the evidence if the node is off; not negative.
  package let whenOff: Double
  /// The leak b.
  package let leak: Double
  /// (1 - rᵢ) / (1 - b) for each cause and state: by how much the chance of "off" shrinks.
  package let shrinkage: [[Double]]

  /// Creates a node.
  package init(rates: [[Double]], whenOn: Double = 1, whenOff: Double = 0) {
    self.rates = rates
    self.whenOn = whenOn
    self.whenOff = whenOff
    let leak = rates.reduce(1) { min($0, $1.min() ?? $0) }
    self.leak = leak
    self.shrinkage = rates.map { $0.map { $0 == leak ? 1 : (1 - $0) / (1 - leak) } }
  }

  /// The same node with something else learnt of it.
  package func with(whenOn: Double, whenOff: Double) -> NoisyOr {
    NoisyOr(rates: rates, whenOn: whenOn, whenOff: whenOff)
  }

  /// P(off | S).
  var channels: [Channel] { [.product(1 - leak, shrinkage)] }

  /// The likelihood, given P(off).
  func likelihood(_ gathered: (_ channel: Int) -> Double) -> Double {
    let off = gathered(0)
    return whenOff * off + whenOn * (1 - off)
  }

  /// The likelihood in several situations, given P(off) in each.
  func likelihoods(_ offs: [Double]) -> [Double] {
    let (on, off) = (whenOn, whenOff)
    return offs.map { off * $0 + on * (1 - $0) }
  }
}

/// A node that is off, or on at one place: a noisy-OR that also says where.
///
/// Each cause present, and the leak, may turn it on; the one that did shows where. Of several the
/// first to come does: with hazards hᵢ = -log(1 - qᵢ), and h₀ of the leak,
/// P(on by i | S, on) = hᵢ / (h₀ + Σ_{j in S} hⱼ). So over all places the probabilities add up to
/// that of the noisy-OR, whatever is present: to say where never changes how much was seen.
package struct PlacedOr: Equatable, Sendable {
  /// The noisy-OR; what was learnt has the likelihood `whenOff` when it is off.
  package let node: NoisyOr
  /// The likelihood of what was learnt when a cause turned it on, for each cause and state.
  package let byCause: [[Double]]
  /// The likelihood of what was learnt when the leak turned it on.
  package let byLeak: Double

  /// Creates a node.
  ///
  /// - Parameters:
  ///   - rates: rᵢ for each cause and each of its states, strictly between 0 and 1.
  ///   - whenOff: The likelihood of what was learnt when the node is off.
  ///   - byCause: The likelihood when a cause turned it on.
  ///   - byLeak: The likelihood when the leak turned it on.
  package init(rates: [[Double]], whenOff: Double, byCause: [[Double]], byLeak: Double) {
    node = NoisyOr(rates: rates, whenOn: 1, whenOff: whenOff)
    self.byCause = byCause
    self.byLeak = byLeak
  }

  /// P(off | S); the hazards; the hazards with what each makes of it.
  var channels: [Channel] {
    let hazards = node.shrinkage.map { $0.map { -naturalLog($0) } }
    let leak = -logOnePlus(-node.leak)
    return [
      .product(1 - node.leak, node.shrinkage), .sum(leak, hazards),
      .sum(
        leak * byLeak, zip(hazards, byCause).map { zip($0, $1).map { $0 == 0 ? 0 : $0 * $1 } }),
    ]
  }

  /// P(off) whenOff + P(on) Σ P(by i | on) byᵢ.
  func likelihood(_ gathered: (_ channel: Int) -> Double) -> Double {
    let off = gathered(0)
    return node.whenOff * off + (1 - off) * gathered(2) / gathered(1)
  }

  /// The likelihood in several situations, from what the channels gathered in each.
  func likelihoods(_ columns: [[Double]]) -> [Double] {
    let whenOff = node.whenOff
    let (offs, hazards, placed) = (columns[0], columns[1], columns[2])
    return offs.indices.map { whenOff * offs[$0] + (1 - offs[$0]) * placed[$0] / hazards[$0] }
  }
}

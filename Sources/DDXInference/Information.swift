/// How much an outcome is expected to tell about which causes are present.
package enum Information {
  /// I(S; O) in bits, S the set of causes present.
  ///
  /// - Parameter joints: For each outcome P(causes present, outcome), set by set; over all outcomes
  ///   they sum to 1.
  /// - Returns: The information, 0 or more.
  package static func bits(_ joints: [[Double]]) -> Double {
    var alone = [Double](repeating: 0, count: joints.first?.count ?? 0)
    for outcome in joints {
      for (subset, probability) in outcome.enumerated() { alone[subset] += probability }
    }
    var bits = 0.0
    for outcome in joints {
      let total = outcome.reduce(0, +)
      for (subset, probability) in outcome.enumerated() where probability > 0 {
        bits += probability * logarithmOfTwo(probability / (alone[subset] * total))
      }
    }
    return max(bits, 0)
  }

  /// H(S) in bits.
  package static func entropy(_ joint: [Double], subsets: [Int]) -> Double {
    var sums = [Double](repeating: 0, count: (subsets.max() ?? 0) + 1)
    for (state, probability) in joint.enumerated() { sums[subsets[state]] += probability }
    return sums.reduce(0) { $1 > 0 ? $0 - $1 * logarithmOfTwo($1) : $0 }
  }
}

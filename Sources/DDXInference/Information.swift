/// How much an outcome is expected to tell about which causes are present.
package enum Information {
  /// I(S; O) in bits, S the set of causes present.
  ///
  /// - Parameters:
  ///   - joints: For each outcome P(joint state, outcome); over all outcomes they sum to 1.
  ///   - subsets: The causes present in each joint state.
  /// - Returns: The information, 0 or more.
  package static func bits(_ joints: [[Double]], subsets: [Int]) -> Double {
    let width = (subsets.max() ?? 0) + 1
    var together = joints.map { _ in [Double](repeating: 0, count: width) }
    var alone = [Double](repeating: 0, count: width)
    for outcome in joints.indices {
      for (state, probability) in joints[outcome].enumerated() {
        together[outcome][subsets[state]] += probability
        alone[subsets[state]] += probability
      }
    }
    var bits = 0.0
    for outcome in together {
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

import DDXCore
import DDXInference

extension Explainer {
  /// The effect of each other source: how probable one would be if the other were ruled out.
  func rivals(of index: Int) -> [Candidate.Rival] {
    let own = bits(index)
    return assembly.sources.indices.compactMap { other in
      guard other != index, assembly.sources[other].assessment != nil else { return nil }
      let rival = bits(other)
      var (without, both) = (0.0, 0.0)
      for (subset, probability) in subsets.enumerated() where subset & rival == 0 {
        without += probability
        if subset & own != 0 { both += probability }
      }
      guard without > Self.leastWithout else { return nil }
      return Candidate.Rival(
        source: assembly.sources[other].id, posttestWithout: Probability(clamping: both / without))
    }
  }

  /// The causes that count as a source, one bit each; unassessed ones count as `other`.
  private func bits(_ index: Int) -> Int {
    assembly.sources[index].id == .other
      ? assembly.hidden.reduce(0) { $0 | 1 << $1 } : 1 << index
  }

  /// The probability that a source is not there below which nothing is said of that.
  private static let leastWithout = 1e-9
}

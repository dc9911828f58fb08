/// How far two rankings agree, the top first [Webber2010].
///
/// The overlap to a depth d is weighed with p^(d-1); what lies beyond the lists is extrapolated from
/// what was seen, equation 32 of the paper, which also serves lists of uneven lengths.
public struct RankBiasedOverlap: Hashable, Sendable {
  /// The chance that a reader looks one place further down, in 0 ..< 1.
  public let persistence: Double
  /// The extrapolated overlap, 0 … 1; 1 for equal lists.
  public let value: Double

  /// The persistence that is used unless another is asked for.
  public static let usualPersistence = 0.7

  /// Compares two rankings, each without repeats.
  public init<Item: Hashable>(
    _ first: [Item], _ second: [Item], persistence: Double = Self.usualPersistence
  ) {
    self.persistence = persistence
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    guard !short.isEmpty else {
      value = long.isEmpty ? 1 : 0
      return
    }
    let overlaps = Self.overlaps(short, long)
    let (s, l) = (Double(short.count), Double(long.count))
    let (atShort, atLong) = (Double(overlaps[short.count - 1]), Double(overlaps[long.count - 1]))
    var sum = 0.0
    var power = 1.0
    for (index, overlap) in overlaps.enumerated() {
      let depth = Double(index + 1)
      power *= persistence
      sum += Double(overlap) / depth * power
      if index >= short.count { sum += atShort * (depth - s) / (s * depth) * power }
    }
    let seen = persistence > 0 ? (1 - persistence) / persistence * sum : Double(overlaps[0])
    value = seen + ((atLong - atShort) / l + atShort / s) * power
  }

  /// The number of items in common to each depth, down to the longer list.
  static func overlaps<Item: Hashable>(_ short: [Item], _ long: [Item]) -> [Int] {
    var left: Set<Item> = []
    var right: Set<Item> = []
    var overlap = 0
    return long.indices.map { depth in
      let below = depth < short.count ? short[depth] : nil
      if let below {
        left.insert(below)
        if right.contains(below) { overlap += 1 }
      }
      right.insert(long[depth])
      if left.contains(long[depth]) { overlap += 1 }
      return overlap
    }
  }
}

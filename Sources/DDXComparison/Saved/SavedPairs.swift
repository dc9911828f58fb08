/// The rankings of two files, paired by patient.
public struct SavedPairs: Sendable {
  /// Two rankings of one patient.
  public struct Pair: Sendable {
    /// The one of the left file.
    public let left: SavedRanking
    /// The one of the right file.
    public let right: SavedRanking

    /// Whether both were made from the same document.
    public var isSameDocument: Bool { left.profile.digest == right.profile.digest }
  }

  /// The rankings of one document, in the order of the left file.
  public private(set) var pairs: [Pair] = []
  /// The rankings of two documents under one name: perhaps one patient at two times.
  public private(set) var changed: [Pair] = []
  /// The profiles that only the left file has.
  public private(set) var leftOnly: [SavedRanking] = []
  /// The profiles that only the right file has.
  public private(set) var rightOnly: [SavedRanking] = []

  /// Pairs by name and digest, then what is left by digest alone, where that leaves no choice, as
  /// for a file that was renamed; then by name.
  public init(_ left: [SavedRanking], _ right: [SavedRanking]) {
    var (left, right) = (left, right)
    pairs = Self.pair(&left, &right) { $0.profile }
    pairs += Self.pair(&left, &right) { $0.profile.digest }
    changed = Self.pair(&left, &right) { $0.profile.id }
    (leftOnly, rightOnly) = (left, right)
  }

  /// Takes out the pairs with equal keys that each side has once.
  private static func pair<Key: Hashable>(
    _ left: inout [SavedRanking], _ right: inout [SavedRanking], by key: (SavedRanking) -> Key
  ) -> [Pair] {
    let (ours, theirs) = (
      Dictionary(grouping: left, by: key), Dictionary(grouping: right, by: key)
    )
    func other(_ key: Key) -> SavedRanking? {
      guard ours[key]?.count == 1, let found = theirs[key], found.count == 1 else { return nil }
      return found[0]
    }
    let pairs = left.compactMap { one in other(key(one)).map { Pair(left: one, right: $0) } }
    left.removeAll { other(key($0)) != nil }
    right.removeAll { ours[key($0)]?.count == 1 && theirs[key($0)]?.count == 1 }
    return pairs
  }
}

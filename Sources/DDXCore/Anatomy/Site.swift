/// Where a source hurts: a side and, where it has levels, one of them.
public struct Site: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The side.
  public let side: Side
  /// The level, or nil where the source has none or it is not known.
  public let level: Level?

  /// Creates a site.
  public init(side: Side = .unspecified, level: Level? = nil) {
    self.side = side
    self.level = level
  }

  /// The one site of a source whose sites nothing tells apart.
  public static let unspecified = Site()

  /// The site in words, such as `right L4-5`.
  public var description: String {
    switch (side, level) {
    case (.unspecified, nil): "unspecified"
    case (.unspecified, let level?): level.rawValue
    case (_, nil): side.rawValue
    case (_, let level?): "\(side.rawValue) \(level.rawValue)"
    }
  }

  /// Whether a fact recorded at a side and level speaks of this site.
  ///
  /// What is not recorded leaves nothing out.
  public func isConcerned(side otherSide: Side, level otherLevel: Level?) -> Bool {
    guard otherSide.concerns(side) else { return false }
    guard let level, let otherLevel else { return true }
    return level == otherLevel
  }

  /// Orders by side, then level, as they are declared.
  public static func < (left: Self, right: Self) -> Bool { left.order < right.order }

  private var order: (Int, Int) {
    (
      Side.allCases.firstIndex(of: side) ?? 0,
      level.flatMap(Level.allCases.firstIndex(of:)) ?? -1
    )
  }
}

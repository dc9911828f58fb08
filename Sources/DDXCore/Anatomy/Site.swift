/// Where a source hurts: a side and, where it has levels, one of them; of `other`, a suspect.
public struct Site: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The side.
  public let side: Side
  /// The level, or nil if the source has none or it is unknown.
  public let level: Level?
  /// The suspect, for a place of `other`; nil for an unnamed cause.
  public let suspect: String?

  /// Creates a site.
  public init(side: Side = .unspecified, level: Level? = nil, suspect: String? = nil) {
    self.side = side
    self.level = level
    self.suspect = suspect
  }

  /// The single site of a source without distinct sites.
  public static let unspecified = Site()

  /// The site in words, such as `right L4-5`.
  public var description: String {
    if let suspect { return suspect }
    return switch (side, level) {
    case (.unspecified, nil): "unspecified"
    case (.unspecified, let level?): level.rawValue
    case (_, nil): side.rawValue
    case (_, let level?): "\(side.rawValue) \(level.rawValue)"
    }
  }

  /// Whether a fact recorded at a side and level concerns this site.
  ///
  /// An unrecorded side or level includes all of them.
  public func isConcerned(side otherSide: Side, level otherLevel: Level?) -> Bool {
    guard otherSide.concerns(side) else { return false }
    guard let level, let otherLevel else { return true }
    return level.isSame(as: otherLevel)
  }

  /// Orders by side, then level, as they are declared, then suspect.
  public static func < (left: Self, right: Self) -> Bool {
    if left.order != right.order { return left.order < right.order }
    guard let suspect = right.suspect else { return false }
    return left.suspect.map { $0 < suspect } ?? true
  }

  private var order: (Int, Int) {
    (
      Side.allCases.firstIndex(of: side) ?? 0,
      level.flatMap(Level.allCases.firstIndex(of:)) ?? -1
    )
  }
}

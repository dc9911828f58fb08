extension Level {
  /// Whether something done or found at one level reaches another.
  ///
  /// A root is reached at its own level; a disc from the root that leaves at it and from the one
  /// that crosses it: the L5 root touches L4-5 and L5-S1. A vertebra touches the discs above and
  /// below it, which are the same two. Levels of a sixth lumbar vertebra reach the same as the levels
  /// that they are read as.
  public func reaches(_ other: Level) -> Bool {
    readings.contains { own in other.readings.contains { own.touches($0) } }
  }

  /// Whether two names mean one level: the same, or one that is read as the other.
  public func isSame(as other: Level) -> Bool {
    readings.contains { other.readings.contains($0) }
  }

  /// Whether the level exists only in a patient with six lumbar vertebrae.
  public var isOfSixLumbar: Bool { self == .l5L6 || self == .l6S1 || self == .l6 }

  /// The levels of five lumbar vertebrae that the level is read as, since no source has other sites.
  ///
  /// They are counted from the sacrum: what bears the load of the last or the last but one mobile
  /// level is the last or the last but one, whatever its number, so L6-S1 is read as L5-S1 and L5-6
  /// as L4-5. The root L6 leaves where L5 leaves, but often supplies what S1 supplies: it is read as
  /// either. Every other level keeps its own name, L4-5 of such a patient too: reports seldom say
  /// from where they counted.
  private var readings: [Level] {
    switch self {
    case .l5L6: [.l4L5]
    case .l6S1: [.l5S1]
    case .l6: [.l5, .s1]
    default: [self]
    }
  }

  private func touches(_ other: Level) -> Bool {
    if self == other { return true }
    return Self.joints[self]?.contains(other) ?? Self.joints[other]?.contains(self) ?? false
  }

  /// The joints beside each root or vertebra.
  private static let joints: [Level: [Level]] = [
    .t12: [.t12L1], .l1: [.t12L1, .l1L2], .l2: [.l1L2, .l2L3], .l3: [.l2L3, .l3L4],
    .l4: [.l3L4, .l4L5], .l5: [.l4L5, .l5S1], .s1: [.l5S1],
  ]
}

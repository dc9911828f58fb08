/// A spinal level: a joint or disc such as `L4-5`, or a root such as `L5`.
public enum Level: String, CaseIterable, Hashable, Sendable {
  /// The joint or disc between two vertebrae.
  case t12L1 = "T12-L1"
  /// The joint or disc between two vertebrae.
  case l1L2 = "L1-2"
  /// The joint or disc between two vertebrae.
  case l2L3 = "L2-3"
  /// The joint or disc between two vertebrae.
  case l3L4 = "L3-4"
  /// The joint or disc between two vertebrae.
  case l4L5 = "L4-5"
  /// The joint or disc between two vertebrae.
  case l5S1 = "L5-S1"
  /// A nerve root.
  case l1 = "L1"
  /// A nerve root.
  case l2 = "L2"
  /// A nerve root.
  case l3 = "L3"
  /// A nerve root.
  case l4 = "L4"
  /// A nerve root.
  case l5 = "L5"
  /// A nerve root.
  case s1 = "S1"
  /// A nerve root.
  case s2 = "S2"

  /// Whether the level names a joint or a root.
  public var kind: LevelKind { rawValue.contains("-") ? .joint : .root }
}

/// What a level names.
public enum LevelKind: String, CaseIterable, Hashable, Sendable {
  /// A joint or disc.
  case joint
  /// A nerve root.
  case root
}

extension Level {
  /// Whether something done at one level reaches another.
  ///
  /// A root is reached at its own level; a disc from the root that leaves at it and from the one
  /// that crosses it: the L5 root touches L4-5 and L5-S1.
  public func reaches(_ other: Level) -> Bool {
    if self == other { return true }
    guard kind != other.kind else { return false }
    let (root, joint) = kind == .root ? (self, other) : (other, self)
    return Self.joints[root]?.contains(joint) ?? false
  }

  private static let joints: [Level: [Level]] = [
    .l1: [.t12L1, .l1L2], .l2: [.l1L2, .l2L3], .l3: [.l2L3, .l3L4], .l4: [.l3L4, .l4L5],
    .l5: [.l4L5, .l5S1], .s1: [.l5S1], .s2: [],
  ]
}

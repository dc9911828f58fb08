/// A spinal level: a joint or disc such as `L4-5`, or a root or vertebra such as `L5`.
///
/// A root and the vertebra of the same number share a name; the finding or the procedure determines
/// which is meant.
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
  /// The last joint or disc but one of a patient with six lumbar vertebrae.
  case l5L6 = "L5-6"
  /// The last joint or disc of a patient with six lumbar vertebrae.
  case l6S1 = "L6-S1"
  /// A nerve root, or a vertebra.
  case l1 = "L1"
  /// A nerve root, or a vertebra.
  case l2 = "L2"
  /// A nerve root, or a vertebra.
  case l3 = "L3"
  /// A nerve root, or a vertebra.
  case l4 = "L4"
  /// A nerve root, or a vertebra.
  case l5 = "L5"
  /// The nerve root, or the vertebra, of a patient with six lumbar vertebrae.
  case l6 = "L6"
  /// A nerve root, or a vertebra.
  case s1 = "S1"
  /// A nerve root, or a vertebra.
  case s2 = "S2"
  /// A vertebra.
  case t10 = "T10"
  /// A vertebra.
  case t11 = "T11"
  /// A vertebra.
  case t12 = "T12"
  /// A vertebra.
  case s3 = "S3"
  /// A vertebra.
  case s4 = "S4"
  /// A vertebra.
  case s5 = "S5"

  /// The kind of level; a root if a root and a vertebra have the same name.
  public var kind: LevelKind {
    switch self {
    case .t10, .t11, .t12, .s3, .s4, .s5: .vertebra
    default: rawValue.contains("-") ? .joint : .root
    }
  }

  /// Whether a level of this name is allowed where a kind of level is required.
  ///
  /// A finding of a vertebra may also be recorded at the joint or disc beside it, as profiles did
  /// before vertebrae had names of their own.
  public func fits(_ kind: LevelKind) -> Bool { kind == .vertebra || kind == self.kind }
}

/// The kind of a level.
public enum LevelKind: String, CaseIterable, Hashable, Sendable {
  /// A joint or disc.
  case joint
  /// A nerve root.
  case root
  /// A vertebra.
  case vertebra
}

/// The side of the body that a fact concerns.
public enum Side: String, CaseIterable, Hashable, Sendable {
  /// The left.
  case left
  /// The right.
  case right
  /// Both sides.
  case bilateral
  /// The midline.
  case midline
  /// Not said.
  case unspecified

  /// The other side; both, midline and unspecified stay.
  public var opposite: Side {
    switch self {
    case .left: .right
    case .right: .left
    default: self
    }
  }

  /// Whether one is left and the other right.
  public func isOpposite(_ other: Side) -> Bool { self != other && opposite == other }

  /// Whether a fact recorded on one side concerns a structure on another.
  ///
  /// An unspecified side concerns every side, and both sides concern either.
  public func concerns(_ other: Side) -> Bool {
    if self == .unspecified || other == .unspecified || self == other { return true }
    return (self == .bilateral && (other == .left || other == .right))
      || (other == .bilateral && (self == .left || self == .right))
  }
}

/// What a stated set says of one finding, such as that no reflex is lost.
public struct SetMember: Hashable, Sendable {
  /// The finding.
  public let code: FindingCode
  /// Whether the set says that it is present; otherwise it is absent.
  public let isPresent: Bool

  /// Creates a member.
  public init(code: FindingCode, isPresent: Bool) {
    self.code = code
    self.isPresent = isPresent
  }

  /// The state that it stands for.
  public var state: FindingState { isPresent ? .present : .absent }
}

/// The statement of a set about one finding, such as that no reflex is lost.
public struct SetMember: Hashable, Sendable {
  /// The finding.
  public let code: FindingCode
  /// Whether the set states that it is present; otherwise absent.
  public let isPresent: Bool

  /// Creates a member.
  public init(code: FindingCode, isPresent: Bool) {
    self.code = code
    self.isPresent = isPresent
  }

  /// The state that it implies.
  public var state: FindingState { isPresent ? .present : .absent }
}

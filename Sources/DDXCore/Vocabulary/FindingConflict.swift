/// Findings that are impossible, or rare, when another is present.
public struct FindingConflict: Hashable, Sendable {
  /// The other findings.
  public let codes: [FindingCode]
  /// The state of theirs that does not go with it.
  public let isPresent: Bool
  /// Whether it is merely rare; otherwise it is impossible.
  public let happens: Bool

  /// Creates a conflict.
  public init(codes: [FindingCode], isPresent: Bool, happens: Bool = false) {
    self.codes = codes
    self.isPresent = isPresent
    self.happens = happens
  }
}

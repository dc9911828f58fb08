/// One change of a profile, made to see its effect.
public struct ProfileChange: Hashable, Sendable {
  /// The change.
  public enum Kind: Hashable, Sendable {
    /// The age.
    case age(before: Int, after: Int)
    /// A finding; nil if it is not recorded.
    case finding(before: Finding?, after: Finding?)
    /// A block; nil before if it was added.
    case block(before: DiagnosticBlock?, after: DiagnosticBlock)
  }

  /// The requested change, such as `sij.thigh-thrust=absent@right`.
  public let setting: String
  /// The change.
  public let kind: Kind

  /// Creates a change.
  public init(setting: String, kind: Kind) {
    self.setting = setting
    self.kind = kind
  }
}

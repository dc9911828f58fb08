/// One thing that was changed in a profile to see what would come of it.
public struct ProfileChange: Hashable, Sendable {
  /// What was changed.
  public enum Kind: Hashable, Sendable {
    /// The age.
    case age(before: Int, after: Int)
    /// A finding; nil where it is not recorded.
    case finding(before: Finding?, after: Finding?)
    /// A block; nil before where it was added.
    case block(before: DiagnosticBlock?, after: DiagnosticBlock)
  }

  /// What was asked for, such as `sij.thigh-thrust=absent@right`.
  public let setting: String
  /// What was changed.
  public let kind: Kind

  /// Creates a change.
  public init(setting: String, kind: Kind) {
    self.setting = setting
    self.kind = kind
  }
}

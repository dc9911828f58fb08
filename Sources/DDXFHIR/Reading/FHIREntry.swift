/// What became of one thing in a file of FHIR.
public struct FHIREntry: Hashable, Sendable {
  /// What became of it.
  public enum Outcome: String, CaseIterable, Sendable {
    /// It stands in the profile.
    case read
    /// It may be so: somebody must confirm it, and add it.
    case suggested
    /// It does not stand in the profile.
    case notRead = "not-read"
  }

  /// What became of it.
  public let outcome: Outcome
  /// Where it stands, such as `Bundle.entry[3].resource`.
  public let path: String
  /// The line, from 1.
  public let line: Int
  /// The type of the resource, or `item` for an answer.
  public let resource: String
  /// What of the profile it is about: the code of a finding, or an element such as `block`; empty where
  /// that is not known.
  public let subject: String
  /// Why it was not read as it is; nil where it was.
  public let reason: FHIRReason?
}

/// A finding that is read without a number, and why.
public struct NotedFinding: Hashable, Sendable {
  /// The finding.
  public let code: FindingCode
  /// Why it has no number.
  public let reason: String
  /// The citation, if any.
  public let citation: CitationID?

  /// Creates a noted finding.
  public init(code: FindingCode, reason: String, citation: CitationID? = nil) {
    self.code = code
    self.reason = reason
    self.citation = citation
  }
}

public import DDXCore

/// A protocol edition with what is shown of its documents.
public struct EditionSheet: Sendable {
  /// The resolved rules.
  public let rules: ClinicalProtocol
  /// The name of its document.
  public let file: String
  /// Its overrides of the parent.
  public let overrides: [ProtocolOverride]
  /// The citations in its own document.
  public let ownCitations: Set<CitationID>

  /// Creates a sheet.
  public init(
    rules: ClinicalProtocol, file: String, overrides: [ProtocolOverride],
    ownCitations: Set<CitationID>
  ) {
    self.rules = rules
    self.file = file
    self.overrides = overrides
    self.ownCitations = ownCitations
  }
}

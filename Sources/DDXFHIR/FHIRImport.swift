public import DDXCore
public import DDXDocuments

/// A profile that was read of FHIR, with what became of all that was in the file.
public struct FHIRImport: Sendable {
  /// The profile.
  public let profile: ClinicalProfile
  /// The profile as a document, ended by a line feed.
  public let document: String
  /// What became of each thing in the file, in its order.
  public let entries: [FHIREntry]
  /// Warnings and notes on the whole file.
  public let notes: [Diagnostic]

  /// The entries of one outcome.
  public func list(_ outcome: FHIREntry.Outcome) -> [FHIREntry] {
    entries.filter { $0.outcome == outcome }
  }
}

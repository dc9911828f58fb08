public import DDXCore

/// Scores the source `piriformis`; see `README.md` for what it reads and where its numbers come from.
public struct PiriformisSyndrome: PainSourceFactory {
  /// Creates the factory.
  public init() {}

  /// The source that the factory makes.
  public var source: SourceID { "piriformis" }

  /// The evidence documents it ships.
  public var documents: [EmbeddedDocument] { EmbeddedDocuments.all }

  /// Its page.
  public var readme: StaticString { EmbeddedDocuments.readme }

  /// Makes the source, which is its evidence table and nothing else.
  public func make(evidence: EvidenceTable) -> any PainSource {
    DeclaredSource(table: evidence)
  }
}

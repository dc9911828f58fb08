public import DDXCore

/// Scores the sacroiliac joint; see `README.md` for what it reads and where its numbers come from.
public struct SacroiliacJoint: PainSourceFactory {
  /// Creates the factory.
  public init() {}

  /// The source that the factory makes.
  public var source: SourceID { "sacroiliac-joint" }

  /// The page that describes it.
  public var readme: StaticString { EmbeddedDocuments.readme }

  /// The evidence documents it ships.
  public var documents: [EmbeddedDocument] { EmbeddedDocuments.all }

  /// Makes the source, which is its evidence table and nothing else.
  public func make(evidence: EvidenceTable) -> any PainSource {
    DeclaredSource(table: evidence)
  }
}

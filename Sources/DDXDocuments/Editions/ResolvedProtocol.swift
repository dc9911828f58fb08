public import DDXCore

/// A protocol edition with all that it inherits, and where each part of it stands.
public struct ResolvedProtocol: Sendable {
  /// The rules.
  public let rules: ClinicalProtocol
  let root: EditionElement
  let documents: [SourceDocument]
  let names: VocabularyNames

  /// The document of the edition and those that it extends, the nearest first.
  public var files: [DocumentFile] { documents.map(\.file) }

  /// Where a part of the edition stands.
  func location(
    of origin: EditionElement.Origin, _ part: SourceDocument.Part = .element
  ) -> DocumentLocation {
    documents[origin.document].location(of: origin.element, part)
  }
}

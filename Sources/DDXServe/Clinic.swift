#if Serve

public import DDXCore
internal import DDXDialogue
public import DDXDocuments
public import DDXRanking
public import DDXReports

/// One protocol edition with everything that the pages of a clinic need.
public struct Clinic: Sendable {
  let rules: ClinicalProtocol
  let reader: DocumentReader
  let ranker: Ranker
  let glossary: Glossary
  let interview: Interview

  var vocabulary: Vocabulary { reader.vocabulary }

  /// Creates a clinic.
  ///
  /// - Parameters:
  ///   - rules: The edition in force.
  ///   - reader: Reads profiles, with the vocabulary in use.
  ///   - ranker: Ranks them under the edition.
  ///   - glossary: The words for what a ranking names.
  ///   - tables: The evidence in use.
  public init(
    rules: ClinicalProtocol, reader: DocumentReader, ranker: Ranker, glossary: Glossary,
    tables: [EvidenceTable]
  ) {
    self.rules = rules
    self.reader = reader
    self.ranker = ranker
    self.glossary = glossary
    interview = Interview(reader: reader, rules: rules, tables: tables, source: ranker)
  }
}

#endif

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
  let desk: ReportDesk
  let search: FindingSearch
  /// The findings by their names and earlier names: an identifier is kept for good, so what a browser
  /// sends is looked for as the text that it is.
  private let findings: [String: FindingDefinition]

  var vocabulary: Vocabulary { reader.vocabulary }

  /// Creates a clinic.
  ///
  /// - Parameters:
  ///   - rules: The edition in force.
  ///   - reader: Reads profiles, with the vocabulary in use.
  ///   - ranker: Ranks them under the edition.
  ///   - glossary: The words for the ids in a ranking.
  ///   - tables: The evidence in use.
  public init(
    rules: ClinicalProtocol, reader: DocumentReader, ranker: Ranker, glossary: Glossary,
    tables: [EvidenceTable]
  ) {
    self.rules = rules
    self.reader = reader
    self.ranker = ranker
    desk = ReportDesk(ranker)
    search = FindingSearch(reader.vocabulary)
    self.glossary = glossary
    interview = Interview(reader: reader, rules: rules, tables: tables, source: ranker)
    findings = Dictionary(
      reader.vocabulary.findings.flatMap { finding in
        ([finding.code] + finding.aliases).map { ($0.name, finding) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A finding by what a browser calls it.
  func finding(named name: String) -> FindingDefinition? { findings[name] }

  /// A procedure by what a browser calls it.
  func procedure(named name: String) -> ProcedureDefinition? {
    vocabulary.procedures.first { $0.id.name == name }
  }
}

#endif

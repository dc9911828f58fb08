public import DDXCore
public import DDXRanking

/// The words for the ids of a ranking, from the documents in use.
public struct Glossary: Sendable {
  let vocabulary: Vocabulary
  /// The evidence in use, that of `other` included.
  private let tables: [EvidenceTable]
  /// The modules that have no table.
  private let programs: [any PainSource]
  private let rules: ClinicalProtocol?

  /// Creates a glossary.
  ///
  /// - Parameters:
  ///   - vocabulary: The findings and procedures.
  ///   - modules: The modules in use.
  ///   - other: The evidence on pain that no module assesses.
  ///   - rules: The protocol in force.
  public init(
    vocabulary: Vocabulary, modules: [LoadedModule], other: EvidenceTable,
    rules: ClinicalProtocol?
  ) {
    self.init(
      vocabulary: vocabulary, tables: modules.compactMap(\.table) + [other],
      programs: modules.filter { $0.table == nil }.map(\.source), rules: rules)
  }

  /// Creates a glossary of a vocabulary alone.
  public init(vocabulary: Vocabulary) {
    self.init(vocabulary: vocabulary, tables: [], programs: [], rules: nil)
  }

  private init(
    vocabulary: Vocabulary, tables: [EvidenceTable], programs: [any PainSource],
    rules: ClinicalProtocol?
  ) {
    self.vocabulary = vocabulary
    self.tables = tables
    self.programs = programs
    self.rules = rules
  }

  /// This glossary, with the words of another that it lacks.
  public func adding(_ other: Glossary) -> Glossary {
    Glossary(
      vocabulary: vocabulary, tables: tables + other.tables, programs: programs, rules: rules)
  }

  /// A finding in words, such as `thigh thrust provokes the familiar pain`.
  package func title(of finding: FindingCode) -> String {
    vocabulary.finding(finding)?.title ?? finding.name
  }

  /// The question that a finding answers; yes means present.
  package func question(of finding: FindingCode) -> String {
    vocabulary.finding(finding)?.question ?? "\(title(of: finding))?"
  }

  /// A procedure in words.
  package func title(of procedure: ProcedureID) -> String {
    vocabulary.procedure(procedure)?.title ?? procedure.name
  }

  /// A source in words.
  package func title(of source: SourceID) -> String {
    tables.first { $0.source == source }?.title
      ?? programs.first { $0.descriptor.id == source }?.descriptor.name ?? source.name
  }

  /// A source as a part of a sentence, such as `the facet joint` or `another source`.
  func phrase(of source: SourceID) -> String {
    let title = title(of: source).lowercasedFirst
    return source == .other ? title : "the " + title
  }

  /// A group of findings in words.
  func title(ofGroup id: String) -> String {
    tables.lazy.flatMap(\.groups).first { $0.id == id }?.title ?? words(id)
  }

  /// A suspect of `other` in words.
  func title(ofSuspect id: String) -> String {
    tables.lazy.flatMap(\.suspects).first { $0.id == id }?.title ?? words(id)
  }

  /// A pathway in words.
  func title(ofPathway id: String) -> String {
    tables.lazy.flatMap(\.pathways).first { $0.id == id }?.title ?? words(id)
  }

  /// The words for an id of any kind: a procedure, a finding, a source, or the id itself.
  func title(ofAnything id: String) -> String {
    if let procedure = vocabulary.procedure(ProcedureID(id)) { return procedure.title }
    if let finding = vocabulary.finding(FindingCode(id)) { return finding.title }
    return tables.first { $0.source.name == id }?.title ?? words(id)
  }

  /// An id as words, for the groups of a program: their titles are only in its answers.
  private func words(_ id: String) -> String {
    id.split { $0 == "." || $0 == "-" }.joined(separator: " ")
  }

  /// The citation of a source's table with an id.
  ///
  /// A row may use another source's group, and a block the protocol; then the citation is there.
  func citation(_ id: CitationID, of source: SourceID) -> Citation? {
    let own =
      tables.first { $0.source == source }?.citations
      ?? programs.first { $0.descriptor.id == source }?.citations ?? []
    return own.first { $0.id == id } ?? citation(ofProtocol: id)
      ?? tables.lazy.flatMap(\.citations).first { $0.id == id }
  }

  /// The citation of the protocol with an id.
  package func citation(ofProtocol id: CitationID) -> Citation? {
    rules?.citations.first { $0.id == id }
  }

  /// A finding with its place, such as `thigh thrust (right)`.
  package func words(_ finding: Finding) -> String {
    let place = Site(side: finding.side, level: finding.level)
    var words = title(of: finding.code)
    if let grade = finding.grade { words += ", grade \(grade)" }
    return place == .unspecified ? words : "\(words) (\(place))"
  }

  /// A finding with its place, and its state where it is not present.
  func brief(_ finding: Finding) -> String {
    finding.state == .present ? words(finding) : sentence(finding)
  }

  /// A finding with its place and state, such as `thigh thrust (right): present`.
  package func sentence(_ finding: Finding) -> String {
    "\(words(finding)): \(finding.state.description)"
  }
}

extension FindingState {
  /// The state in words.
  var description: String {
    switch self {
    case .present: "present"
    case .absent: "absent"
    case .uncertain(let probability): "present with probability \(probability.percent)"
    }
  }
}

public import DDXCore
public import DDXRanking

/// What the ids in a ranking mean: the words of the documents in use.
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
  ///   - other: What is known of pain that no module assesses.
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

  /// These words, and those of another glossary that these have not.
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

  /// Whatever an id names, in words: a procedure, a finding, a source, or the id itself.
  func title(ofAnything id: String) -> String {
    if let procedure = vocabulary.procedure(ProcedureID(id)) { return procedure.title }
    if let finding = vocabulary.finding(FindingCode(id)) { return finding.title }
    return tables.first { $0.source.name == id }?.title ?? words(id)
  }

  /// An id as words: the titles of a program are in its answers, where no report looks.
  private func words(_ id: String) -> String {
    id.split { $0 == "." || $0 == "-" }.joined(separator: " ")
  }

  /// What a citation of a source's table stands for.
  ///
  /// A row may speak through another source's group, and a block through the protocol; its citation
  /// is then there.
  func citation(_ id: CitationID, of source: SourceID) -> Citation? {
    let own =
      tables.first { $0.source == source }?.citations
      ?? programs.first { $0.descriptor.id == source }?.citations ?? []
    return own.first { $0.id == id } ?? citation(ofProtocol: id)
      ?? tables.lazy.flatMap(\.citations).first { $0.id == id }
  }

  /// What a citation of the protocol stands for.
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

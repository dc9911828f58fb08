import DDXCore

extension DescriptionDecoder {
  /// What a program defines beyond the vocabulary of documents.
  ///
  /// What is defined there already stays as it is, so that a later edition may adopt a finding.
  func own(_ value: JSONValue) throws(AnswerFault) -> Vocabulary {
    let reader = try AnswerReader(value, .vocabulary)
    let findings = try reader.list("findings", finding)
    try Self.distinct(findings.map(\.code.name), at: "findings")
    let procedures = try reader.list("procedures", procedure)
    try Self.distinct(procedures.map(\.id.name), at: "procedures")
    return vocabulary(
      findings: findings.filter { vocabulary.finding($0.code) == nil },
      procedures: procedures.filter { vocabulary.procedure($0.id) == nil })
  }

  /// A vocabulary of this program.
  func vocabulary(
    findings: [FindingDefinition], procedures: [ProcedureDefinition]
  ) -> Vocabulary {
    Vocabulary(edition: "", digest: digest, findings: findings, procedures: procedures)
  }

  private func finding(_ value: JSONValue) throws(AnswerFault) -> FindingDefinition {
    let reader = try AnswerReader(value, .finding)
    return FindingDefinition(
      code: FindingCode(try reader.name("code")),
      kind: try reader.word("kind", as: FindingDefinition.Kind.self),
      group: try reader.text("group"), title: try reader.text("title"),
      question: try reader.text("question"),
      cost: try reader.word("cost", as: FindingDefinition.Cost.self, otherwise: .free),
      side: try reader.word("side", as: FindingDefinition.Place.self, otherwise: .none),
      level: try reader.word("level", as: FindingDefinition.Place.self, otherwise: .none),
      levelKind: try reader.word("levelKind", as: LevelKind.self, otherwise: .joint),
      isContralateral: try reader.truth("contralateral", otherwise: false),
      grades: try reader.list("grades", AnswerReader.text),
      given: try reader.optional("given", AnswerReader.name).map { FindingCode($0) })
  }

  private func procedure(_ value: JSONValue) throws(AnswerFault) -> ProcedureDefinition {
    let reader = try AnswerReader(value, .procedure)
    return ProcedureDefinition(
      id: ProcedureID(try reader.name("id")), title: try reader.text("title"),
      approach: try reader.text("approach"),
      levels: try reader.optional("levels") { value throws(AnswerFault) in
        try AnswerReader.word(value, as: LevelKind.self)
      },
      side: try reader.word("side", as: FindingDefinition.Place.self, otherwise: .none),
      risk: try reader.word("risk", as: ProcedureDefinition.Risk.self))
  }

  /// The definition of a finding that a value names.
  static func finding(
    _ value: JSONValue, in vocabulary: Vocabulary
  ) throws(AnswerFault) -> FindingDefinition {
    let code = try AnswerReader.text(value)
    guard let definition = vocabulary.finding(FindingCode(code)) else {
      let near = vocabulary.findings(near: code)
      throw AnswerFault(
        .unknownFinding(code, near: (near.candidates + near.narrower).map(\.code.name)))
    }
    return definition
  }

  /// The procedure that a value names.
  static func procedure(
    _ value: JSONValue, in vocabulary: Vocabulary
  ) throws(AnswerFault) -> ProcedureID {
    let id = try AnswerReader.text(value)
    guard let definition = vocabulary.procedure(ProcedureID(id)) else {
      let near = vocabulary.procedures(near: id)
      throw AnswerFault(.unknownProcedure(id, near: near))
    }
    return definition.id
  }
}

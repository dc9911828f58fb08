import DDXCore

extension AssessmentDecoder {
  /// Which procedures take how much of the pain away.
  func coverage(_ reader: AnswerReader) throws(AnswerFault) -> [CoverageTerm] {
    let terms = try reader.list("coverage", term)
    try DescriptionDecoder.distinct(terms.map(\.procedure.name), at: "coverage")
    return terms
  }

  private func term(_ value: JSONValue) throws(AnswerFault) -> CoverageTerm {
    let reader = try AnswerReader(value, .coverage)
    return CoverageTerm(
      procedure: try reader.required("procedure", procedure),
      fraction: try reader.number("fraction", in: .probability),
      isOffered: try reader.truth("offered"), matchesSide: try reader.truth("matchesSide"),
      matchesLevel: try reader.truth("matchesLevel"),
      citation: try reader.required("citation", citation).id)
  }

  /// A procedure that the descriptor lists.
  private func procedure(_ value: JSONValue) throws(AnswerFault) -> ProcedureID {
    let id = try DescriptionDecoder.procedure(value, in: vocabulary)
    guard description.procedures.contains(id) else {
      throw AnswerFault(.undeclaredProcedure(id.name))
    }
    return id
  }

  /// What follows once the source is confirmed or excluded.
  func pathways(_ reader: AnswerReader) throws(AnswerFault) -> [Pathway] {
    let pathways = try reader.list("pathways", pathway)
    try DescriptionDecoder.distinct(pathways.map(\.id), at: "pathways")
    return pathways
  }

  private func pathway(_ value: JSONValue) throws(AnswerFault) -> Pathway {
    let reader = try AnswerReader(value, .pathway)
    return Pathway(
      id: try reader.name("id"),
      condition: try reader.word("when", as: Pathway.Condition.self),
      title: try reader.text("title"),
      citation: try reader.optional("citation", citation)?.id,
      successes: try reader.list("successes", success))
  }

  private func success(_ value: JSONValue) throws(AnswerFault) -> Pathway.Success {
    let reader = try AnswerReader(value, .success)
    let citation = try reader.required("citation", citation)
    return Pathway.Success(
      blocks: try reader.required("blocks") { value throws(AnswerFault) in
        try AnswerRange.blocks.count(value)
      },
      relief: try reader.number("relief", in: .percent),
      value: Measured(
        try reader.number("value", in: .probability), isAssumed: citation.status == .assumed),
      citation: citation.id, text: try reader.text("text"))
  }
}

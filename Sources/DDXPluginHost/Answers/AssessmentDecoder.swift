import DDXCore

/// Makes an assessment from a program's answer, and holds it to what the program declared.
struct AssessmentDecoder {
  let profile: ClinicalProfile
  let description: ProgramDescription
  /// What documents may name, and what the program defines.
  let vocabulary: Vocabulary

  /// The assessment that an answer holds.
  ///
  /// - Throws: A reason where the program refuses or says something that is not of the contract.
  func decode(_ answer: JSONValue) throws(ProgramFailure.Reason) -> Assessment {
    let outcome: Result<Assessment, ProgramFailure.Reason>
    do throws(AnswerFault) {
      let reader = try AnswerReader(answer, .assessmentAnswer)
      let kinds = ["assessment", "notApplicable", "error"]
      if kinds.count(where: reader.has) != 1 { throw AnswerFault(.oneOf(kinds)) }
      if let refusal = try reader.optionalText("error") {
        outcome = .failure(.refused(refusal))
      } else if let reason = try reader.optionalText("notApplicable") {
        outcome = .success(.notApplicable(reason: reason))
      } else {
        outcome = .success(.assessed(try reader.required("assessment", assessment)))
      }
    } catch {
      outcome = .failure(.answer(error))
    }
    return try outcome.get()
  }

  private func assessment(_ value: JSONValue) throws(AnswerFault) -> SourceAssessment {
    let reader = try AnswerReader(value, .assessment)
    let (share, terms) = try reader.required("share", share)
    return SourceAssessment(
      share: share, shareTerms: terms, sites: try sites(reader), evidence: try evidence(reader),
      coverage: try coverage(reader), pathways: try pathways(reader),
      notes: try reader.list("notes", note))
  }

  private func share(_ value: JSONValue) throws(AnswerFault) -> (Share, [ShareTerm]) {
    let reader = try AnswerReader(value, .share)
    let number = try reader.number("value", in: .share)
    let terms = try reader.list("terms", term)
    guard let last = terms.last else { throw AnswerFault(.missing, at: "terms") }
    guard let share = try? Share(number), abs(last.value - number) <= 1e-9 else {
      throw AnswerFault(.lastTerm(last.value, share: number), at: "terms")
    }
    return (share, terms)
  }

  private func term(_ value: JSONValue) throws(AnswerFault) -> ShareTerm {
    let reader = try AnswerReader(value, .term)
    let citations = try reader.list("citations") { value throws(AnswerFault) in
      try citation(value).id
    }
    if citations.isEmpty { throw AnswerFault(.uncited) }
    return ShareTerm(
      text: try reader.text("text"), value: try reader.number("value", in: .share),
      citations: citations)
  }

  private func sites(_ reader: AnswerReader) throws(AnswerFault) -> [SiteShare] {
    guard reader.has("sites") else { return [SiteShare(site: .unspecified, share: 1)] }
    let sites = try reader.list("sites") { value throws(AnswerFault) in
      let reader = try AnswerReader(value, .site)
      return SiteShare(
        site: Site(
          side: try reader.word("side", as: Side.self, otherwise: .unspecified),
          level: try level(reader)),
        share: try reader.number("share", in: .probability))
    }
    let sum = sites.reduce(0) { $0 + $1.share }
    if abs(sum - 1) > 1e-6 { throw AnswerFault(.siteSum(sum), at: "sites") }
    try DescriptionDecoder.distinct(sites.map(\.site.description), at: "sites")
    if Set(sites.compactMap(\.site.level?.kind)).count > 1 {
      throw AnswerFault(.levelsMixed, at: "sites")
    }
    return sites.map { SiteShare(site: $0.site, share: $0.share / sum) }
  }

  /// The level of an object, where it has one.
  func level(_ reader: AnswerReader) throws(AnswerFault) -> Level? {
    try reader.optional("level") { value throws(AnswerFault) in
      try AnswerReader.word(value, as: Level.self)
    }
  }

  private func note(_ value: JSONValue) throws(AnswerFault) -> AssessmentNote {
    let reader = try AnswerReader(value, .note)
    return AssessmentNote(
      code: try reader.optional("code", finding), text: try reader.text("text"))
  }

  /// A finding that the descriptor lists.
  func finding(_ value: JSONValue) throws(AnswerFault) -> FindingCode {
    let code = try DescriptionDecoder.finding(value, in: vocabulary).code
    guard description.names[code] != nil else {
      throw AnswerFault(.undeclaredFinding(code.name))
    }
    return code
  }

  /// A citation that the descriptor defines.
  func citation(_ value: JSONValue) throws(AnswerFault) -> Citation {
    let id = try AnswerReader.text(value)
    guard let citation = description.citations.first(where: { $0.id.name == id }) else {
      let near = NearNames.near(id, among: description.citations.map(\.id.name))
      throw AnswerFault(.undefinedCitation(id, near: near))
    }
    return citation
  }
}

import DDXCore

extension AssessmentDecoder {
  /// A row of evidence, and where the finding must have been recorded for it.
  private struct Row {
    let worth: FindingEvidence
    let side: Side?
    let level: Level?

    func concerns(_ finding: Finding) -> Bool {
      finding.code == worth.code && (side == nil || side == finding.side)
        && (level == nil || level == finding.level)
    }
  }

  /// The recorded findings with their worth, in the order of the profile.
  func evidence(_ reader: AnswerReader) throws(AnswerFault) -> [ObservedEvidence] {
    let rows = try reader.list("evidence", row)
    let groups = try reader.list("groups", group)
    try DescriptionDecoder.distinct(groups.map(\.id), at: "groups")
    var members: [FindingCode: ObservedEvidence.Worth] = [:]
    for group in groups {
      for (index, member) in group.members.enumerated() {
        if members.updateValue(.member(group, index: index), forKey: member.code) != nil {
          throw AnswerFault(.twice(member.code.name), at: "groups")
        }
      }
    }
    for (index, row) in rows.enumerated() {
      if members[row.worth.code] != nil {
        throw AnswerFault(.twice(row.worth.code.name))
      }
      if !profile.findings.contains(where: row.concerns) {
        throw AnswerFault(.unrecorded(row.worth.code.name), at: "evidence[\(index)]")
      }
    }
    var observed: [ObservedEvidence] = []
    for finding in profile.findings {
      let own = rows.filter { $0.concerns(finding) }
      if own.count > 1 { throw AnswerFault(.twice(finding.code.name), at: "evidence") }
      guard let worth = own.first.map({ .finding($0.worth) }) ?? members[finding.code] else {
        continue
      }
      observed.append(ObservedEvidence(finding: finding, worth: worth, population: nil))
    }
    return observed
  }

  private func row(_ value: JSONValue) throws(AnswerFault) -> Row {
    let reader = try AnswerReader(value, .evidence)
    return Row(
      worth: try worth(reader, of: try reader.required("code", finding)),
      side: try reader.optional("side") { value throws(AnswerFault) in
        try AnswerReader.word(value, as: Side.self)
      }, level: try level(reader))
  }

  private func group(_ value: JSONValue) throws(AnswerFault) -> GroupEvidence {
    let reader = try AnswerReader(value, .group)
    let id = try reader.name("id")
    // The composite is no finding of the vocabulary; it bears the name of its group.
    let composite = try reader.required("composite") { value throws(AnswerFault) in
      try worth(AnswerReader(value, .composite), of: FindingCode(id))
    }
    let study = try reader.optional("study") { value throws(AnswerFault) in
      try accuracy(AnswerReader(value, .study), isAssumed: false)
    }
    let members = try reader.list("members") { value throws(AnswerFault) in
      try member(value, citation: composite.citation)
    }
    if members.isEmpty { throw AnswerFault(.missing, at: "members") }
    return GroupEvidence(
      id: id, title: try reader.text("title"), composite: composite,
      study: study ?? composite.published, members: members)
  }

  /// A member without a citation was read where its group was.
  private func member(
    _ value: JSONValue, citation: CitationID
  ) throws(AnswerFault) -> GroupEvidence.Member {
    let reader = try AnswerReader(value, .member)
    let own = try reader.optional("citation", self.citation)
    return .init(
      code: try reader.required("code", finding),
      published: try accuracy(reader, isAssumed: own?.status == .assumed),
      citation: own?.id ?? citation)
  }

  /// The accuracy of a finding, or of a whole group, for the source.
  private func worth(
    _ reader: AnswerReader, of code: FindingCode
  ) throws(AnswerFault) -> FindingEvidence {
    let citation = try reader.required("citation", citation)
    let cap = try reader.optional("cap", cap)
    return FindingEvidence(
      code: code, published: try accuracy(reader, isAssumed: citation.status == .assumed),
      cap: cap?.limit, capCitation: cap?.citation, citation: citation.id,
      hasImperfectReference: try reader.truth("imperfectReference", otherwise: false),
      note: try reader.optionalText("note"))
  }

  private func cap(
    _ value: JSONValue
  ) throws(AnswerFault) -> (limit: RatioCap, citation: CitationID) {
    let reader = try AnswerReader(value, .cap)
    let positive = try reader.number("lrPositive", in: .positive)
    let negative = try reader.number("lrNegative", in: .positive)
    let citation = try reader.required("citation", citation).id
    do throws(NumberError) {
      let limit = try RatioCap(
        positive: LikelihoodRatio(positive), negative: LikelihoodRatio(negative))
      return (limit, citation)
    } catch {
      throw AnswerFault(.impossible(error))
    }
  }

  private func accuracy(
    _ reader: AnswerReader, isAssumed: Bool
  ) throws(AnswerFault) -> PublishedAccuracy {
    func measured(_ key: String, _ range: AnswerRange) throws(AnswerFault) -> Measured? {
      try reader.optionalNumber(key, in: range).map { Measured($0, isAssumed: isAssumed) }
    }
    let sensitivity = try measured("sensitivity", .accuracy)
    let specificity = try measured("specificity", .accuracy)
    let positive = try measured("lrPositive", .positive)
    let negative = try measured("lrNegative", .positive)
    let given = ["sensitivity", "specificity", "lrPositive", "lrNegative"].filter(reader.has)
    if given.count != 2 { throw AnswerFault(.accuracyCount(found: given)) }
    let size = try reader.optionalCount("n", in: .patients)
    do throws(NumberError) {
      return try PublishedAccuracy(
        sensitivity: sensitivity, specificity: specificity, positiveRatio: positive,
        negativeRatio: negative, sampleSize: size)
    } catch {
      throw AnswerFault(.impossible(error))
    }
  }
}

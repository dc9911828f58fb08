internal import DDXCore

extension EvidenceDecoder {
  /// A finding that stands alone.
  func finding(_ reader: ElementReader, _ rows: inout FindingRows) -> FindingEvidence? {
    let code = names.finding(reader, "code")?.code
    if let code { rows.add(code, reader) }
    return code.flatMap { evidence(reader, code: $0) } ?? incomplete(reader, code: code)
  }

  /// Reads a row whose finding is unknown, for its other faults.
  private func incomplete(_ reader: ElementReader, code: FindingCode?) -> FindingEvidence? {
    if code == nil { _ = evidence(reader, code: "") }
    return nil
  }

  /// The accuracy of a finding, or of a whole group, for the source.
  func evidence(_ reader: ElementReader, code: FindingCode) -> FindingEvidence? {
    let published = AccuracyDecoder(reader: reader).decode(rateIsEnough: true)
    let citation = citations.required(reader)
    let population = population(reader)
    let unit = reader.word("unit", as: AccuracyUnit.self)
    let shows = reader.number("shows", in: .probability)
    let ageing = ageing(reader)
    let reference = reader.word("reference", as: Reference.self)
    let cap = reader.child("cap").flatMap(cap)
    guard let published, let citation else { return nil }
    let note = reader.text(of: "note")
    return FindingEvidence(
      code: code, published: published, cap: cap?.limit, capCitation: cap?.citation,
      citation: citation, population: population,
      hasImperfectReference: reference == .imperfect, note: note.isEmpty ? nil : note,
      unit: unit, shows: shows, ageing: ageing)
  }

  /// How often people of an age have the finding without pain.
  private func ageing(_ reader: ElementReader) -> [AgeingRate] {
    reader.children("ageing").compactMap { row in
      let age = row.requiredNumber("age", in: NumberRange(0, 120))
      let value = row.requiredNumber("value", in: .probability)
      let citation = citations.required(row)
      guard let age, let value, let citation else { return nil }
      return AgeingRate(age: age, value: value, citation: citation)
    }
  }

  private enum Reference: String, CaseIterable {
    case sound, imperfect
  }

  private func population(_ reader: ElementReader) -> String? {
    guard let id = reader.string("population") else { return nil }
    guard populations.contains(where: { $0.id == id }) else {
      let near = NearNames.near(id, among: populations.map(\.id))
      reader.error(.reference(.undefinedPopulation(id: id, near: near)), "population")
      return nil
    }
    return id
  }

  private func cap(_ reader: ElementReader) -> (limit: RatioCap, citation: CitationID?)? {
    let positive = reader.requiredNumber("lr-positive", in: .positive)
    let negative = reader.requiredNumber("lr-negative", in: .positive)
    let citation = citations.required(reader)
    guard let positive, let negative else { return nil }
    do {
      let limit = try RatioCap(
        positive: LikelihoodRatio(positive), negative: LikelihoodRatio(negative))
      return (limit, citation)
    } catch {
      reader.error(.evidence(.impossible(error)), "lr-positive")
      return nil
    }
  }

  /// A finding that is read without a number.
  func noted(_ reader: ElementReader, _ rows: inout FindingRows) -> NotedFinding? {
    let citation = citations.optional(reader)
    guard let code = names.finding(reader, "code")?.code else { return nil }
    rows.add(code, reader)
    return NotedFinding(code: code, reason: reader.text, citation: citation)
  }
}

internal import DDXCore

extension EvidenceDecoder {
  /// What else it may be; only the source `other` has suspects.
  func suspects(
    _ root: ElementReader, source: SourceID?, _ groupIDs: inout FirstLines
  ) -> [Suspect] {
    guard let section = root.child("suspects") else { return [] }
    if let source, source != .other {
      section.error(.evidence(.suspectsElsewhere(source: source.name)))
    }
    var ids = FirstLines()
    return section.children("suspect").compactMap { suspect($0, &ids, &groupIDs) }
  }

  private func suspect(
    _ reader: ElementReader, _ ids: inout FirstLines, _ groupIDs: inout FirstLines
  ) -> Suspect? {
    let id = reader.required("id")
    if let id { _ = ids.isNew(id, .suspect, reader, "id") }
    let citation = citations.required(reader)
    let share = self.share(reader)
    let disease = share == nil ? nil : id.flatMap { self.disease($0, reader) }
    var codes = FirstLines()
    let pointers = reader.children("pointer").compactMap { pointer in
      let code = names.finding(pointer, "finding")?.code
      if let code { _ = codes.isNew(code.name, .finding, pointer, "finding") }
      return code
    }
    var rows = FindingRows()
    let findings = reader.children("finding").compactMap { finding($0, &rows) }
    let groups = reader.children("group").compactMap { group($0, &rows, &groupIDs) }
    let scales = reader.children("graded").compactMap(self.graded)
    let offers = reader.children("offers").compactMap(offer)
    guard let id, let citation else { return nil }
    return Suspect(
      id: id, title: disease?.title ?? reader.requiredText(of: "title"),
      check: disease?.check ?? "", advice: disease?.advice ?? reader.requiredText(of: "advice"),
      pointers: pointers, share: share, findings: findings, groups: groups, graded: scales,
      offers: offers, citation: citation)
  }

  /// The disease that a suspect with a share is; its words are the vocabulary's.
  private func disease(_ id: String, _ reader: ElementReader) -> DiseaseDefinition? {
    if let disease = names.vocabulary.disease(DiseaseID(id)) { return disease }
    let near = NearNames.near(id, among: names.vocabulary.diseases.map(\.id.name))
    reader.error(.reference(.unknownDisease(id: id, near: near)), "id")
    return nil
  }

  private func offer(_ reader: ElementReader) -> CoverageTerm? {
    let procedure = names.procedure(reader, "procedure")
    let fraction = reader.requiredNumber("fraction", in: .probability)
    let citation = citations.required(reader)
    guard let procedure, let fraction, let citation else { return nil }
    return CoverageTerm(
      procedure: procedure.id, fraction: fraction, isOffered: true,
      matchesSide: reader.string("match") != "none", matchesLevel: false, citation: citation)
  }

  /// How a scale is distributed when only the source hurts.
  func graded(_ reader: ElementReader) -> GradedEvidence? {
    let citation = citations.required(reader)
    guard let id = reader.required("scale") else { return nil }
    guard let scale = names.vocabulary.scale(id) else {
      let ids = names.vocabulary.scales.map(\.id)
      reader.error(
        .reference(.unknownScale(id: id, near: NearNames.near(id, among: ids))), "scale")
      return nil
    }
    var rates: [String: (rate: Double, background: Double?)] = [:]
    var seen = FirstLines()
    for row in reader.children("at") {
      guard let value = row.required("value"), seen.isNew(value, .value, row, "value") else {
        continue
      }
      guard scale.index(of: value) != nil else {
        let allowed = scale.values.map(\.id)
        row.error(
          .value(
            .unknownWord(
              attribute: "value", found: value, allowed: allowed,
              near: NearNames.near(value, among: allowed))), "value")
        continue
      }
      guard let rate = row.requiredNumber("rate", in: .probability) else { continue }
      rates[value] = (rate, row.number("background", in: .probability))
    }
    let missing = scale.values.map(\.id).filter { rates[$0] == nil }
    guard missing.isEmpty else {
      reader.error(.evidence(.valuesMissing(scale: id, values: missing)))
      return nil
    }
    let sum = rates.values.reduce(0) { $0 + $1.rate }
    if abs(sum - 1) > 0.005 { reader.error(.evidence(.ratesDoNotSum(scale: id, sum: sum))) }
    guard let citation, sum > 0 else { return nil }
    let finding = names.vocabulary.finding(FindingCode(id)).flatMap { $0.grades.isEmpty ? nil : $0 }
    return GradedEvidence(
      scale: id, title: scale.title,
      values: scale.values.map { value in
        // No rate is 0 or 1: what a study never saw may still be there.
        .init(
          id: value.id, codes: value.codes, rate: max(rates[value.id]?.rate ?? 0, 0.002),
          background: rates[value.id]?.background.map { max($0, 0.002) })
      },
      presentFrom: finding.map { $0.presentFrom.flatMap { scale.index(of: $0) } ?? 0 },
      unit: reader.word("unit"), sampleSize: reader.integer("n", in: NumberRange(1, 1e9)),
      citation: citation)
  }
}

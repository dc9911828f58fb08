internal import DDXCore

extension EvidenceDecoder {
  /// Which procedures take how much of the pain away.
  func coverage(_ root: ElementReader) -> [CoverageTerm] {
    var ids = FirstLines()
    return (root.child("coverage")?.children("procedure") ?? []).compactMap { reader in
      let procedure = names.procedure(reader, "id")
      if let procedure { _ = ids.isNew(procedure.id.name, .procedure, reader, "id") }
      let fraction = reader.requiredNumber("fraction", in: .probability)
      let isOffered = reader.required("offered") == nil ? nil : reader.flag("offered")
      let match = match(reader)
      let otherLevels = reader.number("other-levels", in: .probability) ?? 0
      let citation = citations.required(reader)
      guard let procedure, let fraction, let isOffered, let match, let citation else {
        return nil
      }
      return CoverageTerm(
        procedure: procedure.id, fraction: fraction, isOffered: isOffered,
        matchesSide: match.contains("side"), matchesLevel: match.contains("level"),
        otherLevels: otherLevels, citation: citation)
    }
  }

  /// What must agree between a block and a site.
  private func match(_ reader: ElementReader) -> Set<String>? {
    guard let text = reader.required("match") else { return nil }
    let words = text.split(separator: " ").map(String.init)
    let allowed = ["side", "level", "none"]
    guard words.allSatisfy(allowed.contains), !(words.contains("none") && words.count > 1)
    else {
      reader.error(
        .value(
          .unknownWord(
            attribute: "match", found: text, allowed: ["side level", "side", "level", "none"],
            near: [])), "match")
      return nil
    }
    return Set(words)
  }

  /// What follows once the source is confirmed or excluded.
  func pathways(_ root: ElementReader) -> [Pathway] {
    var ids = FirstLines()
    return (root.child("pathways")?.children("pathway") ?? []).compactMap { reader in
      let id = reader.required("id")
      if let id { _ = ids.isNew(id, .pathway, reader, "id") }
      let condition = reader.requiredWord("when", as: Pathway.Condition.self)
      let citation = citations.optional(reader)
      let successes = reader.children("success").compactMap(success)
      let contraindications = reader.children("not-when").compactMap(contraindication)
      guard let id, let condition else { return nil }
      return Pathway(
        id: id, condition: condition, title: reader.text(of: "title"), citation: citation,
        successes: successes, contraindications: contraindications)
    }
  }

  /// Why a pathway is not followed; it reads signs as the contraindications of a protocol do.
  private func contraindication(_ reader: ElementReader) -> Pathway.Contraindication? {
    let given = ["finding", "medication", "allergy", "pregnancy"].filter(reader.has)
    let match = reader.has("match") ? match(reader) : []
    let citation = citations.optional(reader)
    let reason = reader.requiredText()
    guard given.count == 1, let name = given.first else {
      reader.error(.protocol(.signCount(found: given)), given.last)
      return nil
    }
    let sign: ClinicalSign? =
      switch name {
      case "finding": names.finding(reader, name).map { .finding($0.code) }
      case "medication":
        reader.word(name, as: Medication.DrugClass.self).map(ClinicalSign.medication)
      case "allergy":
        reader.word(name, as: Allergy.Substance.self).map(ClinicalSign.allergy)
      default: reader.flag(name) == true ? .pregnancy : nil
      }
    guard let sign, let match else { return nil }
    return .init(
      sign: sign, matchesSide: match.contains("side"), matchesLevel: match.contains("level"),
      reason: reason, citation: citation)
  }

  private func success(_ reader: ElementReader) -> Pathway.Success? {
    let blocks = reader.requiredInteger("blocks", in: NumberRange(0, 100))
    let relief = reader.requiredNumber("relief", in: .percent)
    let value =
      reader.required("value") == nil
      ? nil : reader.measured("value", low: "low", high: "high", in: .probability)
    let citation = citations.required(reader)
    guard let blocks, let relief, let value, let citation else { return nil }
    return .init(
      blocks: blocks, relief: relief, value: value, citation: citation,
      text: reader.text)
  }
}

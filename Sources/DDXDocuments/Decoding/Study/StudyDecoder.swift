internal import DDXCore
internal import DDXMarkup

/// Makes the design of a simulation from its document.
struct StudyDecoder {
  let names: VocabularyNames
  let citations: CitationIndex

  /// The design, or nil with the reason in the log.
  static func decode(
    _ root: Element, _ log: FaultLog, names: VocabularyNames, digest: String
  ) -> StudyDesign? {
    let reader = ElementReader(root, log)
    let id = reader.required("id")
    let edition = reader.required("edition")
    let status = reader.requiredWord("status", as: EditionStatus.self)
    let citations = CitationIndex(reader, status: status)
    let decoder = StudyDecoder(names: names, citations: citations)
    let patients = reader.requiredChild("patients").flatMap(decoder.patients)
    let records = reader.requiredChild("records").flatMap(decoder.records)
    let utilities = reader.requiredChild("utilities").flatMap(decoder.utilities)
    let orders = reader.child("orders")?.requiredChildren("order").compactMap(decoder.order)
    citations.reportUnused()
    guard let id, let edition, status != nil, let patients, let records, let utilities else {
      return nil
    }
    return StudyDesign(
      id: id, edition: edition, digest: digest, title: reader.requiredText(of: "title"),
      summary: reader.text(of: "summary"), citations: citations.citations, patients: patients,
      records: records, utilities: utilities, orders: orders ?? [])
  }

  private func patients(_ reader: ElementReader) -> StudyPatients? {
    let ages = reader.requiredChild("ages")
    let sides = reader.requiredChild("sides")
    for part in [ages, sides] { _ = part.flatMap(citations.required) }
    let bands = ages?.requiredChildren("band").compactMap(band) ?? []
    let shares = sides?.requiredChildren("pain").compactMap(sideShare) ?? []
    guard bands.contains(where: { $0.share > 0 }), shares.contains(where: { $0.share > 0 }) else {
      return nil
    }
    return StudyPatients(ages: bands, sides: shares)
  }

  private func band(_ reader: ElementReader) -> StudyPatients.AgeBand? {
    let range = NumberRange(18, 110)
    let from = reader.requiredInteger("from", in: range)
    let to = reader.requiredInteger("to", in: range)
    let share = reader.requiredNumber("share", in: .probability)
    guard let from, let to, let share else { return nil }
    guard from <= to else {
      reader.error(
        .value(
          .outOfRange(
            attribute: "to", found: String(to), range: NumberRange(Double(from), 110))), "to")
      return nil
    }
    return .init(ages: from...to, share: share)
  }

  private func sideShare(_ reader: ElementReader) -> StudyPatients.SideShare? {
    let side = reader.requiredWord("side", as: Side.self)
    let share = reader.requiredNumber("share", in: .probability)
    guard let side, let share else { return nil }
    return .init(side: side, share: share)
  }

  private func records(_ reader: ElementReader) -> RecordingRates? {
    _ = citations.required(reader)
    let otherwise = reader.requiredNumber("otherwise", in: .probability)
    let rows = reader.requiredChildren("record").compactMap(record)
    return otherwise.map { RecordingRates(rows: rows, otherwise: $0) }
  }

  private func record(_ reader: ElementReader) -> RecordingRates.Row? {
    let rate = reader.requiredNumber("rate", in: .probability)
    let citation = citations.required(reader)
    let kind = reader.word("kind", as: FindingDefinition.Kind.self)
    if kind == nil, !reader.has("findings") { _ = reader.required("findings") }
    let findings = findings("findings", of: reader)
    guard let rate, let citation else { return nil }
    return .init(
      scope: kind.map { .kind($0) } ?? .findings(Set(findings)), rate: rate,
      isTogether: reader.flag("together") ?? false, citation: citation)
  }

  private func findings(_ attribute: String, of reader: ElementReader) -> [FindingCode] {
    (reader.string(attribute) ?? "").split(whereSeparator: \.isWhitespace).compactMap {
      names.finding(named: String($0), reader, attribute)?.code
    }
  }

  private func utilities(_ reader: ElementReader) -> Utility<SourceID>? {
    let harm = reader.requiredNumber("harm", in: .probability)
    let burden = reader.requiredNumber("burden", in: .probability)
    let citation = citations.required(reader)
    let benefits = reader.requiredChildren("success").compactMap(success)
    guard let harm, let burden, let citation else { return nil }
    return Utility(
      harm: Measured(harm, isAssumed: true), burden: Measured(burden, isAssumed: true),
      citation: citation, benefits: benefits)
  }

  private func success(_ reader: ElementReader) -> Utility<SourceID>.Benefit? {
    let source = reader.required("source")
    let value = reader.measured(
      "value", low: "low", high: "high", in: .probability, isAssumed: reader.has("assumed"))
    let citation = citations.required(reader)
    guard let source, let value, let citation else { return nil }
    return .init(of: SourceID(source), value: value, citation: citation)
  }

  private func order(_ reader: ElementReader) -> InjectionOrder? {
    let id = reader.required("id")
    let title = reader.required("title")
    let relief = reader.requiredNumber("relief", in: NumberRange(0, 100))
    let citation = citations.required(reader)
    let steps = reader.requiredChildren("step").compactMap(step)
    guard let id, let title, let relief, let citation else { return nil }
    return InjectionOrder(id: id, title: title, steps: steps, relief: relief, citation: citation)
  }

  private func step(_ reader: ElementReader) -> InjectionOrder.Step? {
    let source = reader.required("source")
    let procedure = reader.has("procedure") ? names.procedure(reader, "procedure")?.id : nil
    let count = reader.integer("at-least", in: NumberRange(1, 99)) ?? 1
    guard let source else { return nil }
    return .init(
      source: SourceID(source), procedure: procedure, when: findings("when", of: reader),
      atLeast: count, unless: findings("unless", of: reader))
  }
}

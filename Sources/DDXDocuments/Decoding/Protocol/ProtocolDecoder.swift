internal import DDXCore
internal import DDXMarkup

/// Makes a protocol from its document; each section has a file of its own.
struct ProtocolDecoder {
  let names: VocabularyNames
  let citations: CitationIndex

  /// The protocol, or nil with the reason in the log.
  static func decode(
    _ root: Element, _ log: FaultLog, names: VocabularyNames, digest: String,
    lineage: [ProtocolAncestor] = []
  ) -> ClinicalProtocol? {
    let reader = ElementReader(root, log)
    let id = reader.required("id")
    let edition = reader.required("edition")
    let status = reader.requiredWord("status", as: EditionStatus.self)
    let citations = CitationIndex(reader, status: status)
    _ = reader.requiredChild("citations")
    let decoder = ProtocolDecoder(names: names, citations: citations)

    let uses = decoder.uses(reader)
    let prior = decoder.prior(reader)
    let safety = decoder.safety(reader)
    let response = decoder.response(reader)
    let criteria = decoder.criteria(reader)
    let nextStep = decoder.nextStep(reader)
    let contraindications = decoder.contraindications(reader)
    let checks = decoder.checks(reader)
    decoder.checkSessions(reader, criteria, nextStep)
    decoder.noteUnseenThresholds(reader, response)
    citations.reportUnused()

    guard let id, let edition, let status, let prior, let safety else { return nil }
    return ClinicalProtocol(
      id: id, edition: edition, digest: digest, lineage: lineage, status: status,
      title: reader.requiredText(of: "title"), summary: reader.text(of: "summary"),
      citations: citations.citations, evidenceEditions: uses,
      multipleSources: prior.multipleSources, multipleSourcesCitation: prior.citation,
      otherFloor: prior.otherFloor, safety: safety, contraindications: contraindications,
      response: response, criteria: criteria, nextStep: nextStep, checks: checks)
  }

  /// The edition of each evidence table.
  private func uses(_ root: ElementReader) -> [SourceID: String] {
    var lines = FirstLines()
    var editions: [SourceID: String] = [:]
    for reader in root.requiredChild("uses")?.requiredChildren("evidence") ?? [] {
      let edition = reader.required("edition")
      guard let source = reader.required("source"),
        lines.isNew(source, .source, reader, "source")
      else { continue }
      editions[SourceID(source)] = edition
    }
    return editions
  }

  private func prior(
    _ root: ElementReader
  ) -> (multipleSources: Measured, otherFloor: Double, citation: CitationID)? {
    guard let reader = root.requiredChild("prior") else { return nil }
    let multiple =
      reader.required("multiple-sources") == nil
      ? nil : reader.measured("multiple-sources", low: "low", high: "high", in: .accuracy)
    let floor = reader.requiredNumber("other-floor", in: .probability)
    let citation = citations.required(reader)
    guard let multiple, let floor, let citation else { return nil }
    return (multiple, floor, citation)
  }
}

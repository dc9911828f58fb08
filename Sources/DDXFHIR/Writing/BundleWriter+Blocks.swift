internal import DDXCore
internal import DDXDocuments

extension BundleWriter {
  /// The blocks as procedures, and what came of them as observations; the first stands at a place.
  ///
  /// Blocks with one relief between them are parts of one observation.
  func blocks(_ records: [BlockRecord], from place: Int) -> [JSONValue] {
    var results: [JSONValue] = []
    var seen: Set<Int> = []
    for (index, record) in records.enumerated() {
      var members = [index]
      if let session = record.session {
        guard seen.insert(session).inserted else { continue }
        members = records.indices.filter { records[$0].session == session }
      }
      if let result = result(record, of: members.map { address(place + $0) }) {
        results.append(result)
      }
    }
    return records.map(procedure) + results
  }

  private func procedure(_ record: BlockRecord) -> JSONValue {
    let block = record.element
    let id = block["procedure"] ?? ""
    let levels = (block["levels"] ?? "").split(separator: " ").map {
      FHIRValue.site(nil, String($0))
    }
    let others =
      ProfileForm.technique
      + ProfileForm.occasion.filter { $0.name == "time" || $0.name == "reading" }
    return .object(
      ("resourceType", "Procedure"), ("extension", extensions("block", block, others)),
      ("status", "completed"),
      (
        "category", FHIRValue.concept(FHIRNames.own("procedure-role"), "diagnostic-block")
      ),
      (
        "code",
        FHIRValue.concept(
          FHIRNames.own("procedure"), id, vocabulary.procedure(ProcedureID(id))?.title)
      ),
      ("subject", subject), ("performedDateTime", block["date"].map { .text($0) }),
      ("bodySite", .list((block["side"].map { [FHIRValue.site($0, nil)] } ?? []) + levels)))
  }

  /// What came of a block, or of several read together; nil where nothing did and nothing must be said.
  private func result(_ record: BlockRecord, of procedures: [String]) -> JSONValue? {
    let block = record.element
    let fields = ProfileForm.result.filter { $0.name != "relief" }
    let hasResult = ProfileForm.result.contains { block[$0.name] != nil }
    guard hasResult || !record.scores.isEmpty || procedures.count > 1 else { return nil }
    let parts = components("block", block, fields)
    var components: [JSONValue] = []
    if case .array(let values)?? = parts.first?.1 { components = values }
    components += record.scores.map(score)
    return observation(
      code: FHIRValue.concept(
        FHIRNames.own("observation"), "block-relief", "pain relief after a block"),
      category: "survey",
      [
        ("partOf", .array(procedures.map(reference))),
        block["relief"].map { ReliefText.value($0) } ?? ("value", nil),
        ("component", .list(components)),
      ], on: block["date"].map { .text($0) })
  }

  /// The pain at a time after a block.
  private func score(_ element: DocumentElement) -> JSONValue {
    let after = element["after"].flatMap { UnitOfTime.quantity($0) }
    return .object(
      (
        "extension",
        after.map {
          .array([
            .object(
              ("url", .text(FHIRNames.own("after"))),
              ("valueQuantity", FHIRValue.quantity($0.number, $0.unit)))
          ])
        }
      ),
      ("code", FHIRValue.concept(FHIRNames.own("block"), "score")),
      (
        "valueQuantity",
        element["pain"].flatMap(Double.init).map { FHIRValue.quantity($0, "{score}") }
      ))
  }
}

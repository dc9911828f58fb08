internal import DDXCore
internal import DDXMarkup

/// Makes the cases of an edition from their document.
struct CasesDecoder {
  let names: VocabularyNames

  private static let expectations = [
    "criterion", "state", "closed", "recommendation", "procedure", "first", "refused", "above",
    "below",
  ]

  /// The cases, or nil with the reason in the log.
  func decode(_ root: Element, _ log: FaultLog, digest: String) -> ProtocolCases? {
    let reader = ElementReader(root, log)
    let name = reader.required("protocol")
    var ids = FirstLines()
    let cases = reader.requiredChildren("case").compactMap { decode($0, digest, &ids) }
    guard let name else { return nil }
    return ProtocolCases(protocolName: name, digest: digest, cases: cases)
  }

  private func decode(
    _ reader: ElementReader, _ digest: String, _ ids: inout FirstLines
  ) -> ProtocolCase? {
    let id = reader.required("id")
    if let id { _ = ids.isNew(id, .case, reader, "id") }
    let title = reader.required("title")
    let profile = reader.requiredChild("profile").flatMap {
      ProfileDecoder(names: names).decode($0.element, $0.log, digest: digest, named: id ?? "")
    }
    let expectation = reader.requiredChild("expect").map(expectation)
    guard let id, let title, let profile, let expectation else { return nil }
    return ProtocolCase(
      id: id, title: title, profile: profile, expectation: expectation, line: reader.line)
  }

  private func expectation(_ reader: ElementReader) -> CaseExpectation {
    if !Self.expectations.contains(where: reader.has) { reader.error(.cases(.nothingExpected)) }
    if !reader.has("criterion"), let alone = ["state", "closed"].first(where: reader.has) {
      reader.error(.cases(.noCriterion(attribute: alone)), alone)
    }
    func procedure(_ name: String) -> ProcedureID? {
      reader.has(name) ? names.procedure(reader, name)?.id : nil
    }
    return CaseExpectation(
      criterion: reader.string("criterion").map { SourceID($0) },
      state: reader.word("state"), isClosed: reader.flag("closed"),
      recommendation: reader.word("recommendation"), procedure: procedure("procedure"),
      first: reader.string("first").map { SourceID($0) }, refused: procedure("refused"),
      above: bound("above", reader), below: bound("below", reader), text: reader.requiredText())
  }

  /// A source and a probability, as in `facet-joint:0.5`.
  private func bound(_ name: String, _ reader: ElementReader) -> CaseExpectation.Bound? {
    guard let text = reader.string(name) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let value = DecimalText.value(String(parts[1])),
      NumberRange.probability.contains(value)
    else {
      reader.error(.value(.notName(subject: name, found: text)), name)
      return nil
    }
    return .init(source: SourceID(String(parts[0])), probability: value)
  }
}

internal import DDXCore

extension ProtocolDecoder {
  /// What the response model must imply.
  func checks(_ root: ElementReader) -> [ReferenceCheck] {
    var ids = FirstLines()
    return (root.child("checks")?.requiredChildren("check") ?? []).compactMap { reader in
      let id = reader.required("id")
      if let id { _ = ids.isNew(id, .check, reader, "id") }
      let quantity = quantity(reader)
      let procedure = reader.has("procedure") ? names.procedure(reader, "procedure")?.id : nil
      let presence = reader.word("present", as: ReferenceCheck.Presence.self) ?? .any
      let relief = reader.number("relief", in: .percent) ?? 50
      // That relief never speaks against its target has no interval that was published.
      let isMonotone = quantity == .monotone
      let low = isMonotone ? 0 : reader.requiredNumber("low", in: .probability)
      let high = isMonotone ? 0 : reader.requiredNumber("high", in: .probability)
      if let low, let high, low > high {
        reader.error(.evidence(.interval(attribute: "low")), "low")
      }
      let citation = citations.required(reader)
      let text = reader.requiredText()
      guard let id, let quantity, let low, let high, let citation,
        let edge = try? Relief(percent: relief)
      else { return nil }
      return ReferenceCheck(
        id: id, quantity: quantity, procedure: procedure,
        source: reader.string("source").map { SourceID($0) }, presence: presence, relief: edge,
        isClean: reader.string("contrast") == "clean", low: low, high: high,
        citation: citation, text: text)
    }
  }

  private func quantity(_ reader: ElementReader) -> ReferenceCheck.Quantity? {
    switch reader.requiredWord("quantity", as: QuantityWord.self) {
    case .positive: return .positive
    case .negative: return .negative
    case .multipleSources: return .multipleSources
    case .monotone: return .monotone
    case nil: return nil
    case .repeated:
      let bands = (reader.required("first") ?? "").split(separator: " ").compactMap { word in
        if let band = ReliefBand(rawValue: String(word)) { return band }
        reader.error(
          .value(
            .unknownWord(
              attribute: "first", found: String(word),
              allowed: ReliefBand.allCases.map(\.rawValue), near: [])), "first")
        return ReliefBand?.none
      }
      return bands.isEmpty ? nil : .repeated(first: bands)
    }
  }

  private enum QuantityWord: String, CaseIterable {
    case positive, negative, repeated, monotone
    case multipleSources = "multiple-sources"
  }
}

internal import DDXCore

extension ProtocolDecoder {
  /// When a source counts as confirmed.
  func criteria(_ root: ElementReader) -> [Criterion] {
    var sources = FirstLines()
    return (root.child("criteria")?.requiredChildren("criterion") ?? []).compactMap { reader in
      let source = reader.required("source")
      if let source { _ = sources.isNew(source, .source, reader, "source") }
      let procedures = reader.required("procedures") == nil ? [] : procedures(reader)
      let blocks = reader.requiredInteger("blocks", in: NumberRange(1, 10))
      let relief = reader.requiredNumber("relief", in: .percent)
      let agents = agents(reader)
      let different = reader.flag("different-agents") ?? false
      let order = reader.word("order", as: Need.self) == .required
      let movements = reader.word("movements", as: Need.self) == .required
      let imaging = reader.word("imaging", as: Need.self) == .required
      let uptake = reader.word("uptake", as: Criterion.Uptake.self) ?? .counts
      let interval = reader.integer("interval", in: .days) ?? 0
      let within = reader.integer("within", in: .days)
      let negative = reader.requiredWord("after-negative", as: Criterion.AfterNegative.self)
      let prolonged = reader.requiredWord("prolonged", as: Criterion.Prolonged.self)
      let from =
        reader.required("prolonged-from") == nil ? nil : reader.duration("prolonged-from")
      let citation = citations.required(reader)
      let text = reader.requiredText()
      if blocks == 1, different { reader.error(.protocol(.singleBlock), "different-agents") }
      if blocks == 1, order { reader.error(.protocol(.singleBlock), "order") }
      guard let source, !procedures.isEmpty, let blocks, let relief,
        let threshold = try? Relief(percent: relief), let negative, let prolonged, let from,
        let citation
      else { return nil }
      return Criterion(
        source: SourceID(source), procedures: procedures, blocks: blocks, relief: threshold,
        needsDifferentAgents: different, needsOrder: order, needsMovements: movements,
        intervalDays: interval, withinDays: within, afterNegative: negative,
        prolonged: prolonged, prolongedFrom: from, agents: agents, citation: citation,
        text: text, needsImaging: imaging, uptake: uptake)
    }
  }

  private enum Need: String, CaseIterable {
    case required, ignored
  }

  /// The procedures that an attribute lists.
  func procedures(_ reader: ElementReader) -> [ProcedureID] {
    guard let text = reader.string("procedures") else { return [] }
    return text.split(separator: " ").compactMap { id in
      names.procedure(named: String(id), reader, "procedures")?.id
    }
  }

  private func agents(_ reader: ElementReader) -> [DiagnosticBlock.Agent] {
    let allowed = DiagnosticBlock.Agent.allCases.map(\.rawValue)
    return (reader.string("agents") ?? "").split(separator: " ").compactMap { word in
      if let agent = DiagnosticBlock.Agent(rawValue: String(word)) { return agent }
      reader.error(
        .value(
          .unknownWord(
            attribute: "agents", found: String(word), allowed: allowed,
            near: NearNames.near(String(word), of: "agents", among: allowed))), "agents")
      return nil
    }
  }
}

extension NumberRange {
  /// A number of days.
  static let days = NumberRange(0, 36_500)
}

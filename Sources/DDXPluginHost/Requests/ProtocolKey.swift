import DDXCore

/// What a program may be told of the protocol in force, when its descriptor asks for it.
public enum ProtocolKey: String, CaseIterable, Sendable {
  /// The id, such as `ddx`.
  case id
  /// The edition, such as `2026.1`.
  case edition
  /// Whether it is a draft, on trial, published or retired.
  case status
  /// The probability that two or more sources hurt.
  case multipleSources
  /// The relief in percent that a block is read by; absent where bands are observed.
  case responseThreshold = "response.threshold"
  /// The hours from which relief is prolonged.
  case responseProlonged = "response.prolongedHours"
  /// How many positive blocks confirm the program's own source.
  case criterionBlocks = "criterion.blocks"
  /// The least relief in percent that makes such a block positive.
  case criterionRelief = "criterion.relief"
}

extension ProtocolKey {
  /// Writes the key with what a protocol says; nothing where it says nothing.
  func write(_ rules: ClinicalProtocol, for source: SourceID, to writer: inout JSONWriter) {
    let criterion = rules.criteria.first { $0.source == source }
    switch self {
    case .id: text(rules.id, to: &writer)
    case .edition: text(rules.edition, to: &writer)
    case .status: text(rules.status.rawValue, to: &writer)
    case .multipleSources: number(rules.multipleSources.value, to: &writer)
    case .responseThreshold:
      if case .atLeast(let threshold)? = rules.response?.observation {
        number(threshold, to: &writer)
      }
    case .responseProlonged: number(rules.response?.order.prolonged.hours, to: &writer)
    case .criterionBlocks:
      if let criterion {
        writer.key(named: rawValue)
        writer.value(criterion.blocks)
      }
    case .criterionRelief: number(criterion?.relief.percent, to: &writer)
    }
  }

  private func text(_ text: String, to writer: inout JSONWriter) {
    writer.key(named: rawValue)
    writer.value(text)
  }

  private func number(_ number: Double?, to writer: inout JSONWriter) {
    guard let number else { return }
    writer.key(named: rawValue)
    writer.value(number)
  }
}

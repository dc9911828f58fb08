import DDXCore
import DDXInference

extension Explainer {
  /// Whether a recorded block covers anything of a source.
  func isReached(_ index: Int) -> Bool {
    guard let blocks = workup.blocks else { return false }
    return workup.reach[index].contains { placements in
      placements.prefix(blocks.readings.placements.count).contains { $0 > 0 }
    }
  }

  /// What each block is worth for a source that it covers, by leaving it out; what they say
  /// together beyond that is one more row.
  func blockEvidence(_ index: Int) -> [EvidenceRow] {
    guard let blocks = workup.blocks, isReached(index) else { return [] }
    let readings = blocks.readings.readings
    let shares = workup.assembly.sites[index].map(\.share)
    func logRatio(_ chosen: [Reading]) -> Double {
      let (absent, states) = blocks.panel.conditional(chosen, cause: index)
      return logarithm(zip(shares, states).reduce(0) { $0 + $1.0 * $1.1 } / absent)
    }
    let whole = logRatio(readings.map(\.reading))
    var explained = 0.0
    var rows = readings.indices.map { left in
      let rest = readings.indices.filter { $0 != left }.map { readings[$0].reading }
      let worth = whole - logRatio(rest)
      explained += worth
      let kind: EvidenceRow.Kind =
        .reading(of: readings[left].blocks.map { workup.profile.blocks[$0] })
      return EvidenceRow(
        kind: kind, logOdds: worth, group: readings.count > 1 ? "blocks" : nil,
        citation: blocks.model.citation(of: kind))
    }
    if readings.count > 1 {
      rows.append(
        EvidenceRow(
          kind: .interaction(group: "blocks"), logOdds: whole - explained, group: "blocks",
          citation: nil))
    }
    return rows
  }
}

extension EvidenceRow.Kind {
  /// One block, those of a session, or no block: the order of two.
  static func reading(of blocks: [DiagnosticBlock]) -> Self {
    guard let first = blocks.first else { return .orderOfDurations }
    return blocks.count > 1 ? .session(blocks) : .block(first)
  }
}

extension BlockModel {
  /// Where the accuracy of a block was read or fitted.
  func citation(of kind: EvidenceRow.Kind) -> CitationID? {
    switch kind {
    case .session(let blocks): blocks.first.flatMap { citation(of: .block($0)) }
    case .block(let block):
      block.procedure == response.provocation.procedure
        ? response.provocation.citation
        : response.accuracies.first { $0.procedure == block.procedure }?.citation
          ?? response.procedures.first { $0.id == block.procedure }?.citation
    case .orderOfDurations: response.order.citation
    case .finding, .interaction: nil
    }
  }
}

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

  /// The evidence of the blocks on a source that they reach.
  struct BlockRatios {
    /// P(readings | source at each of its sites) / P(readings | not the source), of all of them.
    let whole: [Double]
    /// The same with each reading left out.
    let without: [[Double]]
    /// The blocks of each reading.
    let kinds: [EvidenceRow.Kind]
    /// The citations of the accuracies.
    let citations: [CitationID?]
  }

  /// The evidence of the blocks on a source; nil if none reaches it.
  func blockRatios(_ index: Int) -> BlockRatios? {
    guard let blocks = workup.blocks, isReached(index) else { return nil }
    let readings = blocks.readings.readings
    func ratios(_ chosen: [Reading]) -> [Double] {
      let (absent, states) = blocks.view.conditional(chosen, cause: index)
      return states.map { $0 / absent }
    }
    let all = readings.map(\.reading)
    let kinds = readings.map { reading in
      EvidenceRow.Kind.reading(of: reading.blocks.map { workup.profile.blocks[$0] })
    }
    return BlockRatios(
      whole: ratios(all),
      without: all.indices.map { left in
        ratios(all.indices.filter { $0 != left }.map { all[$0] })
      }, kinds: kinds, citations: kinds.map(blocks.model.citation))
  }

  /// The effect of leaving out each block; the rest of their joint effect is one more row.
  func blockRows(
    _ blocks: BlockRatios, worth: (_ left: [Double]?) -> Double
  ) -> [EvidenceRow] {
    let isOne = blocks.kinds.count == 1
    var rows = blocks.kinds.indices.map { reading in
      EvidenceRow(
        kind: blocks.kinds[reading], logOdds: worth(blocks.without[reading]),
        group: isOne ? nil : "blocks", citation: blocks.citations[reading])
    }
    if !isOne {
      let rest = worth(nil) - rows.reduce(0) { $0 + $1.logOdds }
      rows.append(
        EvidenceRow(
          kind: .interaction(group: "blocks"), logOdds: rest, group: "blocks", citation: nil))
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
  /// The citation of the accuracy of a block, or of its fit.
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

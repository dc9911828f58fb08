internal import DDXCore

/// Blocks that share one result state different ones.
struct Disagreement: Error {}

extension [DiagnosticBlock] {
  /// A block with the one result of all of them, put together from the parts that each states; nil where
  /// there is no block.
  func sharedResult() throws(Disagreement) -> DiagnosticBlock? {
    let scores = try agreed { block -> [PainScore]? in
      block.scores.isEmpty ? nil : block.scores
    }
    let range = try agreed { $0.reliefRange }
    let duration = try agreed { $0.reliefDuration }
    let movements = try agreed { $0.movements }
    let back = try agreed { $0.reliefBack }
    let leg = try agreed { $0.reliefLeg }
    let painBefore = try agreed { $0.painBefore }
    // Scores are read within the time of the drug that they were recorded with.
    guard let carrier = first(where: { !$0.scores.isEmpty }) ?? first else { return nil }
    func block(_ range: ReliefRange?) -> DiagnosticBlock {
      DiagnosticBlock(
        procedure: carrier.procedure, date: carrier.date, reliefDuration: duration,
        movements: movements, sedation: compactMap(\.sedation).first,
        diary: compactMap(\.diary).first, agents: carrier.agents, reliefRange: range,
        reliefBack: back, reliefLeg: leg, painBefore: painBefore, scores: scores ?? [])
    }
    let shared = block(range ?? block(nil).reliefThatFollows)
    let known = reduce(into: Set<Contradiction>()) { $0.formUnion($1.contradictions) }
    guard shared.contradictions.isSubset(of: known) else { throw Disagreement() }
    return shared
  }

  /// A part of the result on which all blocks that state it agree; nil if none states it.
  private func agreed<Value: Equatable>(
    on part: (DiagnosticBlock) -> Value?
  ) throws(Disagreement) -> Value? {
    let values = compactMap(part)
    guard values.allSatisfy({ $0 == values[0] }) else { throw Disagreement() }
    return values.first
  }
}

/// How the parts of one result can contradict each other.
private enum Contradiction {
  /// The relief is not the one of scores or parts.
  case relief
  /// There was no pain to relieve.
  case painless
  /// No relief lasted.
  case duration
}

extension DiagnosticBlock {
  /// Which parts of the result contradict each other.
  ///
  /// Within a single block the decoder reports it.
  fileprivate var contradictions: Set<Contradiction> {
    guard let reliefRange else { return [] }
    var found: Set<Contradiction> = []
    if let follows = reliefThatFollows, ReliefDecoder.isApart(reliefRange, follows) {
      found.insert(.relief)
    }
    if painBefore == 0, scores.isEmpty, reliefRange.high > .zero { found.insert(.painless) }
    if let reliefDuration, reliefDuration > .zero, reliefRange.high == .zero {
      found.insert(.duration)
    }
    return found
  }

  /// The block with the relief that another one of its session carries.
  func reading(as other: DiagnosticBlock, session: Int) -> DiagnosticBlock {
    DiagnosticBlock(
      procedure: procedure, date: date, side: side, levels: levels, volume: volume,
      steroid: steroid, reliefDuration: other.reliefDuration,
      movements: movements ?? other.movements, guidance: guidance, contrast: contrast,
      vascularUptake: vascularUptake, sedation: sedation ?? other.sedation,
      diary: diary ?? other.diary, complication: complication, provocation: provocation,
      line: line, agents: agents, reliefRange: other.reliefRange, reliefBack: other.reliefBack,
      reliefLeg: other.reliefLeg, painBefore: other.painBefore, scores: other.scores,
      lastDate: lastDate, time: time, session: session)
  }
}

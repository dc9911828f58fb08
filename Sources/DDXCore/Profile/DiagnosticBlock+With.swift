extension DiagnosticBlock {
  /// The block with additional facts; parts that are nil stay as recorded.
  package func with(
    relief: Relief? = nil, uptake: VascularUptake? = nil, contrast: Contrast? = nil,
    agent: Agent? = nil, side: Side? = nil
  ) -> DiagnosticBlock {
    DiagnosticBlock(
      procedure: procedure, date: date, side: side ?? self.side, levels: levels, volume: volume,
      steroid: steroid, reliefDuration: reliefDuration, movements: movements,
      guidance: guidance, contrast: contrast ?? self.contrast,
      vascularUptake: uptake ?? vascularUptake, sedation: sedation, diary: diary,
      complication: complication, provocation: provocation, line: line,
      agents: agent.map { [$0] } ?? agents,
      reliefRange: relief.map { ReliefRange($0) } ?? reliefRange, reliefBack: reliefBack,
      reliefLeg: reliefLeg, painBefore: painBefore, scores: scores, lastDate: lastDate,
      time: time, session: session)
  }
}

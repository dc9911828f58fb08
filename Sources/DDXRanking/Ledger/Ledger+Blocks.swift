import DDXCore

extension Ledger {
  /// The effect of a block and of everything recorded with it.
  func block(_ index: Int) -> [LedgerEntry] {
    let block = profile.blocks[index]
    let path = "blocks/block[\(index + 1)]"
    let unweighed = blocks.first { $0.block == block }?.unweighed
    let account = BlockAccount(
      weighed: unweighed == nil ? ranker.blockAttributesRead(of: block.procedure) : [],
      counted: ranker.criterionAttributesRead(of: block.procedure), unweighed: unweighed)
    func entry(_ item: LedgerItem, _ value: String?) -> [LedgerEntry] {
      self.entry("\(path)/@\(item.rawValue)", item, value, of: .block(block.when)) { _ in
        account.use(of: item)
      }
    }
    func fixed(
      _ item: LedgerItem, _ value: String?, _ use: LedgerEntry.Use, _ reason: LedgerEntry.Reason
    ) -> [LedgerEntry] {
      self.entry("\(path)/@\(item.rawValue)", item, value, of: .block(block.when)) { _ in
        (use, reason)
      }
    }
    let side = block.side == .unspecified ? nil : block.side.rawValue
    let place =
      entry(.procedure, block.procedure.name) + fixed(.blockDate, block.when, .rule, .interval)
      + fixed(.time, block.time?.description, .rule, .session)
      + fixed(.session, session(of: block), .number, .session)
      + entry(.side, side)
      + entry(.levels, block.levels.isEmpty ? nil : words(block.levels.map(\.rawValue)))
    let technique =
      entry(.agent, block.agents.isEmpty ? nil : words(block.agents.map(\.rawValue)))
      + entry(.volume, block.volume.map(\.written))
      + fixed(.steroid, block.steroid.map { $0 ? "yes" : "no" }, .none, .steroid)
      + entry(.guidance, block.guidance?.rawValue) + entry(.contrast, block.contrast?.rawValue)
      + entry(.uptake, block.vascularUptake?.rawValue)
      + entry(.sedation, block.sedation?.rawValue) + entry(.diary, block.diary?.rawValue)
      + fixed(.complication, block.complication?.name, .rule, .safety)
    let result =
      entry(.painBefore, block.painBefore.map(\.written))
      + entry(.relief, block.reliefRange?.written)
      + entry(.reliefBack, block.reliefBack?.written)
      + entry(.reliefLeg, block.reliefLeg?.written)
      + block.scores.flatMap { score in
        let value = "\(score.pain.written) after \(score.after.written)"
        return score.after <= DiagnosticBlock.window(of: block.agents)
          ? entry(.score, value) : fixed(.score, value, .none, .scoreTooLate)
      }
      + entry(.reliefDuration, block.reliefDuration?.written)
      + entry(.movements, block.movements?.rawValue)
    let provoked = block.provocation
    return place + technique + result
      + entry(.concordant, provoked?.isConcordant.map { $0 ? "yes" : "no" })
      + entry(.provokedPain, provoked?.pain.map(\.written))
      + entry(.pressure, provoked?.pressure.map(\.written))
      + entry(.controlDisc, provoked?.controlDisc?.rawValue)
  }

  private func words(_ parts: [String]) -> String { parts.joined(separator: " ") }

  /// The session of a block, or that it was read by itself on a day with others.
  private func session(of block: DiagnosticBlock) -> String? {
    if let session = block.session { return "\(session)" }
    let sameDay = profile.blocks.filter { $0.date == block.date && $0.isDayKnown }
    return sameDay.count > 1 ? "own" : nil
  }
}

/// What the block model and the criteria of an edition read of a block.
private struct BlockAccount {
  let weighed: Set<String>
  let counted: Set<String>
  let unweighed: RecordedBlock.Unweighed?

  func use(of item: LedgerItem) -> (LedgerEntry.Use, LedgerEntry.Reason) {
    if weighed.contains(item.rawValue) { return (.number, .block) }
    if counted.contains(item.rawValue) { return (.rule, .criterion) }
    if item == .procedure, !counted.isEmpty { return (.rule, .criterion) }
    if let unweighed { return (.none, .unweighed(unweighed)) }
    return (.none, .blockUnread)
  }
}

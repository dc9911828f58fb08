/// The pain at a time after a block.
public struct PainScore: Hashable, Sendable {
  /// How long after it.
  public let after: ClinicalDuration
  /// The pain, 0 … 10.
  public let pain: Double

  /// Creates a score.
  public init(after: ClinicalDuration, pain: Double) {
    self.after = after
    self.pain = pain
  }
}

extension [PainScore] {
  /// The best relief while the agent works, from the pain before (0 … 10), and the score that it was
  /// read from; nil where no score lies in that time, or there was no pain before.
  public func bestRelief(
    before: Double, within window: ClinicalDuration
  ) -> (relief: ReliefRange, from: PainScore)? {
    guard before > 0,
      let best = filter({ $0.after <= window }).min(by: {
        $0.pain != $1.pain ? $0.pain < $1.pain : $0.after < $1.after
      })
    else { return nil }
    if best.pain > before, let worse = ReliefRange("worse") { return (worse, best) }
    return (try? Relief(percent: (before - best.pain) / before * 100)).map {
      (ReliefRange($0), best)
    }
  }
}

extension DiagnosticBlock {
  /// For how long after a block with these agents a lower score is read as its relief.
  ///
  /// Four hours after a short-acting or unnamed anaesthetic, eight after a long-acting one: the
  /// upper ends of the usual tables [OxfordLA]. That nothing later is the block's is assumed.
  public static func window(of agents: [Agent]) -> ClinicalDuration {
    let hours: Double = agents.contains { $0.isLongActing == true } ? 8 : 4
    return ClinicalDuration(hours: hours) ?? .zero
  }
}

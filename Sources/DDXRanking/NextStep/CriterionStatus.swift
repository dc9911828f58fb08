public import DDXCore

/// How far the recorded blocks go towards a protocol's criterion, counted on the recorded relief
/// and apart from any likelihood.
public struct CriterionStatus: Sendable {
  /// The state of the count.
  public enum State: Hashable, Sendable {
    /// No block that counts was recorded.
    case notBegun
    /// Some positive blocks, not yet enough.
    case begun(positive: Int, needed: Int)
    /// Enough positive blocks.
    case met
    /// A block after a positive one fell short: a failed confirmation.
    case failedConfirmation
    /// A block fell short, and no positive one went before.
    case negative
    /// Blocks were given, but none can be called positive or negative.
    case indeterminate
  }

  /// Why a block does not count.
  public enum Discounted: Hashable, Sendable {
    /// The agent was the same as before.
    case sameAgent
    /// The agent was not named, so it may be the same as before.
    case unknownAgent
    /// The interval was too short.
    case tooSoon(days: Int)
    /// The block is too old.
    case tooOld
    /// The longer agent did not last longer.
    case order
    /// It was not at the place of the previous positive block.
    case elsewhere
    /// It was on a side that does not hurt.
    case otherSide
    /// Other structures were numbed in the same session.
    case session
    /// It was given without imaging, which the criterion asks for.
    case unguided
    /// The injectate entered a vessel and the relief fell short, so it is inconclusive.
    case uptake
    /// The recorded relief leaves open whether it is positive.
    case undecided
    /// Nothing that numbs was injected, or the agent was not recorded.
    case noAgent
    /// The criterion was met before.
    case afterMet
  }

  /// How one block counts for the criterion.
  public enum Verdict: Hashable, Sendable {
    /// It counts as positive.
    case positive
    /// Its relief is below the threshold.
    case short
    /// The relief was enough, and what hurt before hurt as before.
    case movements
    /// It counts neither way.
    case discounted(Discounted)
  }

  /// The criterion.
  public let criterion: Criterion
  /// The state of the count.
  public let state: State
  /// Whether the protocol forbids another block of these procedures.
  public let isClosed: Bool
  /// Whether relief lasts, so that nothing more is needed.
  public let isProlonged: Bool
  /// The blocks that were positive and count.
  public let positives: [DiagnosticBlock]
  /// The positive blocks without a side that does not hurt: where a treatment would go.
  public let treated: [DiagnosticBlock]
  /// The positive blocks that do not count, and why.
  public let discounted: [(block: DiagnosticBlock, reason: Discounted)]
  /// Every block of its procedures with a relief, and how it counts; in order of date.
  public let verdicts: [(block: DiagnosticBlock, verdict: Verdict)]
  /// The agent for the next block, if the criterion names agents.
  public let nextAgent: DiagnosticBlock.Agent?
  /// The first day on which the interval allows the next block, if there is an interval.
  public let earliest: CalendarDate?

  /// Where a treatment goes: the place of the last block that was positive and counts, without a side that
  /// does not hurt; nil if there is none.
  public var place: (side: Side, levels: [Level])? {
    treated.last.map { ($0.side, $0.levels) }
  }

  /// How many positive blocks are missing.
  public var missing: Int { max(0, criterion.blocks - positives.count) }

  /// Counts the blocks of a profile, which are in order of date.
  ///
  /// A block falls short where its relief does, or where movements are asked for and hurt as
  /// before. A criterion that was met stays met, whatever a later block shows.
  init(_ criterion: Criterion, profile: ClinicalProfile) {
    var count = CriterionCount(criterion, profile: profile)
    for session in profile.sessions { count.add(session) }
    self.criterion = criterion
    self.state = count.state
    self.isProlonged = count.isProlonged
    self.positives = count.positives
    self.treated = count.positives.map {
      $0.with(side: profile.pain.needleSide(after: $0.side))
    }
    self.verdicts = count.verdicts
    self.discounted = count.verdicts.compactMap { block, verdict in
      guard case .discounted(let reason) = verdict else { return nil }
      return (block, reason)
    }
    self.isClosed = count.isClosed
    // What is still to be confirmed is so with another drug than that of the block that counts.
    let isBegun = if case .begun = count.state { true } else { false }
    let used = (isBegun ? count.positives.last : count.counted.last)?.isLongActing
    self.nextAgent =
      criterion.agents.first { $0.isLongActing != used } ?? criterion.agents.first
    self.earliest =
      criterion.intervalDays > 0
      ? count.counted.last?.lastDate.adding(days: criterion.intervalDays) : nil
  }
}

public import DDXCore

/// How far the recorded blocks go towards a protocol's criterion, counted on the recorded relief
/// and apart from any likelihood.
public struct CriterionStatus: Sendable {
  /// Where the count stands.
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
  }

  /// Why a positive relief does not count.
  public enum Discounted: Hashable, Sendable {
    /// The agent was the same as before.
    case sameAgent
    /// The interval was too short.
    case tooSoon(days: Int)
    /// The block is too old.
    case tooOld
    /// The longer agent did not last longer.
    case order
    /// It was not where the positive block before it was.
    case elsewhere
  }

  /// The criterion.
  public let criterion: Criterion
  /// Where the count stands.
  public let state: State
  /// Whether the protocol forbids another block of these procedures.
  public let isClosed: Bool
  /// Whether relief lasted so long that nothing more is needed.
  public let isProlonged: Bool
  /// The blocks that were positive and count.
  public let positives: [DiagnosticBlock]
  /// The positive blocks that do not count, and why.
  public let discounted: [(block: DiagnosticBlock, reason: Discounted)]
  /// The agent for the next block, if the criterion names agents.
  public let nextAgent: DiagnosticBlock.Agent?
  /// The first day on which the interval allows the next block, where one is set.
  public let earliest: CalendarDate?

  /// Counts the blocks of a profile, which are in order of date.
  ///
  /// A block falls short where its relief does, or where movements are asked for and hurt as
  /// before. A criterion that was met stays met, whatever a later block shows.
  init(_ criterion: Criterion, profile: ClinicalProfile) {
    var positives: [DiagnosticBlock] = []
    var discounted: [(block: DiagnosticBlock, reason: Discounted)] = []
    var negatives = 0
    var didFailConfirmation = false
    var isProlonged = false
    // A block on the side that does not hurt neither confirms nor excludes.
    let relevant = profile.blocks.filter {
      criterion.procedures.contains($0.procedure) && $0.relief != nil
        && $0.agent?.isLongActing != nil && $0.side.concerns(profile.pain.side)
    }
    for block in relevant {
      if positives.count >= criterion.blocks { break }
      guard let relief = block.relief, relief >= criterion.relief,
        !(criterion.needsMovements && block.movements == .same)
      else {
        negatives += 1
        if !positives.isEmpty { didFailConfirmation = true }
        continue
      }
      if let reason = Self.discount(block, after: positives, criterion, profile) {
        discounted.append((block, reason))
        if reason == .order { didFailConfirmation = true }
        continue
      }
      if let duration = block.reliefDuration, duration >= criterion.prolongedFrom {
        isProlonged = criterion.prolonged == .noFurther
      }
      if didFailConfirmation || (positives.isEmpty && negatives > 0) {
        // A repeat that the protocol allows begins the count anew.
        positives = []
        didFailConfirmation = false
      }
      positives.append(block)
    }
    let state: State =
      if didFailConfirmation {
        .failedConfirmation
      } else if positives.count
        >= criterion.blocks
      { .met } else if !positives.isEmpty {
        .begun(positive: positives.count, needed: criterion.blocks)
      } else if negatives > 0 { .negative } else { .notBegun }
    self.criterion = criterion
    self.state = state
    self.isProlonged = isProlonged
    self.positives = positives
    self.discounted = discounted
    self.isClosed =
      switch criterion.afterNegative {
      case .stop: negatives > 0 || didFailConfirmation
      case .repeatOnce: negatives > 1 || didFailConfirmation
      case .unstated: didFailConfirmation
      }
    let used = relevant.last?.agent
    self.nextAgent =
      criterion.agents.first { $0.isLongActing != used?.isLongActing }
      ?? criterion.agents.first
    self.earliest =
      criterion.intervalDays > 0
      ? relevant.last?.date.adding(days: criterion.intervalDays) : nil
  }

  private static func discount(
    _ block: DiagnosticBlock, after positives: [DiagnosticBlock], _ criterion: Criterion,
    _ profile: ClinicalProfile
  ) -> Discounted? {
    if let days = criterion.withinDays, let today = profile.date,
      block.date.days(until: today) > days
    {
      return .tooOld
    }
    guard let last = positives.last else { return nil }
    let isSameSide =
      last.side == block.side || last.side == .unspecified
      || block.side == .unspecified
    let sharesLevel =
      last.levels.isEmpty || block.levels.isEmpty
      || last.levels.contains(where: block.levels.contains)
    if !isSameSide || !sharesLevel { return .elsewhere }
    let interval = last.date.days(until: block.date)
    if interval < criterion.intervalDays { return .tooSoon(days: interval) }
    if criterion.needsDifferentAgents, let first = last.agent?.isLongActing,
      first == block.agent?.isLongActing
    {
      return .sameAgent
    }
    if criterion.needsOrder,
      let pattern = ComparativeBlock(last, block, prolonged: criterion.prolongedFrom),
      pattern == .discordant || pattern == .discordantProlonged
    {
      return .order
    }
    return nil
  }
}

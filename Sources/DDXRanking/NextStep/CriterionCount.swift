import DDXCore

/// The blocks of a profile counted towards a criterion, one session after the other.
struct CriterionCount {
  private let criterion: Criterion
  private let profile: ClinicalProfile
  private(set) var positives: [DiagnosticBlock] = []
  private(set) var verdicts: [(block: DiagnosticBlock, verdict: CriterionStatus.Verdict)] = []
  /// The blocks that count either way, or would have.
  private(set) var counted: [DiagnosticBlock] = []
  private(set) var isProlonged = false
  /// The sides of the blocks that fell short.
  private var negatives: [Side] = []
  private var didFailConfirmation = false
  private var isIndeterminate = false

  init(_ criterion: Criterion, profile: ClinicalProfile) {
    self.criterion = criterion
    self.profile = profile
  }

  /// The state of the count.
  var state: CriterionStatus.State {
    if didFailConfirmation { return .failedConfirmation }
    if positives.count >= criterion.blocks { return .met }
    if !positives.isEmpty {
      return .begun(positive: positives.count, needed: criterion.blocks)
    }
    return !negatives.isEmpty ? .negative : isIndeterminate ? .indeterminate : .notBegun
  }

  /// Whether the protocol forbids another block.
  var isClosed: Bool {
    switch criterion.afterNegative {
    case .stop: negativesHere > 0 || didFailConfirmation
    case .repeatOnce: negativesHere > 1 || didFailConfirmation
    case .unstated: didFailConfirmation
    }
  }

  /// The blocks that fell short where the last positive one was: on the other side they say nothing of it.
  private var negativesHere: Int {
    guard let last = positives.last else { return negatives.count }
    return negatives.count { !last.side.isOpposite($0) }
  }

  /// Counts one more reading.
  mutating func add(_ session: InjectionSession) {
    guard session.procedures.contains(where: criterion.procedures.contains) else { return }
    let counting = session.blocks.first { criterion.procedures.contains($0.procedure) }
    guard let own = session.asOneBlock(of: criterion.procedures) else {
      if let counting, counting.reliefRange != nil {
        verdicts.append((counting, .discounted(.session)))
      }
      return
    }
    guard own.reliefRange != nil else { return }
    guard own.isAnaesthetic == true else {
      verdicts.append((own, .discounted(.noAgent)))
      return
    }
    // A block on the side that does not hurt neither confirms nor excludes.
    guard profile.pain.mayComeFrom(own.side) else {
      verdicts.append((own, .discounted(.otherSide)))
      return
    }
    if positives.count >= criterion.blocks {
      verdicts.append((own, .discounted(.afterMet)))
      counted.append(own)
      return
    }
    let verdict = verdict(on: own)
    verdicts.append((own, verdict))
    if verdict != .discounted(.elsewhere) { counted.append(own) }
    count(own, as: verdict)
  }

  private mutating func count(_ block: DiagnosticBlock, as verdict: CriterionStatus.Verdict) {
    switch verdict {
    case .short, .movements:
      negatives.append(block.side)
      if !positives.isEmpty { didFailConfirmation = true }
    case .discounted(.order): didFailConfirmation = true
    case .discounted(.uptake), .discounted(.undecided), .discounted(.unguided):
      isIndeterminate = true
    case .discounted: break
    case .positive:
      if let duration = block.reliefDuration, duration >= criterion.prolongedFrom,
        criterion.prolonged == .noFurther
      {
        isProlonged = block.reliefLasts(in: profile)
      }
      if didFailConfirmation || (positives.isEmpty && !negatives.isEmpty) {
        // A repeat that the protocol allows begins the count anew.
        positives = []
        didFailConfirmation = false
      }
      positives.append(block)
    }
  }

  private func verdict(on block: DiagnosticBlock) -> CriterionStatus.Verdict {
    if criterion.needsImaging, block.guidance == DiagnosticBlock.Guidance.none {
      return .discounted(.unguided)
    }
    let isEnough = block.reliefRange?.reaches(criterion.relief) ?? nil
    let hurtsAsBefore = criterion.needsMovements && block.movements == .same
    if isEnough == false || hurtsAsBefore {
      if let last = positives.last, last.side.isOpposite(block.side) {
        return .discounted(.elsewhere)
      }
      if criterion.uptake == .indeterminate, block.vascularUptake == .seen {
        return .discounted(.uptake)
      }
      return isEnough == false ? .short : .movements
    }
    if isEnough == nil { return .discounted(.undecided) }
    return discount(block).map { .discounted($0) } ?? .positive
  }

  /// Why a positive relief does not count, or nil if it does.
  ///
  /// Of a block of which only the month is known the safer end is taken: the older for its age, the
  /// shorter for an interval.
  private func discount(_ block: DiagnosticBlock) -> CriterionStatus.Discounted? {
    if let days = criterion.withinDays, let today = profile.date,
      block.date.days(until: today) > days
    {
      return .tooOld
    }
    guard let last = positives.last else { return nil }
    let isSameSide =
      last.side == block.side || last.side == .unspecified || block.side == .unspecified
    let sharesLevel =
      last.levels.isEmpty || block.levels.isEmpty
      || last.levels.contains(where: block.levels.contains)
    if !isSameSide || !sharesLevel { return .elsewhere }
    let interval = max(0, last.lastDate.days(until: block.date))
    if interval < criterion.intervalDays { return .tooSoon(days: interval) }
    if criterion.needsDifferentAgents {
      guard let first = last.isLongActing, let second = block.isLongActing else {
        return .unknownAgent
      }
      if first == second { return .sameAgent }
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

extension DiagnosticBlock {
  /// Whether its relief lasts: it reaches to the day of the profile, and the pain now is no more
  /// than it left.
  ///
  /// A recorded duration is a round number, so nine tenths of the time are enough; assumed. A relief
  /// of 80 % leaves at most 2 of 10, or 80 % less than the pain before where that was recorded; half
  /// a point is the rounding of a score.
  func reliefLasts(in profile: ClinicalProfile) -> Bool {
    guard let today = profile.date, let duration = reliefDuration, let relief = reliefRange else {
      return false
    }
    guard duration.hours >= 0.9 * 24 * Double(date.days(until: today)) else { return false }
    guard let now = profile.pain.intensity else { return true }
    return now <= (painBefore ?? 10) * (1 - relief.low.percent / 100) + 0.5
  }
}

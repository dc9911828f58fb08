internal import DDXCore

extension BlockDraft {
  /// The block, checked against the vocabulary, the day of the profile, its other blocks and the age of
  /// the patient.
  func block(
    on today: CalendarDate?, beside others: [DiagnosticBlock],
    ofAge age: Int
  ) throws(EditFault) -> DiagnosticBlock {
    guard let days else { throw .blockLacks("date") }
    guard let today else { throw .noProfileDate }
    if days.first > today { throw .blockLater }
    let subject = BlockSubject(profileDate: today, pain: Pain(), age: age)
    if let birth = subject.earliestBirth, days.last < birth { throw .blockBeforeBirth }
    if procedure.side == .required, side == .unspecified { throw .placeMissing("side") }
    if procedure.side == .required, side == .midline { throw .noPlace("midline") }
    if procedure.side == .none, side != .unspecified { throw .noPlace("side") }
    if let kind = procedure.levels {
      if levels.contains(where: { $0.kind != kind }) { throw .levelKind(kind) }
    } else if !levels.isEmpty {
      throw .noPlace("level")
    }
    let block = DiagnosticBlock(
      procedure: procedure.id, date: days.first, side: side, levels: levels, volume: volume,
      steroid: steroid, reliefDuration: reliefDuration, movements: movements,
      guidance: guidance, contrast: contrast, vascularUptake: uptake, sedation: sedation,
      diary: diary, complication: original?.complication, provocation: original?.provocation,
      line: original?.line ?? 0, agents: agents, reliefRange: relief ?? scored ?? parts,
      reliefBack: reliefBack, reliefLeg: reliefLeg, painBefore: painBefore, scores: scores,
      lastDate: max(days.first, min(days.last, today)), time: time, session: original?.session)
    for other in others where other != original {
      if block.repeats(other) { throw .sameBlock }
      if original == nil, !isOwnReading, time == nil, block.isDayKnown, other.isDayKnown,
        block.date == other.date
      {
        throw .sameDay
      }
    }
    return block
  }

  private var scored: ReliefRange? {
    painBefore.flatMap {
      scores.bestRelief(before: $0, within: DiagnosticBlock.window(of: agents))?.relief
    }
  }

  private var parts: ReliefRange? {
    guard let reliefBack, let reliefLeg else { return reliefBack ?? reliefLeg }
    return reliefBack.spanning(reliefLeg)
  }
}

extension DiagnosticBlock {
  /// Whether it is another line for a block already there: the same procedure and place on the same
  /// day, and no time of the day that tells them apart: while the first anaesthetic may still work, a
  /// second injection of the same place has no reading of its own.
  func repeats(_ other: DiagnosticBlock) -> Bool {
    guard procedure == other.procedure, when == other.when, side.concerns(other.side),
      !isApart(from: other)
    else { return false }
    return levels.isEmpty || other.levels.isEmpty || levels.contains(where: other.levels.contains)
  }

  /// Whether two of one day are so many hours apart that the first had worn off.
  private func isApart(from other: DiagnosticBlock) -> Bool {
    guard let time, let earlier = other.time else { return false }
    return abs(time.minutes - earlier.minutes) >= Self.minutesApart
  }

  /// Four hours, the window in which the relief of a short-acting anaesthetic is read.
  private static let minutesApart = 240
}

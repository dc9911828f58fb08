import DDXCore
import DDXRanking

extension CriterionStatus {
  /// The state of the criterion, as JSON names it; a closed criterion says so, whatever closed it.
  var word: String {
    if isClosed, state != .met { return "closed" }
    return switch state {
    case .notBegun: "notBegun"
    case .begun: "begun"
    case .met: "met"
    case .failedConfirmation, .negative: "failed"
    case .indeterminate: "indeterminate"
    }
  }

  /// The state of the criterion, in words.
  fileprivate var words: String {
    let count = "\(positives.count) of \(criterion.blocks)"
    return switch state {
    case .notBegun: "not begun"
    case .begun: "begun, \(count)"
    case .met: "met, \(count)"
    case .failedConfirmation:
      "not confirmed; "
        + (isClosed ? "no further block counts" : "another block may follow")
    case .negative:
      "negative; " + (isClosed ? "no further block counts" : "another block may follow")
    case .indeterminate: "inconclusive; another block may follow"
    }
  }
}

extension Glossary {
  /// The state of a criterion, in words.
  func words(_ status: CriterionStatus) -> String { status.words }

  /// How many blocks a criterion counts so far.
  func inBrief(_ status: CriterionStatus) -> String {
    "\(status.positives.count) of \(counted(status.criterion.blocks, "positive block"))"
      + (status.isClosed && status.state != .met ? ", no further block counts" : "")
  }

  /// What a criterion still asks for; empty where nothing is missing, or nothing more may follow.
  func missing(of status: CriterionStatus) -> String {
    let criterion = status.criterion
    guard status.state != .met, !status.isClosed else { return "" }
    var words =
      "\(counted(status.missing, "block")) with relief of \(fixed(criterion.relief.percent, 0)) % or more"
    if criterion.needsDifferentAgents, !status.positives.isEmpty {
      words += ", with an anaesthetic of the other kind"
    }
    if criterion.needsImaging { words += ", with imaging" }
    if criterion.needsMovements { words += ", and movements that no longer hurt" }
    if let earliest = status.earliest, !status.positives.isEmpty {
      words += ", not before \(earliest)"
    }
    return words
  }

  /// Why a criterion is in its state: each block and how it counts.
  func why(_ status: CriterionStatus) -> [String] {
    status.verdicts.map { why($1, of: $0, status) }
  }

  /// How one block counts for a criterion.
  func why(
    _ verdict: CriterionStatus.Verdict, of block: DiagnosticBlock, _ status: CriterionStatus
  ) -> String {
    "\(block.when): \(words(verdict, on: block, status.criterion))"
  }

  private func words(
    _ verdict: CriterionStatus.Verdict, on block: DiagnosticBlock, _ criterion: Criterion
  ) -> String {
    let relief = block.reliefRange?.words ?? "no relief recorded"
    let least = "\(fixed(criterion.relief.percent, 0)) %"
    return switch verdict {
    case .positive:
      "\(relief), positive (\(least) or more)"
        + (criterion.needsImaging && block.guidance == nil
          ? "; the rule requires imaging, which is not recorded" : "")
    case .short:
      block.reliefRange?.isWorse == true ? relief : "\(relief) is below \(least)"
    case .movements: "\(relief), but the movements that hurt before still hurt"
    case .discounted(let reason): "\(relief) does not count: \(words(reason, on: block, criterion))"
    }
  }

  private func words(
    _ reason: CriterionStatus.Discounted, on block: DiagnosticBlock, _ criterion: Criterion
  ) -> String {
    let month = block.isDayKnown ? "" : ", counted by the month, as the day is not recorded"
    return switch reason {
    case .sameAgent: "its anaesthetic acts as long as that of the previous block"
    case .unknownAgent:
      "its anaesthetic is not named, and may be the same as in the previous block"
    case .tooSoon(let days):
      "given \(counted(days, "day")) after the previous block\(month) (minimum \(criterion.intervalDays))"
    case .tooOld:
      "it is more than \(criterion.withinDays.map { counted($0, "day") } ?? "the time allowed") old"
    case .order: "the longer-acting anaesthetic did not last longer"
    case .elsewhere: "it was not at the same place as the previous positive block"
    case .otherSide: "it was on the side that does not hurt"
    case .session: "other structures were anaesthetised in the same session"
    case .unguided: "it was given without imaging, which the rule requires"
    case .uptake: "it went into a vessel, so it is inconclusive"
    case .undecided:
      "the record does not show whether it reached \(fixed(criterion.relief.percent, 0)) %"
    case .noAgent: "no anaesthetic is recorded"
    case .afterMet: "the criterion was met before"
    }
  }
}

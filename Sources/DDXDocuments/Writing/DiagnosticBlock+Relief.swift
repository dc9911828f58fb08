package import DDXCore

extension DiagnosticBlock {
  /// The relief that a reader makes of its scores, or of its parts; nil where it has neither.
  package var reliefThatFollows: ReliefRange? {
    let scored = painBefore.flatMap {
      scores.bestRelief(before: $0, within: Self.window(of: agents))?.relief
    }
    guard scored == nil, let reliefBack, let reliefLeg else {
      return scored ?? reliefBack ?? reliefLeg
    }
    return reliefBack.spanning(reliefLeg)
  }

  /// The relief that was stated beside that; nil where none was, or where it says the same.
  package var statedRelief: ReliefRange? {
    reliefRange == reliefThatFollows ? nil : reliefRange
  }
}

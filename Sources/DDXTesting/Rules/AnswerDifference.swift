internal import DDXCore

/// In what two answers differ, the order of their entries aside; numbers must be the same bits.
enum AnswerDifference {
  /// The parts that differ, in words; empty where the answers are one.
  static func parts(_ left: Assessment, _ right: Assessment) -> [String] {
    switch (left, right) {
    case (.notApplicable(let left), .notApplicable(let right)):
      left == right ? [] : ["the reason why it does not apply"]
    case (.assessed(let left), .assessed(let right)): parts(left, right)
    default: ["whether it applies"]
    }
  }

  private static func parts(_ left: SourceAssessment, _ right: SourceAssessment) -> [String] {
    let same: [(String, Bool)] = [
      ("the share", left.share == right.share),
      ("the terms of the share", left.shareTerms == right.shareTerms),
      ("the sites", isSame(left.sites, right.sites)),
      ("the evidence", isSame(left.evidence, right.evidence)),
      ("the coverage", isSame(left.coverage, right.coverage)),
      ("the pathways", isSame(left.pathways, right.pathways)),
      ("the notes", isSame(left.notes, right.notes)),
    ]
    return same.filter { !$0.1 }.map(\.0)
  }

  private static func isSame<Element: Hashable>(_ left: [Element], _ right: [Element]) -> Bool {
    left == right || counts(left) == counts(right)
  }

  private static func counts<Element: Hashable>(_ elements: [Element]) -> [Element: Int] {
    elements.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

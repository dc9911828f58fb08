import DDXCore
import DDXRanking

/// One step from the pretest probability to the one that a source's own evidence gives.
struct EvidenceStep {
  let row: EvidenceRow
  /// The natural logarithm of its ratio, over all places that the finding concerns.
  var logOdds: Double

  var factor: String { LikelihoodRatio(clamping: exponential(logOdds)).factor }

  /// The steps of a candidate: each finding once, and after each group its overlap.
  static func steps(of candidate: Candidate) -> [EvidenceStep] {
    var steps: [EvidenceStep] = []
    for row in candidate.evidence {
      if let index = steps.firstIndex(where: { $0.row.kind == row.kind }) {
        steps[index].logOdds += row.logOdds
      } else {
        steps.append(EvidenceStep(row: row, logOdds: row.logOdds))
      }
    }
    var groups: Set<String> = []
    return steps.flatMap { step -> [EvidenceStep] in
      guard let group = step.row.group else { return [step] }
      guard groups.insert(group).inserted else { return [] }
      let members = steps.filter { $0.row.group == group }
      return members.filter { !$0.isInteraction } + members.filter(\.isInteraction)
    }
  }

  private var isInteraction: Bool {
    if case .interaction = row.kind { true } else { false }
  }
}

extension Glossary {
  /// What a row stands for, in words.
  func words(_ row: EvidenceRow) -> String {
    switch row.kind {
    case .finding(let finding): sentence(finding)
    case .block(let block): "\(block.when) \(words(block))"
    case .session(let blocks): words(session: blocks)
    case .orderOfDurations: "which of the two anaesthetics lasted longer"
    case .interaction("site"):
      row.logOdds < 0
        ? "the findings disagree about the place, or suggest an unusual one"
        : "the findings agree about the place"
    case .interaction: "overlap among the findings of the group"
    }
  }
}

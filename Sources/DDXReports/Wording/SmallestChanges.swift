import DDXComparison
import DDXCore
import DDXRanking

extension Glossary {
  /// The smallest changes that would give another answer, each with its name.
  func whatWouldChange(_ changes: SmallestChanges) -> [(name: String, text: String)] {
    let place = ("First place", firstPlace(changes))
    guard let now = changes.now.step, now.kind != .stop else { return [place] }
    return [place, ("Step", step(changes))]
  }

  private func firstPlace(_ changes: SmallestChanges) -> String {
    guard let change = changes.first, let new = change.decision.standings.first else {
      return nothing("the first place", changes)
    }
    let before = changes.now.first
    let old = change.decision.standings.first { $0.source == before }.map {
      ", \(title(of: before).lowercasedFirst) \($0.posttest.percent)"
    }
    return "\(title(of: new.source).lowercasedFirst) (\(new.posttest.percent)\(old ?? "")) "
      + whole(change, changes.firstAlone)
  }

  private func step(_ changes: SmallestChanges) -> String {
    guard let change = changes.step else { return nothing("the step", changes) }
    return "\(words(change.decision.step)) \(whole(change, changes.stepAlone))"
  }

  /// What would have to be different, and how many other facts would do the same.
  private func whole(_ change: SmallestChanges.Change, _ alone: Int) -> String {
    let condition = listed(change.facts.map { "if \(words(if: $0))" })
    guard change.facts.count == 1, alone > 1 else { return condition }
    return "\(condition); \(counted(alone - 1, "other change")) would do the same"
  }

  /// A fact recorded differently, as it reads after the word `if`.
  private func words(if change: ProfileChange) -> String {
    switch change.kind {
    case .age(_, let after): return "the age were \(after)"
    case .finding(let before, let after):
      guard let finding = after ?? before else { return "nothing else were recorded" }
      let words = "\"\(words(finding))\""
      guard let after else { return "\(words) had not been recorded" }
      return "\(words) were \(after.state.description)"
    case .block(let before, let after):
      let block = "the \(title(of: after.procedure)) of \(after.when)"
      if let relief = after.relief, before?.relief != relief {
        return "\(block) had relieved \(fixed(relief.percent, 0)) %"
      }
      return after.vascularUptake == .seen
        ? "\(block) had run into a vessel" : "\(block) had not run into a vessel"
    }
  }

  private func nothing(_ what: String, _ changes: SmallestChanges) -> String {
    if changes.facts == 0 { return "nothing recorded affects \(what)" }
    switch changes.search {
    case .singles where changes.untried > 0, .complete where changes.untried > 0:
      return "none of the \(changes.facts) findings and blocks that weigh most changes \(what)"
    case .singles: return "no single finding or block changes \(what)"
    case .complete: return "no finding or block, and no two of them, change \(what)"
    case .stopped:
      let tried =
        changes.untried > 0
        ? "none of the \(changes.facts) findings and blocks that weigh most changes \(what)"
        : "no single finding or block changes \(what)"
      return tried + ", nor does any of the pairs that were tried"
    }
  }
}

extension Glossary {
  /// What would put another source first, for a line that begins with `but if`; nil where nothing
  /// would.
  func unlessFirst(_ changes: SmallestChanges) -> String? {
    changes.first.map { change in
      "\(condition(change)), \(phrase(of: change.decision.first)) would be first"
        + others(changes.firstAlone, change)
    }
  }

  /// What would lead to another step, for a line that begins with `but if`; nil where nothing would.
  func unlessStep(_ changes: SmallestChanges) -> String? {
    changes.step.map { change in
      "\(condition(change)), the step would be: \(words(change.decision.step))"
        + others(changes.stepAlone, change)
    }
  }

  private func condition(_ change: SmallestChanges.Change) -> String {
    listed(change.facts.map(words(if:)))
  }

  private func others(_ alone: Int, _ change: SmallestChanges.Change) -> String {
    change.facts.count == 1 && alone > 1
      ? " (\(counted(alone - 1, "other change")) would do the same)" : ""
  }
}

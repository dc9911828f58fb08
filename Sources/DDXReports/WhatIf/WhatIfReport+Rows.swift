import DDXCore
import DDXRanking

extension WhatIfReport {
  /// A source before and after.
  struct Row {
    let source: SourceID
    let title: String
    let before: Candidate?
    let after: Candidate?

    /// By how much its probability changed, in percentage points; nil where it was not assessed
    /// on both sides.
    var change: Double? {
      guard let before, let after else { return nil }
      return (after.posttest.value - before.posttest.value) * 100
    }

    /// The change with its sign; `~` for none that shows.
    var points: String {
      guard let change else { return "-" }
      if abs(change) < 0.05 { return "~" }
      return (change > 0 ? "+" : "-") + fixed(abs(change), 1)
    }

    /// How its place changed, in words.
    var move: String {
      guard let before, let after else {
        return after == nil ? "no longer assessed" : "now assessed"
      }
      if before.rank == after.rank { return "" }
      return before.rank > after.rank
        ? "up \(before.rank - after.rank)" : "down \(after.rank - before.rank)"
    }
  }

  /// The sources in their order after the change, then those that are no longer assessed.
  var rows: [Row] {
    let sources =
      after.candidates.map(\.source)
      + before.candidates.map(\.source).filter { after.candidate($0) == nil }
    return sources.map { source in
      let (old, new) = (before.candidate(source), after.candidate(source))
      return Row(
        source: source, title: new?.title ?? old?.title ?? source.name, before: old, after: new)
    }
  }

  /// The result, in one sentence.
  var closing: String {
    let (first, second) = (before.candidates.first, after.candidates.first)
    let title = second?.title ?? "Nothing"
    let place =
      first?.source == second?.source
      ? "\(title) stays first"
      : "\(title) takes the first place from \(first?.title.lowercasedFirst ?? "nothing")"
    let isSameStep = glossary.nextStep(of: before) == glossary.nextStep(of: after)
    let step = isSameStep ? "the next step stays the same" : "the next step changes"
    let most = rows.max { abs($0.change ?? 0) < abs($1.change ?? 0) }
    guard let most, let change = most.change, abs(change) >= 0.05 else {
      return "\(place), \(step), and no probability changes by as much as 0.1 percentage points."
    }
    let who = most.source == second?.source ? "it" : most.title.lowercasedFirst
    return "\(place), \(step), and \(who) moves most: \(change > 0 ? "up" : "down") by "
      + "\(fixed(abs(change), 1)) percentage points."
  }
}

extension Glossary {
  /// What is recommended, in one line.
  func nextStep(of ranking: Ranking) -> String {
    switch Precedence(ranking) {
    case .stop: return "none: \(ranking.safety.heading.lowercased())"
    case .investigate(let suspects):
      return "look for another source first: \(listed(suspects.map(\.suspect.title)))"
    case nil: break
    }
    guard let recommendation = ranking.recommendation else {
      return "the protocol has no rules for a next step"
    }
    if let option = recommendation.option { return words(option) }
    if let pathway = recommendation.pathway { return pathway.title.lowercasedFirst }
    return recommendation.kind == .investigate
      ? "look for another source" : "no injection: " + listed(recommendation.reasons.map(words))
  }

  /// A change in words, such as `thigh thrust (right): present → absent`.
  func words(_ change: ProfileChange) -> String {
    switch change.kind {
    case .age(let before, let after): return "age: \(before) → \(after)"
    case .finding(let before, let after):
      guard let finding = after ?? before else { return "\(change.setting): not recorded before" }
      let old = before?.state.description ?? "not recorded"
      let new = after?.state.description ?? "not recorded"
      return "\(words(finding)): " + (old == new ? "\(new), as before" : "\(old) → \(new)")
    case .block(let before, let after):
      let new = "\(after.when) \(words(after))"
      guard let before else { return "one more block: \(new)" }
      let old = "\(before.when) \(words(before))"
      if old == new { return "\(new) (\(change.setting))" }
      // What both share is said once.
      let parts = [old, new].map { $0.split(separator: ": ", maxSplits: 1) }
      return parts.allSatisfy({ $0.count == 2 }) && parts[0][0] == parts[1][0]
        ? "\(old) → \(parts[1][1])" : "\(old) → \(new)"
    }
  }
}

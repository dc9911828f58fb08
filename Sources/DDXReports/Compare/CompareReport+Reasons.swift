import DDXComparison
import DDXCore
import DDXRanking

extension CompareReport {
  /// Whether first place and next step are others.
  func writeAnswers(to page: inout TextPage) {
    let (left, right) = (comparison.left.decision, comparison.right.decision)
    page.heading("First place: \(comparison.changesFirstPlace ? "changes" : "the same")")
    page.paragraph(
      change(title(left.first).lowercasedFirst, title(right.first).lowercasedFirst), lead: "  ")
    page.heading("Next step: \(changesStep ? "changes" : "the same")")
    let steps = (
      glossary.words(left.step, agent: left.agent), glossary.words(right.step, agent: right.agent)
    )
    page.paragraph(change(steps.0, steps.1), lead: "  ")
  }

  /// Whether the next step, or the agent for it, is another.
  var changesStep: Bool {
    comparison.changesStep || comparison.left.decision.agent != comparison.right.decision.agent
  }

  private func change(_ left: String, _ right: String) -> String {
    left == right ? left : "\(left) → \(right)"
  }

  /// The sources whose place or probability changes.
  func writeMoved(to page: inout TextPage) {
    page.heading("Who moved")
    let moved = comparison.movements.filter { $0.moves && (!$0.isSmall || !$0.move.isEmpty) }
    if moved.isEmpty { page.line("  nobody by \(limit) points or more") }
    for movement in moved {
      let place = movement.move.isEmpty ? "" : ", \(movement.move)"
      page.line("  \(title(movement.source).lowercasedFirst)  \(movement.points)\(place)")
    }
  }

  private var limit: String { fixed(comparison.threshold * 100, 1) }

  /// What each edit adds to each source that moved.
  func writeReasons(to page: inout TextPage) {
    guard let attribution = comparison.attribution else { return }
    page.heading("Why")
    let moved = comparison.movements.filter { $0.moves && !$0.isSmall }.map(\.source)
    let shares = attribution.shares.filter { $0.size > 0 }.sorted { $0.size > $1.size }
    if shares.isEmpty { page.line("  no edit moves a probability") }
    for share in shares {
      let amounts = moved.compactMap { source -> String? in
        guard let index = attribution.sources.firstIndex(of: source),
          abs(share.amounts[index]) >= 0.0005
        else { return nil }
        let error = share.standardErrors.map { " ± \(fixed($0[index] * 100, 1))" } ?? ""
        return "\(title(source).lowercasedFirst) \(share.amounts[index].points)\(error)"
      }
      page.paragraph(
        amounts.isEmpty ? "less than 0.1 points on what moved" : amounts.joined(separator: ", "),
        lead: "  shares   ")
      write(edits[share.edit], to: &page)
    }
    if case .sampled(let pairs) = attribution.method {
      page.paragraph(
        "Shares are means over \(pairs) random orders and their reverses, ± the standard error.",
        lead: "  ", .faint)
    }
    let rest = attribution.inactive.count + attribution.shares.count - shares.count
    if rest > 0 { page.line("  \(counted(rest, "more edit")) moved no probability here", .faint) }
  }

  /// The fewest edits that change the answers.
  func writeFlips(to page: inout TextPage) {
    if let flip = comparison.firstPlaceFlip {
      page.heading("Smallest set of edits that changes the first place")
      write(flip, to: &page) { "first place: \(title($0).lowercasedFirst)" }
    }
    if let flip = comparison.stepFlip {
      page.heading("Smallest set of edits that changes the next step")
      write(flip, to: &page) { "next step: \(glossary.words($0))" }
    }
  }

  private func write<Answer>(
    _ flip: FlipSet<Answer>, to page: inout TextPage, words: (Answer) -> String
  ) {
    if let found = flip.changing {
      page.paragraph(words(found.answer), lead: "  gives    ")
      for edit in found.edits { write(edits[edit], to: &page) }
    }
    if let found = flip.completing {
      guard found != flip.changing else { return }
      page.paragraph(words(found.answer), lead: "  in full  ")
      for edit in found.edits { write(edits[edit], to: &page) }
      return
    }
    switch flip.search {
    case .complete(let size):
      page.line("  no set of up to \(counted(size, "edit")) gives \(names.right)'s answer")
    case .stopped(let evaluated):
      page.line("  none that gives \(names.right)'s answer among the first \(evaluated) sets")
    }
  }

  private func write(_ edit: ProtocolEdit, to page: inout TextPage) {
    let shown = edit.active.prefix(4)
    for difference in shown {
      let words = DifferenceWords(difference)
      page.paragraph(words.change, lead: "    edit   ")
      page.paragraph(words.places, lead: "           ", .faint)
    }
    let rest = edit.active.count - shown.count
    if rest > 0 { page.line("           and \(counted(rest, "more difference"))", .faint) }
  }

  /// What came of it, in one sentence.
  var closing: String {
    if !comparison.changesAnything {
      return "Moving from \(names.left) to \(names.right) changes nothing for this patient by "
        + "\(limit) points or more."
    }
    let right = comparison.right.decision
    let first = title(right.first)
    let place =
      comparison.changesFirstPlace
      ? "\(first.lowercasedFirst) takes the first place from "
        + title(comparison.left.decision.first).lowercasedFirst
      : "\(first.lowercasedFirst) stays first"
    let step = changesStep ? "the next step changes" : "the next step stays the same"
    return "Moving from \(names.left) to \(names.right), \(place) and \(step)."
  }
}

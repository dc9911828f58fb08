import DDXComparison
import DDXCore
import DDXRanking

extension CompareReport {
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
}

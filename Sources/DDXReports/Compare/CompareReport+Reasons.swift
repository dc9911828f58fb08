import DDXComparison
import DDXCore
import DDXRanking

extension CompareReport {
  /// The effect of each edit on each source that changed.
  func writeReasons(to page: inout TextPage) {
    guard let attribution = comparison.attribution else { return }
    page.heading("Why")
    let moved = comparison.movements.filter { $0.moves && !$0.isSmall }.map(\.source)
    let shares = attribution.shares.filter { $0.size > 0 }.sorted { $0.size > $1.size }
    if shares.isEmpty { page.line("  no edit changes a probability") }
    for share in shares {
      let amounts = moved.compactMap { source -> String? in
        guard let index = attribution.sources.firstIndex(of: source),
          abs(share.amounts[index]) >= 0.0005
        else { return nil }
        return "\(title(source).lowercasedFirst) \(share.words(at: index))"
      }
      page.paragraph(
        amounts.isEmpty ? "less than 0.1 points on each of these" : amounts.joined(separator: ", "),
        lead: "  effect   ")
      write(edits[share.edit], to: &page)
    }
    if let sampling { page.paragraph(sampling, lead: "  ", .faint) }
    let rest = attribution.inactive.count + attribution.shares.count - shares.count
    if rest > 0 { page.line("  \(counted(rest, "more edit")) changed no probability here", .faint) }
  }

  /// How the shares were sampled, in a sentence; nil where they are exact.
  var sampling: String? {
    guard case .sampled(let pairs) = comparison.attribution?.method else { return nil }
    return "Effects are means over \(pairs) random orders and their reverses, ± the standard error."
  }

  /// The fewest edits that change the answers.
  func writeFlips(to page: inout TextPage) {
    for flip in flips {
      page.heading(flip.heading)
      for found in flip.found {
        page.paragraph(found.answer, lead: "  " + found.lead.padded(to: 9))
        for edit in found.edits { write(edits[edit], to: &page) }
      }
      if let rest = flip.rest { page.paragraph(rest, lead: "  ") }
    }
  }

  private func write(_ edit: ProtocolEdit, to page: inout TextPage) {
    let shown = edit.active.prefix(4)
    for difference in shown {
      page.write(difference, glossary)
    }
    let rest = edit.active.count - shown.count
    if rest > 0 { page.line("           and \(counted(rest, "more difference"))", .faint) }
  }
}

extension TextPage {
  /// Adds a difference of two editions: in words, with its key and its places.
  mutating func write(_ difference: ProtocolDifference, _ glossary: Glossary) {
    let words = DifferenceWords(difference, glossary: glossary)
    paragraph(words.change, lead: "    edit   ")
    paragraph(difference.key, lead: "           ", .faint)
    paragraph(words.places, lead: "           ", .faint)
  }
}

extension Attribution.Share {
  /// The amount for a source in points, with its standard error where it was sampled.
  func words(at index: Int) -> String {
    let error = standardErrors.map { " ± \(fixed($0[index] * 100, 1))" } ?? ""
    return amounts[index].points + error
  }
}

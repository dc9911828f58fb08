public import DDXComparison
import DDXCore
public import DDXRanking

/// Movements as a table: one row for each source of each profile [RFC4180].
public enum CompareTable {
  /// The names of the columns, as the first line.
  public static let header = CSVReport.row([
    "profile", "left", "right", "source", "left-rank", "left-posttest", "right-rank",
    "right-posttest", "change", "small",
    "left-safety", "right-safety",
  ])

  /// The rows of one patient, each ended by CR LF.
  public static func text(
    _ movements: [Movement], profile: String, names: (left: String, right: String),
    safety: (left: Decision.Safety, right: Decision.Safety)
  ) -> String {
    movements.map { movement in
      CSVReport.row([
        profile, names.left, names.right, movement.source.name,
        movement.left.map { String($0.rank) } ?? "",
        movement.left?.posttest.value.description ?? "",
        movement.right.map { String($0.rank) } ?? "",
        movement.right?.posttest.value.description ?? "",
        movement.change?.description ?? "", movement.isSmall ? "yes" : "no",
        safety.left.word, safety.right.word,
      ])
    }.joined()
  }
}

extension CompareReport {
  /// The rows of ``CompareTable``.
  public func csv() -> String {
    CompareTable.text(
      comparison.movements, profile: comparison.left.profile.id, names: names,
      safety: (comparison.left.safety.brief, comparison.right.safety.brief))
  }

  /// The comparison as a Markdown page.
  public func markdown() -> String {
    let sheet = sheet
    var lines = ["# \(comparison.left.profile.id): \(names.left) and \(names.right)", ""]
    if isSame { return (lines + [same]).joined(separator: "\n") + "\n" }
    lines += sheet.markdownSafety + [""] + sheet.markdownTable
    lines += [""] + sheet.markdownAnswers
    let shares = comparison.attribution?.shares.filter { $0.size > 0 } ?? []
    if !shares.isEmpty { lines += ["", "## Why"] }
    for share in shares {
      lines += [""] + markdown(share.edit)
      for (index, source) in (comparison.attribution?.sources ?? []).enumerated()
      where abs(share.amounts[index]) >= 0.0005 {
        lines.append(
          "  - \(title(source).lowercasedFirst): \(share.words(at: index)) points")
      }
    }
    if let sampling { lines += ["", sampling] }
    for flip in flips {
      lines += ["", "## \(flip.heading)", ""]
      for found in flip.found {
        lines.append("\(found.lead.capitalisedFirst) \(found.answer)")
        lines += [""] + found.edits.flatMap(markdown) + [""]
      }
      if let rest = flip.rest { lines += [rest.capitalisedFirst + ".", ""] }
      lines.removeLast()
    }
    return (lines + [""] + sheet.markdownEnd).joined(separator: "\n") + "\n"
  }

  private func markdown(_ edit: Int) -> [String] {
    edits[edit].active.map { difference in
      let words = DifferenceWords(difference)
      return "- `\(words.change)` (\(words.places))"
    }
  }
}

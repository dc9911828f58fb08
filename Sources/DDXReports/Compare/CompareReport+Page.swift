import DDXComparison
import DDXCore
import DDXRanking

extension CompareReport {
  /// The comparison as a page: minutes of what the change does to one patient, and why.
  public func page() -> ReportPage {
    let title = "\(comparison.left.profile.id): \(names.left) and \(names.right)"
    let subtitle = "One patient under two protocol editions."
    if isSame {
      return ReportPage(
        title: title, subtitle: subtitle,
        sections: [PageSection(id: "summary", heading: "Summary", parts: [.paragraph(same)])])
    }
    let sheet = sheet
    return ReportPage(
      title: title, subtitle: subtitle,
      sections: sheet.sections + [why, flipSection].compactMap(\.self) + [sheet.agreementSection])
  }

  /// The effect of each edit on each source that changed.
  private var why: PageSection? {
    guard let attribution = comparison.attribution else { return nil }
    let moved = comparison.movements.filter { $0.moves && !$0.isSmall }.map(\.source)
    let shares = attribution.shares.filter { $0.size > 0 }.sorted { $0.size > $1.size }
    guard !shares.isEmpty else {
      return PageSection(
        id: "why", heading: "Why", parts: [.paragraph("No edit changes a probability.")])
    }
    let table = EditTable(edits: edits, glossary: glossary)
    let rows = shares.flatMap { share in
      table.rows(
        of: share.edit,
        effects: moved.map { source in
          attribution.sources.firstIndex(of: source).map(share.words(at:)) ?? ""
        })
    }
    return PageSection(
      id: "why", heading: "Why",
      parts: [
        .table(
          PageTable(
            caption: "What each edit adds, in percentage points",
            columns: EditTable.columns
              + moved.map { .init(title: title($0), isNumber: true) }, rows: rows))
      ] + (sampling.map { [.remark($0)] } ?? []))
  }

  /// The fewest edits that change the answers.
  private var flipSection: PageSection? {
    let table = EditTable(edits: edits, glossary: glossary)
    let parts = flips.flatMap { flip -> [PagePart] in
      [.heading(flip.heading)]
        + flip.found.flatMap { found -> [PagePart] in
          [
            .table(
              PageTable(
                caption: "\(found.lead.capitalisedFirst) \(found.answer)",
                columns: EditTable.columns,
                rows: found.edits.flatMap { table.rows(of: $0) }))
          ]
        } + (flip.rest.map { [.paragraph($0.capitalisedFirst + ".")] } ?? [])
    }
    return parts.isEmpty
      ? nil : PageSection(id: "flips", heading: "Fewest edits that change the answer", parts: parts)
  }
}

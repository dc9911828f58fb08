import DDXComparison
import DDXCore
import DDXRanking

extension CohortReport {
  /// The cohort as a page: minutes of what the change does to the patients, and why.
  public func page() -> ReportPage {
    let title = "\(counted(summary.patients, "patient")): \(names.left) and \(names.right)"
    let subtitle = "The same patients under two protocol editions."
    if isSame {
      return ReportPage(
        title: title, subtitle: subtitle,
        sections: [PageSection(id: "summary", heading: "Summary", parts: [.paragraph(same)])])
    }
    return ReportPage(
      title: title, subtitle: subtitle,
      sections: [failed].compactMap(\.self) + sheet.sections + [why].compactMap(\.self)
        + sheet.lastSections)
  }

  private var failed: PageSection? {
    guard failures > 0 else { return nil }
    return PageSection(
      id: "failed", heading: "Not compared", tone: .caution,
      parts: [.paragraph("\(counted(failures, "profile")) could not be compared.")])
  }

  /// The effect of each edit.
  private var why: PageSection? {
    guard summary.isAttributed else { return nil }
    let table = EditTable(edits: edits, glossary: sheet.glossary)
    let rows = effects.flatMap { effect in
      table.rows(
        of: effect.edit,
        effects: [
          fixed(effect.meanAbsolute * 100, 2), String(effect.patients), String(effect.safety),
          String(effect.steps), String(effect.details),
        ])
    }
    guard !rows.isEmpty else {
      return PageSection(
        id: "why", heading: "Why", parts: [.paragraph("No edit changes anything for any patient.")])
    }
    var parts: [PagePart] = [
      .table(
        PageTable(
          caption: "What each edit does, the weightiest first",
          columns: EditTable.columns
            + ["Points", "Probability", "Verdict", "Next step", "Details"].map {
              .init(title: $0, isNumber: true)
            }, rows: rows)),
      .remark(
        """
        Points: \(Self.meaning). The other columns count the patients for whom the edit changes any \
        probability, and those for whom it alone changes the safety verdict, the next step, or only \
        the place and time of the same injection.
        """),
    ]
    let shown = Set(effects.map(\.edit))
    let rest = edits.indices.filter { !shown.contains($0) }.flatMap { edits[$0].active }
    if !rest.isEmpty {
      let words = rest.map { DifferenceWords($0, glossary: sheet.glossary).change }
      parts.append(.remark("Edits that change nothing alone: \(words.joined(separator: "; "))."))
    }
    if summary.sampled > 0 {
      parts.append(
        .remark("Effects estimated by sampling for \(counted(summary.sampled, "patient"))."))
    }
    return PageSection(id: "why", heading: "Why", parts: parts)
  }
}

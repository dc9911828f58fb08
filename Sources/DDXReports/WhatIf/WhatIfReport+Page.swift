import DDXCore
import DDXRanking

extension WhatIfReport {
  /// The comparison as a page.
  public func page() -> ReportPage {
    let steps = [glossary.nextStep(of: before), glossary.nextStep(of: after)]
    return ReportPage(
      title: "What if", subtitle: before.rules.fullName,
      sections: [
        PageSection(
          id: "what-if", heading: "What would follow", tone: .key,
          parts: [
            .list(changes.map { PageItem(text: glossary.words($0).capitalisedFirst) }),
            .paragraph(closing),
            .facts([
              PageFact(
                "Safety",
                both(before.safety.heading.capitalised, after.safety.heading.capitalised)),
              PageFact("Next step", both(steps[0].capitalisedFirst, steps[1].capitalisedFirst)),
            ]),
          ]),
        PageSection(
          id: "before-and-after", heading: "Before and after",
          parts: [
            .table(
              PageTable(
                caption: "How probable each source is",
                columns: [
                  .init(title: "Source"), .init(title: "Before", isNumber: true),
                  .init(title: "After", isNumber: true), .init(title: "Points", isNumber: true),
                ],
                rows: rows.map { row in
                  PageTable.Row([
                    .init(
                      row.title, notes: row.move.isEmpty ? [] : [row.move],
                      strip: row.after.map {
                        .probability($0.posttest, before: row.before?.posttest)
                      }),
                    .init(row.before?.posttest.percent ?? "-"),
                    .init(row.after?.posttest.percent ?? "-"), .init(row.points),
                  ])
                })),
            .legend("The bar is the probability after the change, the line the one before it."),
          ]),
      ])
  }

  /// Two texts with what they are, or one that stays.
  private func both(_ before: String, _ after: String) -> [String] {
    before == after ? ["The same: \(after)"] : ["Before: \(before)", "After: \(after)"]
  }
}

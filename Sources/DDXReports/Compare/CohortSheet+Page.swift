import DDXComparison
import DDXCore
import DDXRanking

extension CohortSheet {
  /// Counts, the patients who change, and the transitions, as sections of a page.
  var sections: [PageSection] {
    [
      PageSection(
        id: "summary", heading: "Summary", tone: .key,
        parts: [.paragraph(closing), .table(countTable)]),
      PageSection(id: "changes", heading: "Who changes", parts: whoChanges),
      PageSection(
        id: "transitions", heading: "How the answers change",
        parts: flows(
          "Safety verdict", summary.safety, words: { $0.heading.lowercased().capitalisedFirst })
          + flows(
            "First place", summary.firstPlaces,
            words: { glossary.title(of: $0).lowercasedFirst })
          + flows(
            "Next step", summary.steps, words: { glossary.words($0.step, agent: $0.agent) })),
    ]
  }

  /// The most affected patients and the agreement, which come last.
  var lastSections: [PageSection] {
    let affected = PageTable(
      caption: "The greatest changes of probabilities, summed over the sources",
      columns: [
        .init(title: "Patient"), .init(title: "First place"),
        .init(title: "Points", isNumber: true),
      ],
      rows: summary.mostAffected.map { one in
        .init([
          .init(one.profile), .init(sources(one.firstLeft, one.firstRight)),
          .init(fixed(one.totalChange * 100, 1)),
        ])
      })
    return [
      PageSection(
        id: "affected", heading: "Most affected",
        parts: affected.rows.isEmpty ? [.paragraph("Nobody.")] : [.table(affected)]),
      PageSection(
        id: "agreement", heading: "Agreement", parts: [.paragraph("Mean: \(agreementWords).")]),
    ]
  }

  private var countTable: PageTable {
    PageTable(
      caption: "How many of \(counted(summary.patients, "patient"))",
      columns: [.init(title: "Patients with"), .init(title: "Count", isNumber: true)],
      rows: counts.map { .init([.init($0.name), .init(String($0.count))]) })
  }

  /// Every patient whose verdict, first place or step is another, with both.
  private var whoChanges: [PagePart] {
    guard !summary.changedPatients.isEmpty else {
      return [.paragraph("Nobody: safety verdict, first place and next step are the same.")]
    }
    return [
      .table(
        PageTable(
          caption: "Patients with another safety verdict, first place or next step",
          columns: [
            .init(title: "Patient"), .init(title: "Safety verdict"), .init(title: "First place"),
            .init(title: "Next step"),
          ],
          rows: summary.changedPatients.map { patient in
            let (left, right) = (patient.left, patient.right)
            return .init([
              .init(patient.profile),
              .init(verdicts(left.safety, right.safety).lowercased().capitalisedFirst),
              .init(sources(left.first, right.first)), .init(steps(left.step, right.step)),
            ])
          }))
    ]
  }

  private func flows<Answer>(
    _ heading: String, _ transitions: Transitions<Answer>, words: @escaping (Answer) -> String
  ) -> [PagePart] {
    FlowSection(heading: heading, transitions: transitions, names: names, words: words).parts
  }
}

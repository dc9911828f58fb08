import DDXComparison
import DDXCore
import DDXRanking

extension ChangeSheet {
  /// What changed for one patient, as sections of a page.
  var sections: [PageSection] {
    let answers = PageTable(
      caption: "The main results",
      columns: [.init(title: "Answer"), .init(title: names.left), .init(title: names.right)],
      rows: [
        row(
          "Safety verdict", left.safety.heading.lowercased().capitalisedFirst,
          right.safety.heading.lowercased().capitalisedFirst),
        row(
          "First place", title(left.first).lowercasedFirst, title(right.first).lowercasedFirst),
        row("Next step", steps.left, steps.right),
      ])
    let sources = PageTable(
      caption: "Every source with its rank and probability",
      columns: [
        .init(title: "Source"), .init(title: names.left, isNumber: true),
        .init(title: names.right, isNumber: true), .init(title: "Points", isNumber: true),
      ],
      rows: movements.map { movement in
        .init(
          [
            .init(
              title(movement.source),
              strip: movement.right.map {
                .probability($0.posttest, before: movement.left?.posttest)
              })
          ]
            + [movement.left, movement.right].map { place in
              .init(place.map { "\($0.rank): \($0.posttest.percent)" } ?? "-")
            } + [.init(movement.points)])
      })
    return [
      PageSection(
        id: "summary", heading: "Summary", tone: .key,
        parts: [.paragraph(closing), .table(answers)]),
      PageSection(
        id: "sources", heading: "Sources",
        parts: [
          .table(sources),
          .legend(
            "The bar is the probability under \(names.right), the line the one under \(names.left)."
          ),
        ]),
    ]
  }

  /// The agreement, which comes last.
  var agreementSection: PageSection {
    PageSection(
      id: "agreement", heading: "Agreement",
      parts: [.paragraph("\(agreementWords.capitalisedFirst).")])
  }

  private func row(_ name: String, _ left: String, _ right: String) -> PageTable.Row {
    .init([.init(name), .init(left), .init(left == right ? "the same" : right)])
  }
}

import DDXCore
import DDXSimulation

extension SimulationReport {
  /// The result as a page, with its pictures.
  package func page() -> ReportPage {
    ReportPage(
      title: "Simulation", subtitle: heading,
      sections: [summary, course, results] + (result.entries.count > 1 ? [differences] : [])
        + calibrationSections + [origin])
  }

  /// The injections against what they find, as one file of SVG.
  ///
  /// - Throws: What the parser says of a shipped template that is not well formed.
  package func svg() throws -> String {
    try PageTemplates().svg(frontier(of: .netBenefit))
  }

  private var summary: PageSection {
    PageSection(
      id: "summary", heading: "Injections and their benefit", tone: .key,
      parts: [
        .chart(frontier(of: .netBenefit)), .chart(frontier(of: .right)),
        .chart(frontier(of: .wrong)),
        .paragraph(
          "The line joins the policies that no other beats on both axes. A bar is the 95 % interval."
        ),
        .paragraph(footing), .remark(closing),
      ])
  }

  private var course: PageSection {
    PageSection(
      id: "course", heading: "What was done",
      parts: [.table(table("Average per patient", Measure.course) { $0.tally[$1].words($1) })])
  }

  private var results: PageSection {
    PageSection(
      id: "results", heading: "The results",
      parts: [.table(table("Average per patient", Measure.results) { $0.tally[$1].words($1) })])
  }

  private var differences: PageSection {
    PageSection(
      id: "differences", heading: "Difference from \(reference)",
      parts: [
        .table(
          table("Patient by patient", Measure.compared) { entry, measure in
            entry.name == reference
              ? "" : entry.tally.differences[measure]?.signed(measure) ?? ""
          }), .remark("~ the interval of the difference includes 0"),
      ])
  }

  private func table(
    _ caption: String, _ measures: [Measure],
    _ cell: (SimulationResult.Entry, Measure) -> String
  ) -> PageTable {
    PageTable(
      caption: caption + ", with the 95 % interval",
      columns: [.init(title: "policy")] + measures.map { .init(title: $0.title, isNumber: true) },
      rows: result.entries.map { entry in
        .init(
          [.init(entry.name, notes: entry.title == entry.name ? [] : [entry.title])]
            + measures.map { .init(cell(entry, $0)) })
      })
  }

  private var calibrationSections: [PageSection] {
    result.entries.enumerated().compactMap { index, entry in
      let calibration = entry.tally.first.together
      guard calibration.count > 0, index == 0 || entry.name.contains("@") else { return nil }
      return PageSection(
        id: "calibration-\(index + 1)", heading: "Predicted against true, under \(entry.name)",
        parts: [
          .chart(reliability(calibration, entry.name)),
          .table(tenths(calibration)),
          .paragraph(
            "Brier score \(fixed(calibration.brier, 4)), log score "
              + "\(fixed(calibration.logScore, 4)), all sources together, before any injection."),
          .chart(decisionCurve(calibration, entry.name)),
        ])
    }
  }

  private func tenths(_ calibration: Calibration) -> PageTable {
    PageTable(
      caption: "By tenths of the predicted probability",
      columns: [
        .init(title: "predicted", isNumber: true), .init(title: "true", isNumber: true),
        .init(title: "95 % interval", isNumber: true), .init(title: "number", isNumber: true),
      ],
      rows: calibration.tenths.filter { $0.count > 0 }.map { bin in
        .init([
          .init(fixed(bin.predicted, 3)), .init(fixed(bin.observed, 3)),
          .init(
            "\(fixed(bin.interval.lowerBound, 3)) to \(fixed(bin.interval.upperBound, 3))",
            notes: bin.isWithin ? [] : ["outside"]), .init(String(bin.count)),
        ])
      })
  }

  private var origin: PageSection {
    PageSection(
      id: "origin", heading: "The basis of these figures",
      parts: [
        .paragraph(result.study.summary),
        .facts(
          Measure.allCases.map { PageFact($0.title, $0.meaning) }
            + result.study.citations.map { PageFact("[\($0.id)] \($0.status.rawValue)", $0.text) }),
      ])
  }
}

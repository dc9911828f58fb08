import DDXCore
package import DDXSimulation

/// What policies come to over the same virtual patients.
package struct SimulationReport: Sendable {
  /// The name of the JSON form.
  package static let schema = "ddx.simulation/1"

  let result: SimulationResult
  let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - result: What the simulation found.
  ///   - glossary: The words for what it names.
  ///   - style: How the page is laid out; its tables need 100 columns.
  package init(_ result: SimulationResult, glossary: Glossary, style: PageStyle = .plain) {
    self.result = result
    self.glossary = glossary
    self.style = style.wide
  }

  /// The tables in words, at most 100 columns wide; with `isExplained` also the calibration of every
  /// policy and what was treated.
  package func text(isExplained: Bool = false) -> String {
    var page = TextPage(style)
    page.line(heading, .bold)
    page.paragraph(footing)
    page.heading("Average per patient, with the 95 % interval")
    table(Measure.course, to: &page) { $0.tally[$1].words($1) }
    page.line()
    table(Measure.results, to: &page) { $0.tally[$1].words($1) }
    if result.entries.count > 1 {
      page.heading("Difference from \(reference), patient by patient")
      table(Measure.compared, to: &page) { entry, measure in
        entry.name == reference ? "" : entry.tally.differences[measure]?.signed(measure) ?? ""
      }
      page.paragraph("~ the interval of the difference includes 0", lead: "  ", .faint)
    }
    for entry in result.entries { calibration(of: entry, isExplained, to: &page) }
    if isExplained { treated(to: &page) }
    page.line()
    page.paragraph(closing)
    return page.text
  }

  var reference: String { result.entries.first?.name ?? "" }

  var heading: String {
    "\(counted(result.patients, "virtual patient")) of \(result.study.name) in the world of "
      + "\(result.world), seed \(result.seed)" + (result.age.map { ", aged \($0)" } ?? "")
  }

  var footing: String {
    let benefits = result.utilities.benefits.map {
      "\(glossary.title(of: $0.treatment).lowercasedFirst) \($0.value.value.description)"
    }.joined(separator: ", ")
    return "Net benefit: success of the right treatment (\(benefits)), less "
      + "\(result.utilities.harm.value.description) for a wrong one, less "
      + "\(result.utilities.burden.value.description) a unit of burden."
  }

  var closing: String {
    "A simulation shows what follows if the world is as the edition says. It is no evidence that it "
      + "is."
  }

  private func table(
    _ measures: [Measure], to page: inout TextPage,
    _ cell: (SimulationResult.Entry, Measure) -> String
  ) {
    // The widest cell is a small proportion with its sign and its interval.
    let width = 15
    let first = style.width - width * measures.count - 2
    page.line(
      "  " + "policy".padded(to: first) + measures.map { $0.title.aligned(to: width) }.joined(),
      .faint)
    for entry in result.entries {
      let cells = measures.map { cell(entry, $0).aligned(to: width) }.joined()
      if cells.allSatisfy({ $0 == " " }) { continue }
      page.line("  " + entry.name.padded(to: first) + cells)
    }
  }

  private func calibration(
    of entry: SimulationResult.Entry, _ isExplained: Bool, to page: inout TextPage
  ) {
    let first = entry.tally.first.together
    let last = entry.tally.last.together
    guard first.count > 0, isExplained || entry.name == reference else { return }
    page.heading("Predicted against true, under \(entry.name)")
    for (title, calibration) in [("first decision", first), ("last decision", last)] {
      let bins = calibration.tenths.filter { $0.count > 0 }
      page.line(
        "  \(title.padded(to: 16))Brier \(fixed(calibration.brier, 4)), log score "
          + "\(fixed(calibration.logScore, 4)), \(bins.count(where: \.isWithin)) of "
          + "\(bins.count) tenths agree with the prediction")
      guard isExplained else { continue }
      for bin in bins {
        page.line(
          "    predicted \(fixed(bin.predicted, 3))   true \(fixed(bin.observed, 3)) "
            + "(\(fixed(bin.interval.lowerBound, 3))-\(fixed(bin.interval.upperBound, 3)))"
            + "   of \(String(bin.count).aligned(to: 8))" + (bin.isWithin ? "" : "   outside"))
      }
    }
  }

  private func treated(to page: inout TextPage) {
    page.heading("Treated, by source")
    for entry in result.entries {
      let sources = entry.tally.treated.sorted {
        $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
      }
      page.paragraph(
        sources.map { "\(glossary.title(of: $0.key).lowercasedFirst) \($0.value)" }
          .joined(separator: ", "),
        lead: "  " + entry.name.padded(to: 24))
    }
  }
}

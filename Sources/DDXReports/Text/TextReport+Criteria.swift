import DDXCore
import DDXRanking

extension TextReport {
  /// Where each criterion of the protocol stands, what is missing and why; those that no block began
  /// on one line.
  func writeCriteria(_ ranking: Ranking, to page: inout TextPage) {
    guard let criteria = ranking.recommendation?.criteria, !criteria.isEmpty else { return }
    page.heading("Criteria")
    for status in criteria where status.state != .notBegun || !status.verdicts.isEmpty {
      page.paragraph(
        "\(glossary.title(of: status.criterion.source)): \(glossary.words(status))", lead: "  - ")
      for reason in glossary.why(status) { page.paragraph(reason, lead: "    ", .faint) }
      let missing = glossary.missing(of: status)
      if !missing.isEmpty { page.paragraph("missing: \(missing)", lead: "    ", .faint) }
    }
    let untouched = criteria.filter { $0.state == .notBegun && $0.verdicts.isEmpty }
    if !untouched.isEmpty {
      let names = untouched.map { glossary.title(of: $0.criterion.source).lowercasedFirst }
      page.paragraph("not begun: \(listed(names))", lead: "  - ")
    }
  }
}

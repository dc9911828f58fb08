import DDXCore
import DDXRanking

extension TextReport {
  /// Where each criterion of the protocol stands, what is missing and why; those without a block on one
  /// line, on request.
  func writeCriteria(_ ranking: Ranking, to page: inout TextPage) {
    guard let criteria = ranking.recommendation?.criteria,
      criteria.contains(where: { isExplained || $0.isTouched })
    else { return }
    page.heading("Criteria of the protocol")
    for status in criteria where status.isTouched {
      let title = glossary.title(of: status.criterion.source)
      let (why, missing) = (glossary.why(status), glossary.missing(of: status))
      guard isExplained else {
        let parts = [glossary.words(status), why.last, missing.isEmpty ? nil : "missing: \(missing)"]
        page.paragraph(
          "\(title): \(parts.compactMap(\.self).joined(separator: "; "))", lead: "  - ")
        continue
      }
      page.paragraph("\(title): \(glossary.words(status))", lead: "  - ")
      for reason in why { page.paragraph(reason, lead: "    ", .faint) }
      if !missing.isEmpty { page.paragraph("missing: \(missing)", lead: "    ", .faint) }
    }
    let untouched = criteria.filter { isExplained && !$0.isTouched }
    if !untouched.isEmpty {
      let names = untouched.map { glossary.title(of: $0.criterion.source).lowercasedFirst }
      page.paragraph("not begun: \(listed(names))", lead: "  - ")
    }
  }
}

extension CriterionStatus {
  /// Whether some block was held against it.
  fileprivate var isTouched: Bool { state != .notBegun || !verdicts.isEmpty }
}

import DDXCore
import DDXRanking

extension TextReport {
  /// Where each criterion of the protocol stands, what is missing and why; those without a block on one
  /// line.
  func writeCriteria(_ ranking: Ranking, to page: inout TextPage) {
    guard let criteria = ranking.recommendation?.criteria, !criteria.isEmpty else { return }
    page.heading("Criteria of the protocol")
    for status in criteria where status.isTouched {
      page.paragraph(
        "\(glossary.title(of: status.criterion.source)): \(glossary.words(status))", lead: "  - ")
      for reason in glossary.why(status) { page.paragraph(reason, lead: "    ", .faint) }
      let missing = glossary.missing(of: status)
      if !missing.isEmpty { page.paragraph("missing: \(missing)", lead: "    ", .faint) }
    }
    let untouched = criteria.filter { !$0.isTouched }
    if !untouched.isEmpty {
      let names = untouched.map { glossary.title(of: $0.criterion.source).lowercasedFirst }
      page.paragraph("not begun: \(listed(names))", lead: "  - ")
    }
  }
}

extension TextReport {
  /// Where each criterion stands that some block was held against, in a sentence, with the last block.
  func writeCriteriaInBrief(_ criteria: [CriterionStatus], to page: inout TextPage) {
    for status in criteria where status.isTouched {
      let last = status.verdicts.last.map { glossary.why($0.1, of: $0.0, status) }
      page.paragraph(
        "\(glossary.title(of: status.criterion.source).lowercasedFirst), \(glossary.inBrief(status))"
          + (last.map { "; \($0)" } ?? ""), lead: "  counted  ")
    }
  }
}

extension CriterionStatus {
  /// Whether some block was held against it.
  fileprivate var isTouched: Bool { state != .notBegun || !verdicts.isEmpty }
}

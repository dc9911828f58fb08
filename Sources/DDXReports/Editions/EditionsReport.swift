import DDXCore

/// The list of protocol editions, and one of them in full.
public struct EditionsReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.protocols/1"

  let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - glossary: The words for the ids in the editions.
  ///   - style: How the page is laid out.
  public init(glossary: Glossary, style: PageStyle = .plain) {
    self.glossary = glossary
    self.style = style
  }

  /// The editions as a list; of each the first criterion.
  public func text(_ sheets: [EditionSheet]) -> String {
    var page = TextPage(style)
    let names = max(8, sheets.map(\.rules.name.count).max() ?? 0)
    let parents = max(7, sheets.compactMap { $0.rules.lineage.first?.name.count }.max() ?? 0)
    page.line(
      "protocol".padded(to: names + 2) + "status".padded(to: 11)
        + "extends".padded(to: parents))
    for sheet in sheets {
      let rules = sheet.rules
      page.line(
        rules.name.padded(to: names + 2) + rules.status.rawValue.padded(to: 11)
          + (rules.lineage.first?.name ?? "-"))
      let first = rules.criteria.first.map { "\($0.source): \($0.short)" }
      page.paragraph(rules.title, lead: "  ")
      page.paragraph("first criterion: \(first ?? "none")", lead: "  ", .faint)
    }
    page.line()
    page.paragraph("`ddx protocols NAME` shows one in full; `ddx diff A B` shows how two differ.")
    return page.text
  }

  /// One edition in full, with all that it inherits.
  public func details(of sheet: EditionSheet) -> String {
    let rules = sheet.rules
    var page = TextPage(style)
    page.paragraph("\(rules.name), \(rules.status.rawValue): \(rules.title)", indent: 2)
    if !rules.summary.isEmpty { page.paragraph(rules.summary, lead: "  ") }
    page.line()
    page.paragraph(sheet.file, lead: "  document   ")
    page.paragraph(rules.digest, lead: "  sha256     ")
    for ancestor in rules.lineage {
      page.paragraph("\(ancestor.name), sha256 \(ancestor.digest)", lead: "  extends    ")
    }
    page.paragraph(
      rules.response?.observation.words ?? "nothing: blocks change no probability",
      lead: "  observes   ")
    page.paragraph(
      rules.citations.counts.map { "\($0.count) \($0.status.rawValue)" }.joined(separator: ", "),
      lead: "  citations  ")
    writeCriteria(of: rules, to: &page)
    writeNextStep(of: rules, to: &page)
    writeOverrides(of: sheet, to: &page)
    write(
      rules.citations.filter { sheet.ownCitations.contains($0.id) }, under: "Citations", to: &page)
    write(
      rules.citations.filter { !sheet.ownCitations.contains($0.id) },
      under: "Citations inherited", to: &page)
    return page.text
  }

  private func writeCriteria(of rules: ClinicalProtocol, to page: inout TextPage) {
    page.heading("Criteria")
    if rules.criteria.isEmpty { page.line("  none") }
    for criterion in rules.criteria {
      page.paragraph(
        "\(criterion.source): \(criterion.text) [\(criterion.citation)]", lead: "  ", indent: 4)
      page.paragraph(glossary.words(criterion), lead: "      ")
    }
  }

  private func writeNextStep(of rules: ClinicalProtocol, to page: inout TextPage) {
    page.heading("Next step")
    guard let next = rules.nextStep else { return page.line("  none is recommended") }
    page.paragraph(
      """
      each unit of burden must bring \(fixed(next.lambda.value, 3)) bits of information \
      [\(next.citation)]; injections at least \(counted(next.intervalDays, "day")) apart
      """, lead: "  ")
    if let floor = next.floor {
      page.paragraph(
        "no treatment of a source with a probability below \(floor.percent), whatever its criterion says",
        lead: "  ", indent: 4)
    }
    for burden in next.burdens {
      page.paragraph(
        "\(glossary.title(of: burden.procedure)): \(glossary.words(burden))", lead: "  ",
        indent: 4)
    }
    for limit in next.limits {
      page.paragraph("limit: \(glossary.words(limit))", lead: "  ", indent: 4)
    }
  }

  private func writeOverrides(of sheet: EditionSheet, to page: inout TextPage) {
    guard !sheet.overrides.isEmpty else { return }
    page.heading("Overrides")
    for override in sheet.overrides {
      page.paragraph("\(override.key) (\(override.location.words))", lead: "  ", indent: 4)
      if !override.words.isEmpty { page.paragraph(override.words, lead: "    states  ") }
      page.paragraph(override.reason, lead: "    why     ")
    }
  }

  private func write(_ citations: [Citation], under heading: String, to page: inout TextPage) {
    if citations.isEmpty { return }
    page.heading(heading)
    for citation in citations {
      page.paragraph("[\(citation.id)] \(citation.words)", lead: "  ", indent: 4)
    }
  }
}

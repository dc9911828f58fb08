public import DDXCore

/// Writes a draft of evidence as a document: its citations, populations, share and single findings.
///
/// Sites, groups, coverage and what follows are for the reviewer to add, and are not written.
public struct DraftEvidenceWriter: Sendable {
  /// How many decimals are written: more would be a false exactness.
  private static let decimals = 10_000.0

  /// Creates a writer.
  public init() {}

  /// Writes a draft.
  ///
  /// - Parameter table: The draft.
  /// - Returns: The document, ended by a line feed.
  public func text(_ table: EvidenceTable) -> String {
    var page = XMLPage()
    page.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    page.element(
      "evidence",
      [
        ("xmlns", DocumentKind.evidence.namespace), ("source", table.source.name),
        ("edition", table.edition), ("status", table.status.rawValue),
      ]
    ) { page in
      page.element("title", text: table.title)
      if !table.summary.isEmpty { page.element("summary", text: table.summary) }
      page.element("citations") { page in
        for citation in table.citations {
          page.element(
            "citation",
            [
              ("id", citation.id.name), ("status", citation.status.rawValue),
              ("n", citation.sampleSize.map(String.init)),
            ], text: citation.text)
        }
      }
      if !table.populations.isEmpty {
        page.element("populations") { page in
          for population in table.populations { write(population, &page) }
        }
      }
      page.element("share") { page in
        for anchor in table.share.anchors {
          page.element(
            "anchor",
            [("age", DocumentText.number(anchor.age))] + numbers("value", "", anchor.value)
              + [("citation", anchor.citation.name)])
        }
      }
      if !table.findings.isEmpty {
        page.element("findings") { page in
          for finding in table.findings { write(finding, &page) }
        }
      }
      if !table.noted.isEmpty {
        page.element("noted") { page in
          for noted in table.noted {
            page.element(
              "finding", [("code", noted.code.name), ("citation", noted.citation?.name)],
              text: noted.reason)
          }
        }
      }
    }
    return page.text
  }

  private func write(_ population: StudyPopulation, _ page: inout XMLPage) {
    page.element(
      "population",
      [
        ("id", population.id), ("exclusive", DocumentText.flag(population.isExclusive)),
        ("citation", population.citation.name),
      ]
    ) { page in
      for member in population.members {
        page.element(
          "member", [("source", member.source.name), ("proportion", number(member.proportion))])
      }
    }
  }

  private func write(_ finding: FindingEvidence, _ page: inout XMLPage) {
    let published = finding.published
    let attributes: [XMLPage.Attribute] =
      [("code", finding.code.name)]
      + (published.sensitivity.map { numbers("sensitivity", "sensitivity-", $0) } ?? [])
      + (published.specificity.map { numbers("specificity", "specificity-", $0) } ?? [])
      + [
        ("n", published.sampleSize.map(String.init)), ("population", finding.population),
        ("unit", finding.unit?.rawValue), ("citation", finding.citation.name),
      ]
    guard let note = finding.note else { return page.element("finding", attributes) }
    page.element("finding", attributes) { $0.element("note", text: note) }
  }

  private func numbers(
    _ name: String, _ prefix: String, _ value: Measured
  ) -> [XMLPage.Attribute] {
    [
      (name, number(value.value)), ("\(prefix)low", value.low.map(number)),
      ("\(prefix)high", value.high.map(number)),
    ]
  }

  /// A number between 0 and 1 to four decimals, and never at an end that it is not at.
  private func number(_ value: Double) -> String {
    let rounded = (value * Self.decimals).rounded() / Self.decimals
    let isMoved = (rounded == 0 && value > 0) || (rounded == 1 && value < 1)
    return DocumentText.number(isMoved ? value : rounded)
  }
}

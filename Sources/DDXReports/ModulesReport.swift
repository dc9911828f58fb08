public import DDXCore
public import DDXRanking

/// The modules, with what they read and cite.
public struct ModulesReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.modules/1"

  private let modules: [LoadedModule]
  private let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - modules: The modules, in the order they are shown.
  ///   - glossary: The words for the findings they read.
  ///   - style: How the page is laid out.
  public init(modules: [LoadedModule], glossary: Glossary, style: PageStyle = .plain) {
    self.modules = modules
    self.glossary = glossary
    self.style = style
  }

  /// The modules as a table.
  public func text() -> String {
    var page = TextPage(style)
    let ids = max(6, modules.map(\.source.descriptor.id.name.count).max() ?? 0)
    let names = max(4, modules.map(\.source.descriptor.name.count).max() ?? 0)
    // On a narrow page the columns that nobody chooses a module by give way.
    let hasContract = page.width >= ids + names + 4 + 19 + 24
    let hasVersion = page.width >= ids + names + 4 + 9 + 24
    func row(_ cells: [String], _ counts: [String]) -> String {
      cells[0].padded(to: ids + 2) + cells[1].padded(to: names + 2)
        + (hasVersion ? cells[2].padded(to: 9) : "")
        + (hasContract ? cells[3].padded(to: 10) : "") + (hasVersion ? cells[4].padded(to: 10) : "")
        + counts.map { $0.aligned(to: 7) }.joined()
    }
    page.line(row(["module", "name", "version", "contract", "evidence"], ["reads", "cites"]))
    for module in modules {
      let descriptor = module.source.descriptor
      page.line(
        row(
          [
            descriptor.id.name, descriptor.name, descriptor.version,
            descriptor.contract.description, descriptor.evidenceEdition,
          ], ["\(descriptor.findings.count)", "\(module.source.citations.count)"]))
    }
    page.line()
    page.line("`ddx modules ID` shows what a module reads and cites.")
    return page.text
  }

  /// The modules that a protocol does not name, as a sentence; empty if none.
  public func text(idle: [SourceID], under rules: String) -> String {
    guard let first = idle.first else { return "" }
    var page = TextPage(style)
    page.paragraph(
      "Not used by \(rules): \(idle.map(\.name).joined(separator: ", ")). "
        + "`--module \(first)` adds one.", lead: "")
    return page.text
  }

  /// One module in full.
  public func details(of module: LoadedModule) -> String {
    let descriptor = module.source.descriptor
    var page = TextPage(style)
    page.line("\(descriptor.name) (\(descriptor.id)), version \(descriptor.version)")
    if let summary = module.table?.summary, !summary.isEmpty {
      page.paragraph(summary, lead: "  ")
    }
    page.line()
    page.line("  contract   \(descriptor.contract)")
    page.paragraph(
      "\(descriptor.evidenceEdition), sha256 \(descriptor.evidenceDigest)", lead: "  evidence   ")
    page.paragraph(
      module.source.citations.counts.map { "\($0.count) \($0.status.rawValue)" }
        .joined(separator: ", "),
      lead: "  citations  ")
    if let table = module.table {
      write(table, &page)
    } else {
      page.heading("Findings it reads; it states their accuracy with each answer")
      for code in descriptor.findings {
        page.paragraph(glossary.title(of: code), lead: "  ", indent: 4)
      }
    }
    page.heading("Citations")
    for citation in module.source.citations {
      page.paragraph("[\(citation.id)] \(citation.words)", lead: "  ", indent: 4)
    }
    return page.text
  }

  private func write(_ table: EvidenceTable, _ page: inout TextPage) {
    page.heading("Findings with an accuracy")
    for row in table.findings { write(row, of: glossary.title(of: row.code), &page) }
    for row in table.graded {
      page.paragraph(
        row.values.map { "\($0.id) \(Probability(clamping: $0.rate).percent)" }
          .joined(separator: ", "), lead: "  \(row.title) [\(row.citation)]: ", indent: 4)
    }
    for group in table.groups {
      page.heading("\(group.title.capitalisedFirst), which together count for no more than")
      write(group.composite, of: "all of them", &page)
      for member in group.members {
        page.paragraph(
          "\(glossary.title(of: member.code)) [\(member.citation)]", lead: "    ")
      }
    }
    if !table.noted.isEmpty { page.heading("Noted, without a number") }
    for row in table.noted {
      page.paragraph("\(glossary.title(of: row.code)): \(row.reason)", lead: "  ", indent: 4)
    }
  }

  /// The modules as JSON.
  public func json(_ shown: [LoadedModule]) -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.key("modules")
      writer.array(shown) { writer, module in
        let descriptor = module.source.descriptor
        writer.object { writer in
          writer.field("id", descriptor.id.name)
          writer.field("name", descriptor.name)
          writer.field("version", descriptor.version)
          writer.field("contract", descriptor.contract.description)
          writer.field("evidence", descriptor.evidenceEdition)
          writer.field("sha256", descriptor.evidenceDigest)
          writer.key("citations")
          writer.array(module.source.citations.counts) { writer, entry in
            writer.inline {
              $0.field("status", entry.status.rawValue)
              $0.key("count")
              $0.value(entry.count)
            }
          }
          writer.key("findings")
          writer.strings(descriptor.findings.map(\.name))
        }
      }
    }
    return writer.text
  }

  private func write(_ row: FindingEvidence, of title: String, _ page: inout TextPage) {
    let numbers =
      row.accuracy.map {
        "LR+ \(fixed($0.positiveRatio, 2))  LR- \(fixed($0.negativeRatio, 2))"
      } ?? "found in \(Probability(clamping: row.rate).percent)"
    page.paragraph(
      "\(title) [\(row.citation)]", lead: "  ", right: numbers, at: page.width - 24)
  }
}

public import DDXCore
public import DDXRanking

/// What the modules are, what they read and what they cite.
public struct ModulesReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.modules/1"

  private let modules: [LoadedModule]
  private let glossary: Glossary

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - modules: The modules, in the order they are shown.
  ///   - glossary: The words for what they read.
  public init(modules: [LoadedModule], glossary: Glossary) {
    self.modules = modules
    self.glossary = glossary
  }

  /// The modules as a table.
  public func text() -> String {
    var page = TextPage(isColoured: false)
    let ids = max(6, modules.map(\.source.descriptor.id.name.count).max() ?? 0)
    let names = max(4, modules.map(\.source.descriptor.name.count).max() ?? 0)
    page.line(
      "module".padded(to: ids + 2) + "name".padded(to: names + 2) + "version".padded(to: 9)
        + "contract".padded(to: 10) + "evidence".padded(to: 10) + "reads".aligned(to: 7)
        + "cites".aligned(to: 7))
    for module in modules {
      let descriptor = module.source.descriptor
      page.line(
        descriptor.id.name.padded(to: ids + 2) + descriptor.name.padded(to: names + 2)
          + descriptor.version.padded(to: 9) + descriptor.contract.description.padded(to: 10)
          + descriptor.evidenceEdition.padded(to: 10)
          + String(descriptor.findings.count).aligned(to: 7)
          + String(module.source.citations.count).aligned(to: 7))
    }
    page.line()
    page.line("`ddx modules ID` shows what a module reads and cites.")
    return page.text
  }

  /// The modules that a protocol does not name, as a sentence; empty where there is none.
  public static func text(idle: [SourceID], under rules: String) -> String {
    guard let first = idle.first else { return "" }
    var page = TextPage(isColoured: false)
    page.paragraph(
      "Not named by \(rules), so without a part: \(idle.map(\.name).joined(separator: ", ")). "
        + "`--module \(first)` adds one.", lead: "")
    return page.text
  }

  /// One module in full.
  public func details(of module: LoadedModule) -> String {
    let descriptor = module.source.descriptor
    var page = TextPage(isColoured: false)
    page.line("\(descriptor.name) (\(descriptor.id)), version \(descriptor.version)")
    if let summary = module.table?.summary, !summary.isEmpty {
      page.paragraph(summary, lead: "  ")
    }
    page.line()
    page.line("  contract   \(descriptor.contract)")
    page.line("  evidence   \(descriptor.evidenceEdition), sha256 \(descriptor.evidenceDigest)")
    page.paragraph(
      module.source.citations.counts.map { "\($0.count) \($0.status.rawValue)" }
        .joined(separator: ", "),
      lead: "  citations  ")
    if let table = module.table {
      write(table, &page)
    } else {
      page.heading("Findings it reads; what each is worth comes with its answers")
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
      page.heading("\(group.title.capitalisedFirst): no more than this together")
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
      } ?? "in \(Probability(clamping: row.rate).percent) of those whose pain it is"
    page.paragraph(
      "\(title) [\(row.citation)]", lead: "  ", right: numbers, at: TextPage.width - 22)
  }
}

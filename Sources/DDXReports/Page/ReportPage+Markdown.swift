extension ReportPage {
  /// The page as Markdown: headings, lists and tables, without the pictures.
  public func markdown() -> String {
    var lines = ["# \(MarkdownText.escaped(title))", "", MarkdownText.paragraph(subtitle), ""]
    for section in sections {
      lines += ["## \(MarkdownText.escaped(section.heading))", ""]
      for part in section.parts { lines += part.markdown }
    }
    lines.append(MarkdownText.paragraph(TextReport.closing))
    return lines.joined(separator: "\n") + "\n"
  }
}

extension PagePart {
  /// The lines of a part, an empty one last.
  fileprivate var markdown: [String] {
    switch self {
    case .heading(let text): ["### \(MarkdownText.escaped(text))", ""]
    case .paragraph(let text), .remark(let text): [MarkdownText.paragraph(text), ""]
    case .warning(let text): ["**\(MarkdownText.escaped(text))**", ""]
    case .list(let items): items.flatMap(\.markdown) + [""]
    case .facts(let facts):
      facts.map { fact in
        "- **\(MarkdownText.escaped(fact.term))**: "
          + fact.texts.map(MarkdownText.escaped).joined(separator: "; ")
      } + [""]
    case .table(let table): table.markdown + [""]
    case .bars(let bars):
      bars.map { "- \(MarkdownText.escaped($0.name)) \($0.value)" } + [""]
    case .tree(let branches): branches.flatMap { $0.markdown(indent: "") } + [""]
    case .flow, .chart, .legend: []
    case .command(let line): ["    " + line, ""]
    }
  }
}

extension PageItem {
  fileprivate var markdown: [String] {
    let box = mark.map { $0 == .done ? "[x] " : "[ ] " } ?? ""
    let against = mark == .failed ? "against: " : ""
    return ["- \(box)\(against)\(MarkdownText.escaped(text))"]
      + details.map { "  - \(MarkdownText.escaped($0))" }
  }
}

extension PageTable {
  /// The table with its caption above it.
  fileprivate var markdown: [String] {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    return [MarkdownText.paragraph(caption) + ":", ""]
      + [
        line(columns.map { MarkdownText.escaped($0.title) }),
        "|" + columns.map { $0.isNumber ? "---:|" : "---|" }.joined(),
      ]
      + rows.map { row in line(row.cells.map(\.markdown)) }
  }
}

extension PageTable.Cell {
  fileprivate var markdown: String {
    ([text] + notes + (reference.map { ["(\($0.key))"] } ?? []))
      .map(MarkdownText.escaped).filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension PageBranch {
  fileprivate func markdown(indent: String) -> [String] {
    let chance = probability.map { " (\(MarkdownText.escaped($0)))" } ?? ""
    let bars = bars.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    let more = (bars.isEmpty ? [] : [bars]) + details
    return ["\(indent)- **\(MarkdownText.escaped(label))**\(chance)"]
      + more.map { "\(indent)  - \(MarkdownText.escaped($0))" }
      + branches.flatMap { $0.markdown(indent: indent + "  ") }
  }
}

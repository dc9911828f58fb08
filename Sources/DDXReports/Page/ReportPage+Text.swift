extension ReportPage {
  /// The page as plain text to copy into a record: a paragraph is one line, however long.
  public func text() -> String {
    var lines = [PlainText.line(title), PlainText.line(subtitle), ""]
    for section in sections {
      let heading = PlainText.line(section.heading)
      lines += [heading, String(repeating: "-", count: heading.count)]
      lines += section.parts.flatMap(\.text) + [""]
    }
    lines.append(TextReport.closing)
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What documents say, on one line of plain text.
private enum PlainText {
  static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t": line.append(" ")
      default: line.append(scalar.steers ? "\u{FFFD}" : scalar)
      }
    }
    return String(line)
  }
}

extension PagePart {
  fileprivate var text: [String] {
    switch self {
    case .heading(let text), .paragraph(let text), .remark(let text), .warning(let text):
      [PlainText.line(text)]
    case .command(let text): ["  " + PlainText.line(text)]
    case .list(let items):
      items.flatMap { item in
        ["- \(item.mark?.words ?? "")\(PlainText.line(item.text))"]
          + item.details.map { "  \(PlainText.line($0))" }
      }
    case .facts(let facts):
      facts.map {
        "\(PlainText.line($0.term)): \(PlainText.line($0.texts.joined(separator: "; ")))"
      }
    case .table(let table): [PlainText.line(table.caption) + ":"] + table.rows.map(table.text)
    case .bars(let bars): bars.map { PlainText.line("- \($0.name) \($0.value)") }
    case .tree(let branches): branches.flatMap { $0.text(indent: "") }
    case .flow, .chart, .legend: []
    }
  }
}

extension PageTable {
  /// A row as a sentence: its first cell, then each column with what is in it.
  fileprivate func text(_ row: Row) -> String {
    let rest = zip(columns, row.cells).dropFirst().filter { !$1.text.isEmpty }.map {
      "\($0.title) \($1.text)"
    }
    let head = row.cells.first.map { ([$0.text] + $0.notes).joined(separator: ", ") } ?? ""
    return PlainText.line("- \(head)" + (rest.isEmpty ? "" : ": \(rest.joined(separator: ", "))"))
  }
}

extension PageBranch {
  fileprivate func text(indent: String) -> [String] {
    let bars = bars.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    let more = (bars.isEmpty ? [] : [bars]) + details
    let line = "- \(label)" + (probability.map { " (\($0))" } ?? "")
    return ([line] + more.map { "  \($0)" }).map { indent + PlainText.line($0) }
      + branches.flatMap { $0.text(indent: indent + "  ") }
  }
}

public import DDXCore

/// Findings of the vocabulary: what they are, and the line that records each in a profile.
public struct FindingsReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.findings/1"
  /// How many findings the text shows unless a group is listed.
  public static let limit = 12

  let vocabulary: Vocabulary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - vocabulary: The vocabulary.
  ///   - style: How the page is laid out.
  public init(vocabulary: Vocabulary, style: PageStyle = .plain) {
    self.vocabulary = vocabulary
    self.style = style
  }

  /// The groups, each with the number of its findings.
  public func groups() -> String {
    var page = TextPage(style)
    let groups = vocabulary.groups
    page.paragraph(
      "\(vocabulary.findings.count) findings in \(groups.count) groups, vocabulary "
        + "\(vocabulary.edition)")
    page.line()
    for group in groups { page.line("  " + String(group.count).aligned(to: 3) + "  " + group.name) }
    page.line()
    page.paragraph(
      "`ddx findings WORD...` searches them; `ddx findings --group NAME` lists a group.")
    return page.text
  }

  /// Findings, each with what it asks and the line to paste.
  ///
  /// - Parameters:
  ///   - found: The findings, the best first.
  ///   - limit: How many are shown; the rest is counted.
  /// - Returns: The page.
  public func text(_ found: [FindingDefinition], limit: Int = Self.limit) -> String {
    var page = TextPage(style)
    for (index, finding) in found.prefix(limit).enumerated() {
      if index > 0 { page.line() }
      write(finding, &page)
    }
    let rest = found.count - limit
    if rest > 0 {
      page.line()
      page.paragraph("\(rest) more: add a word to narrow the search; `--format json` shows all")
    }
    return page.text
  }

  private func write(_ finding: FindingDefinition, _ page: inout TextPage) {
    page.paragraph(finding.title, lead: "\(finding.code): ", indent: 2)
    page.paragraph(finding.question, lead: "  ask    ")
    let names = finding.names + finding.aliases.map(\.name)
    if !names.isEmpty { page.paragraph(names.joined(separator: ", "), lead: "  also   ") }
    page.paragraph(
      ([finding.kindWords, finding.group] + finding.placeWords
        + [finding.courseWords].compactMap { $0 })
        .joined(separator: "; "),
      lead: "  is     ")
    for line in implied(by: finding) { page.paragraph(line, lead: "  says   ") }
    if let effect = vocabulary.effectWords(of: finding) {
      page.paragraph(effect, lead: "  means  ")
    }
    page.line("  \(finding.profileLine)")
  }

  /// The findings that it implies, in words.
  private func implied(by finding: FindingDefinition) -> [String] {
    var lines: [String] = []
    if !finding.wholes.isEmpty {
      lines.append("if present, also \(finding.wholes.map(title).joined(separator: "; "))")
    }
    for isPresent in [false, true] {
      let members = finding.members.filter { $0.isPresent == isPresent }
      if !members.isEmpty {
        lines.append(
          "if present, \(isPresent ? "also" : "none of these"): "
            + members.map { title(of: $0.code) }.joined(separator: "; "))
      }
    }
    return lines
  }

  private func title(of code: FindingCode) -> String {
    vocabulary.finding(code)?.title ?? code.name
  }
}

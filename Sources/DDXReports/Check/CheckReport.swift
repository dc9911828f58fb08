import DDXCore
public import DDXRanking

/// Published numbers beside those that the model implies.
public struct CheckReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.check/1"

  let rules: String
  let results: [CheckResult]
  let evidence: [EvidenceCheck]
  let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - rules: The protocol in force, such as `ddx@2026.1`.
  ///   - results: The quantities that the response model implies.
  ///   - evidence: The values that the network implies for each row of evidence.
  ///   - glossary: The words for their ids.
  ///   - style: How the page is laid out.
  public init(
    rules: String, results: [CheckResult], evidence: [EvidenceCheck], glossary: Glossary,
    style: PageStyle = .plain
  ) {
    self.rules = rules
    self.results = results
    self.evidence = evidence
    self.glossary = glossary
    self.style = style
  }

  /// Whether a quantity lies outside, and for a row of evidence nothing explains it.
  public var hasFault: Bool {
    results.contains { $0.verdict == .outside } || evidence.contains(where: \.isUnexplained)
  }

  /// The tables in words.
  public func text() -> String {
    var page = TextPage(style)
    page.line("Published and implied numbers, under \(rules)", .bold)
    page.paragraph(
      "Each line gives the published number, the number that the model implies, and a comparison.",
      .faint)
    page.heading("Blocks and sources, in the reference mix")
    if results.isEmpty { page.line("  The protocol states no quantity to check.") }
    for result in results { write(result, to: &page) }
    page.heading("Evidence, each row in its own study's mix of sources")
    var last: SourceID?
    for check in evidence {
      if check.source != last {
        page.line()
        page.line("\(glossary.title(of: check.source)) (\(check.source))", .bold)
        last = check.source
      }
      write(check, to: &page)
    }
    page.line()
    page.paragraph(closing)
    return page.text
  }

  private func write(_ result: CheckResult, to page: inout TextPage) {
    let check = result.check
    let procedure = result.procedure.map { ": \(glossary.title(of: $0))" } ?? ""
    writeRow(
      "\(check.text)\(procedure) [\(check.citation)]",
      published: check.low == check.high
        ? fixed(check.low, 3) : "\(fixed(check.low, 3))-\(fixed(check.high, 3))",
      implied: result.implied, verdict: result.verdict.words,
      isFault: result.verdict == .outside, to: &page)
    if let fall = result.fall {
      page.paragraph(glossary.words(fall), lead: "    most at  ", .faint)
    }
  }

  private func write(_ check: EvidenceCheck, to page: inout TextPage) {
    let unit = check.unit.map { ", per \($0.rawValue)" } ?? ""
    page.paragraph(
      "\(glossary.words(check.subject))\(unit) [\(check.citation)]", lead: "  ", indent: 4)
    for item in check.items {
      writeRow(
        "  \(item.quantity.words)", published: item.published.words, implied: item.implied,
        verdict: item.words, isFault: item.verdict == .outside && check.isUnexplained, to: &page)
    }
    let asks = check.items.contains { $0.verdict == .outside || $0.obstacle == .capped }
    for explanation in check.explanations where asks {
      page.paragraph(glossary.words(explanation), lead: "    because  ", .faint)
    }
  }

  private func writeRow(
    _ words: String, published: String, implied: Double?, verdict: String, isFault: Bool,
    to page: inout TextPage
  ) {
    let cells =
      published.aligned(to: 19) + (implied.map { fixed($0, 3) } ?? "-").aligned(to: 8) + "  "
    let column = page.width - cells.count - Self.widestVerdict
    let lead = words.hasPrefix("  ") ? "    " : "  "
    guard column >= 30 else {
      page.paragraph(words, lead: lead, isFault ? .red : nil)
      return page.line("      " + cells + verdict, isFault ? .red : nil)
    }
    let parts = TextPage.wrapped(words, to: column - lead.count)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      page.line(
        isLast ? (lead + part).padded(to: column) + cells + verdict : lead + part,
        isFault ? .red : nil)
    }
  }

  /// The columns of `no interval given`.
  private static let widestVerdict = 17

  /// The count of each verdict in one sentence.
  var closing: String {
    let verdicts = results.map(\.verdict) + evidence.flatMap(\.items).map(\.verdict)
    func count(_ verdict: CheckResult.Verdict) -> Int { verdicts.count { $0 == verdict } }
    let unexplained = evidence.count(where: \.isUnexplained)
    let outside = results.count { $0.verdict == .outside }
    let end =
      hasFault
      ? "\(counted(outside, "quantity", "quantities")) and \(counted(unexplained, "row")) of "
        + "evidence lie outside without an explanation."
      : "Every number that lies outside has an explanation."
    return "\(counted(verdicts.count, "number")): \(count(.inside)) inside, \(count(.outside)) "
      + "outside, \(count(.notComparable)) not comparable. \(end)"
  }
}

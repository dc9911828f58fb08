public import DDXComparison
public import DDXCore
import DDXRanking

/// One patient under two protocol editions: what changed, and which edit changed it.
public struct CompareReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.compare/1"

  let comparison: Comparison
  let edits: [ProtocolEdit]
  let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - edits: The edits between the editions.
  ///   - glossary: The words for the ids in the rankings.
  ///   - style: How the page is laid out.
  public init(
    _ comparison: Comparison, edits: [ProtocolEdit], glossary: Glossary, style: PageStyle = .plain
  ) {
    self.comparison = comparison
    self.edits = edits
    self.glossary = glossary
    self.style = style
  }

  /// The names of the editions.
  var names: (left: String, right: String) {
    (comparison.left.rules.fullName, comparison.right.rules.fullName)
  }

  /// Whether an edition is compared with itself.
  var isSame: Bool { comparison.left.rules == comparison.right.rules && edits.isEmpty }

  /// That nothing changes, in one sentence.
  var same: String {
    "\(comparison.left.profile.id): \(names.left) is compared with itself, so nothing changes."
  }

  /// What changed, whatever changed it.
  var sheet: ChangeSheet {
    let candidates = comparison.left.candidates + comparison.right.candidates
    return ChangeSheet(
      names: names, left: comparison.left.decision, right: comparison.right.decision,
      movements: comparison.movements, agreement: comparison.agreement,
      changesAnything: comparison.changesAnything, threshold: comparison.threshold,
      glossary: glossary,
      titles: Dictionary(candidates.map { ($0.source, $0.title) }) { first, _ in first })
  }

  /// The comparison in words.
  public func text() -> String {
    var page = TextPage(style)
    let left = comparison.left
    if isSame {
      page.paragraph(same)
      return page.text
    }
    page.line("\(left.profile.id), under \(names.left) and \(names.right)", .bold)
    page.line()
    let sheet = sheet
    sheet.writeSafety(to: &page)
    writeShared(to: &page)
    page.line()
    sheet.writeTable(to: &page)
    sheet.writeAnswers(to: &page)
    sheet.writeMoved(to: &page)
    writeReasons(to: &page)
    writeFlips(to: &page)
    sheet.writeEnd(to: &page)
    return page.text
  }

  /// What a stop requires, and the recorded blocks.
  private func writeShared(to page: inout TextPage) {
    let (left, right) = (comparison.left, comparison.right)
    var advice: [String] = []
    // Of a stop that only one edition asks for, the advice is told as well.
    for safety in [right.safety, left.safety] where safety.verdict == .stop {
      for reason in safety.reasons where !advice.contains(reason.advice) {
        advice.append(reason.advice)
        page.paragraph(reason.advice, lead: "  do       ")
      }
    }
    for block in left.blocks {
      page.paragraph("\(block.block.when) \(glossary.words(block.block))", lead: "  block    ")
    }
  }

  func title(_ source: SourceID) -> String { sheet.title(source) }
}

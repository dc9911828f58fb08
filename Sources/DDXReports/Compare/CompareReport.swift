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
  private let isColoured: Bool

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - edits: The edits between the editions.
  ///   - glossary: The words for what the rankings name.
  ///   - isColoured: Whether the text goes to a terminal that shows colour.
  public init(
    _ comparison: Comparison, edits: [ProtocolEdit], glossary: Glossary, isColoured: Bool = false
  ) {
    self.comparison = comparison
    self.edits = edits
    self.glossary = glossary
    self.isColoured = isColoured
  }

  /// The names of the editions.
  var names: (left: String, right: String) {
    (comparison.left.rules.fullName, comparison.right.rules.fullName)
  }

  /// Whether an edition is compared with itself.
  var isSame: Bool { comparison.left.rules == comparison.right.rules && edits.isEmpty }

  /// The comparison in words, at most 100 columns wide.
  public func text() -> String {
    var page = TextPage(isColoured: isColoured)
    let left = comparison.left
    if isSame {
      page.paragraph(
        "\(left.profile.id): \(names.left) is compared with itself, so nothing changes.")
      return page.text
    }
    page.line("\(left.profile.id), under \(names.left) and \(names.right)", .bold)
    page.line()
    writeShared(to: &page)
    page.line()
    writeTable(to: &page)
    writeAnswers(to: &page)
    writeMoved(to: &page)
    writeReasons(to: &page)
    writeFlips(to: &page)
    page.heading("Agreement")
    page.line(
      "  rank-biased overlap \(fixed(comparison.agreement.overlap.value, 2)) (p = "
        + "\(fixed(comparison.agreement.overlap.persistence, 1))), Kendall tau-b "
        + comparison.agreement.tau.words)
    page.line()
    page.paragraph(closing)
    page.line()
    page.line(TextReport.closing, .faint)
    return page.text
  }

  /// What holds under both editions, and what of it does not.
  private func writeShared(to page: inout TextPage) {
    let (left, right) = (comparison.left, comparison.right)
    if left.safety.heading == right.safety.heading {
      page.line("\(left.safety.heading), under both")
    } else {
      page.line("\(left.safety.heading), under \(names.left)")
      page.line("\(right.safety.heading), under \(names.right)")
    }
    if right.safety.verdict == .stop {
      var advice: [String] = []
      for reason in right.safety.reasons where !advice.contains(reason.advice) {
        advice.append(reason.advice)
        page.paragraph(reason.advice, lead: "  do       ")
      }
    }
    for block in left.blocks {
      page.paragraph("\(block.block.date) \(glossary.words(block.block))", lead: "  block    ")
    }
  }

  private func writeTable(to page: inout TextPage) {
    let titles = max(6, comparison.movements.map { title($0.source).count }.max() ?? 0) + 2
    let width = max(13, names.left.count, names.right.count) + 2
    page.line(
      "  " + "source".padded(to: titles) + names.left.aligned(to: width)
        + names.right.aligned(to: width) + "points".aligned(to: 9), .faint)
    for movement in comparison.movements {
      let cells = [movement.left, movement.right].map { place in
        (place.map { "\($0.rank)  \($0.posttest.percent.aligned(to: 7))" } ?? "-")
          .aligned(to: width)
      }
      page.line(
        "  " + title(movement.source).padded(to: titles) + cells[0] + cells[1]
          + movement.points.aligned(to: 9) + "  \(movement.move)")
    }
  }

  func title(_ source: SourceID) -> String {
    comparison.left.candidate(source)?.title ?? comparison.right.candidate(source)?.title
      ?? glossary.title(of: source)
  }
}

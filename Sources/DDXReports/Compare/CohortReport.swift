public import DDXComparison
public import DDXCore
import DDXRanking

/// The effect of a change of edition on a cohort.
public struct CohortReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.compare-cohort/1"

  let sheet: CohortSheet
  let edits: [ProtocolEdit]
  let failures: Int
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - summary: The cohort.
  ///   - edits: The edits between the editions.
  ///   - names: The names of the editions.
  ///   - failures: The profiles that could not be compared.
  ///   - threshold: Changes below it count as small.
  ///   - glossary: The words for the ids in the rankings.
  ///   - style: How the page is laid out.
  public init(
    _ summary: CohortSummary, edits: [ProtocolEdit], names: (left: String, right: String),
    failures: Int, threshold: Double, glossary: Glossary, style: PageStyle = .plain
  ) {
    sheet = CohortSheet(
      summary: summary, names: names, threshold: threshold, glossary: glossary)
    self.edits = edits
    self.failures = failures
    self.style = style
  }

  /// Whether anything changes that a reader would act on.
  public var changesAnything: Bool { sheet.changesAnything }

  var summary: CohortSummary { sheet.summary }
  var names: (left: String, right: String) { sheet.names }

  /// Whether an edition is compared with itself.
  var isSame: Bool { edits.isEmpty && names.left == names.right }

  /// That nothing changes, in one sentence.
  var same: String {
    "\(counted(summary.patients, "patient")): \(names.left) is compared with itself, so nothing "
      + "changes."
  }

  /// The cohort in words.
  public func text() -> String {
    var page = TextPage(style)
    if isSame {
      page.paragraph(same)
      return page.text
    }
    page.line(
      "\(counted(summary.patients, "patient")), under \(names.left) and \(names.right)", .bold)
    if failures > 0 { page.line("\(counted(failures, "profile")) could not be compared", .yellow) }
    page.line()
    sheet.writeChanges(to: &page)
    writeEffects(to: &page)
    sheet.writeEnd(to: &page)
    return page.text
  }

  /// The effects of the edits that have any.
  var effects: [CohortSummary.EditEffect] {
    summary.effects.filter(\.changesAnything)
  }

  /// The meaning of the number beside an edit.
  static let meaning =
    "effect of an edit on the probabilities, summed over the sources without sign, mean per patient"

  /// For how many an edit moves a probability at all, and what else it changes by itself.
  func counts(_ effect: CohortSummary.EditEffect) -> String {
    let alone = [
      ("the safety verdict", effect.safety), ("the next step", effect.steps),
      ("place or time of the same injection", effect.details),
    ]
    return
      (["changes a probability for \(counted(effect.patients, "patient"))"]
      + alone.filter { $0.1 > 0 }
      .map { "alone changes \($0.0) for \(counted($0.1, "patient"))" }).joined(separator: "; ")
  }

  private func writeEffects(to page: inout TextPage) {
    if !summary.isAttributed { return }
    page.heading("Why: \(Self.meaning)")
    let effects = effects
    if effects.isEmpty { page.line("  no edit changes anything for any patient") }
    for effect in effects {
      page.paragraph(
        counts(effect), lead: "  \(fixed(effect.meanAbsolute * 100, 2).aligned(to: 6)) points, ")
      for difference in edits[effect.edit].active.prefix(4) {
        page.write(difference, sheet.glossary)
      }
    }
    let shown = Set(effects.map(\.edit))
    let rest = edits.indices.filter { !shown.contains($0) }.map { edits[$0].id }
    if !rest.isEmpty {
      page.paragraph(
        "edits that change nothing alone: \(rest.joined(separator: ", "))", lead: "  ", .faint)
    }
    if summary.sampled > 0 {
      page.line(
        "  effects estimated by sampling for \(counted(summary.sampled, "patient"))", .faint)
    }
  }
}

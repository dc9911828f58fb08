import DDXComparison
import DDXCore
import DDXRanking

extension ChangeSheet {
  /// Writes the safety verdict of each side.
  func writeSafety(to page: inout TextPage) { for words in safety { page.paragraph(words) } }

  /// Writes every source with its place on each side.
  func writeTable(to page: inout TextPage) {
    let titles = max(6, movements.map { title($0.source).count }.max() ?? 0) + 2
    let width = max(11, names.left.count, names.right.count) + 2
    page.line(
      "  " + "source".padded(to: titles) + names.left.aligned(to: width)
        + names.right.aligned(to: width) + "points".aligned(to: 8), .faint)
    for movement in movements {
      let cells = [movement.left, movement.right].map { place in
        (place.map { "\($0.rank)  \($0.posttest.percent.aligned(to: 7))" } ?? "-")
          .aligned(to: width)
      }
      page.line(
        "  " + title(movement.source).padded(to: titles) + cells[0] + cells[1]
          + movement.points.aligned(to: 8) + "  \(movement.move)")
    }
  }

  /// Writes whether first place and next step are others.
  func writeAnswers(to page: inout TextPage) {
    page.heading("First place: \(changes.firstPlace ? "changes" : "the same")")
    page.paragraph(
      change(title(left.first).lowercasedFirst, title(right.first).lowercasedFirst), lead: "  ")
    page.heading("Next step: \(stepChange)")
    page.paragraph(change(steps.left, steps.right), lead: "  ")
  }

  /// Writes the sources whose place or probability changes.
  func writeMoved(to page: inout TextPage) {
    page.heading("Sources that change")
    let moved = movements.filter { $0.moves && (!$0.isSmall || !$0.move.isEmpty) }
    if moved.isEmpty { page.line("  none by \(limit) points or more") }
    for movement in moved {
      let place = movement.move.isEmpty ? "" : ", \(movement.move)"
      page.line("  \(title(movement.source).lowercasedFirst)  \(movement.points)\(place)")
    }
  }

  /// Writes the agreement and the closing sentences.
  func writeEnd(to page: inout TextPage) {
    page.heading("Agreement")
    page.paragraph(agreementWords, lead: "  ")
    page.line()
    page.paragraph(closing)
    page.line()
    page.paragraph(TextReport.closing, .faint)
  }

  /// Writes what changed, and every source with its place on each side, as members of an object.
  func writeChanges(to writer: inout JSONWriter) {
    writer.field("threshold", threshold)
    writer.key("changes")
    writer.value(changesAnything)
    writer.key("changesSafety")
    writer.value(changes.safety)
    writer.key("changesFirstPlace")
    writer.value(changes.firstPlace)
    writer.key("changesNextStep")
    writer.value(changes.stepOrAgent)
    writer.key("changesNextStepDetails")
    writer.value(changes.details)
    writer.key("sources")
    writer.array(movements) { writer, movement in
      writer.inline { writer in
        writer.field("source", movement.source.name)
        writer.key("left")
        writer.write(movement.left)
        writer.key("right")
        writer.write(movement.right)
        writer.field("change", movement.change)
        writer.key("small")
        writer.value(movement.isSmall)
      }
    }
  }

  /// Writes the agreement and the closing sentence, as members of an object.
  func writeEnd(to writer: inout JSONWriter) {
    writer.field("rankBiasedOverlap", agreement.overlap.value)
    writer.field("persistence", agreement.overlap.persistence)
    writer.field("kendallTauB", agreement.tau.value)
    writer.field("closing", closing)
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ place: Movement.Place?) {
    guard let place else { return null() }
    inline {
      $0.key("rank")
      $0.value(place.rank)
      $0.field("posttest", place.posttest.value)
    }
  }

  /// Writes the safety verdict, the first place and the next step, as members of an object.
  mutating func write(_ decision: Decision) {
    field("safety", decision.safety.verdict.rawValue)
    field("urgency", decision.safety.urgency?.rawValue)
    field("first", decision.first.name)
    field("kind", decision.step?.kind.rawValue)
    field("procedure", decision.step?.procedure?.name)
    field("target", decision.step?.target?.name)
    field("pathway", decision.step?.pathway)
    field("agent", decision.agent?.rawValue)
    field("side", decision.details?.side.rawValue)
    key("levels")
    if let details = decision.details {
      strings(details.levels.map(\.rawValue))
    } else {
      null()
    }
    field("earliest", decision.details?.earliest?.description)
  }
}

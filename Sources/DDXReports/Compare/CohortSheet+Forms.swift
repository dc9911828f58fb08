import DDXComparison
import DDXCore
import DDXRanking

extension CohortSheet {
  /// Writes counts, transitions and the most affected patients.
  func writeChanges(to page: inout TextPage) {
    for row in counts {
      page.line("  " + row.name.padded(to: 48) + String(row.count).aligned(to: 6))
    }
    page.heading("Safety verdict")
    for cell in summary.safety.cells {
      page.paragraph(
        verdicts(cell.left, cell.right), lead: "  \(String(cell.count).aligned(to: 6))  ")
    }
    page.heading("First place")
    for cell in summary.firstPlaces.cells {
      page.paragraph(
        sources(cell.left, cell.right), lead: "  \(String(cell.count).aligned(to: 6))  ")
    }
    page.heading("Next step")
    for cell in summary.steps.cells {
      page.paragraph(
        steps(cell.left, cell.right), lead: "  \(String(cell.count).aligned(to: 6))  ")
    }
    writeChangedPatients(to: &page)
    page.heading("Most affected: points summed over the sources")
    if summary.mostAffected.isEmpty { page.line("  nobody") }
    let ids = min(40, summary.mostAffected.map(\.profile.count).max() ?? 0)
    for one in summary.mostAffected {
      page.paragraph(
        sources(one.firstLeft, one.firstRight),
        lead: "  " + one.profile.fitted(to: ids).padded(to: ids)
          + fixed(one.totalChange * 100, 1).aligned(to: 8) + " points  ")
    }
  }

  /// Writes every patient whose verdict, first place or step is another, with both.
  private func writeChangedPatients(to page: inout TextPage) {
    page.heading("Who changes")
    if summary.changedPatients.isEmpty { page.line("  nobody") }
    for patient in summary.changedPatients {
      let (left, right) = (patient.left, patient.right)
      page.line("  \(patient.profile)")
      if left.safety != right.safety {
        page.paragraph(verdicts(left.safety, right.safety), lead: "    safety  ")
      }
      if left.first != right.first {
        page.paragraph(sources(left.first, right.first), lead: "    first   ")
      }
      if left.step != right.step {
        page.paragraph(steps(left.step, right.step), lead: "    next    ")
      }
    }
  }

  /// Writes the agreement and the closing sentences.
  func writeEnd(to page: inout TextPage) {
    page.heading("Agreement, mean")
    page.paragraph(agreementWords, lead: "  ")
    page.line()
    page.paragraph(closing)
    page.line()
    page.paragraph(TextReport.closing, .faint)
  }

  /// Writes counts, transitions and the most affected patients, as members of an object.
  func writeChanges(to writer: inout JSONWriter) {
    for (name, value) in [
      ("safetyChanged", summary.safetyChanged),
      ("firstPlacesChanged", summary.firstPlacesChanged),
      ("nextStepsChanged", summary.stepsChanged), ("agentsChanged", summary.agentsChanged),
      ("nextStepDetailsChanged", summary.detailsChanged),
      ("ordersChanged", summary.ordersChanged), ("moved", summary.moved),
    ] {
      writer.key(named: name)
      writer.value(value)
    }
    writer.key("safetyVerdicts")
    writer.array(summary.safety.cells) { writer, cell in
      writer.inline {
        $0.field("left", cell.left.word)
        $0.field("right", cell.right.word)
        $0.key("count")
        $0.value(cell.count)
      }
    }
    writer.key("firstPlaces")
    writer.array(summary.firstPlaces.cells) { writer, cell in
      writer.inline {
        $0.field("left", cell.left.name)
        $0.field("right", cell.right.name)
        $0.key("count")
        $0.value(cell.count)
      }
    }
    writer.key("nextSteps")
    writer.array(summary.steps.cells) { writer, cell in
      writer.inline {
        $0.field("left", glossary.words(cell.left.step, agent: cell.left.agent))
        $0.field("right", glossary.words(cell.right.step, agent: cell.right.agent))
        $0.key("count")
        $0.value(cell.count)
      }
    }
    writer.key("changed")
    writer.array(summary.changedPatients) { writer, patient in
      writer.inline {
        $0.field("profile", patient.profile)
        $0.field("leftSafety", patient.left.safety.word)
        $0.field("rightSafety", patient.right.safety.word)
        $0.field("leftFirst", patient.left.first.name)
        $0.field("rightFirst", patient.right.first.name)
        $0.field("leftStep", words(patient.left.step))
        $0.field("rightStep", words(patient.right.step))
      }
    }
    writer.key("mostAffected")
    writer.array(summary.mostAffected) { writer, one in
      writer.inline {
        $0.field("profile", one.profile)
        $0.field("totalChange", one.totalChange)
        $0.field("firstLeft", one.firstLeft.name)
        $0.field("firstRight", one.firstRight.name)
      }
    }
  }

  /// Writes the agreement and the closing sentence, as members of an object.
  func writeEnd(to writer: inout JSONWriter) {
    writer.field("closing", closing)
    writer.field("meanRankBiasedOverlap", summary.meanOverlap)
    writer.field("persistence", RankBiasedOverlap.usualPersistence)
    writer.field("meanKendallTauB", summary.meanTau)
  }
}

import DDXCore
import DDXRanking

extension TextReport {
  /// What was recorded and moved no probability, with the reason, each reason said once.
  func writeUnused(_ ranking: Ranking, to page: inout TextPage) {
    var reasons: [(text: String, findings: [String])] = []
    for note in ranking.notes where !note.isWarning {
      let text = glossary.text(of: note)
      let words = note.finding.map { glossary.words($0) }
      if let index = reasons.firstIndex(where: { $0.text == text }) {
        if let words, !reasons[index].findings.contains(words) {
          reasons[index].findings.append(words)
        }
      } else {
        reasons.append((text, words.map { [$0] } ?? []))
      }
    }
    guard !reasons.isEmpty else { return }
    page.heading("Recorded, but not used")
    for reason in reasons {
      if reason.findings.isEmpty {
        page.paragraph(reason.text, lead: "  - ")
      } else {
        page.paragraph(reason.findings.joined(separator: "; "), lead: "  - ")
        page.paragraph(reason.text, lead: "    ", .faint)
      }
    }
  }

  /// The blocks, which no probability hears of yet.
  func writeBlocks(_ ranking: Ranking, to page: inout TextPage) {
    guard !ranking.blocks.isEmpty else { return }
    page.heading("Blocks: recorded, not yet weighed")
    for block in ranking.blocks {
      page.paragraph(glossary.words(block.block), lead: "  - \(block.block.date)  ")
    }
    page.paragraph(
      "The probabilities above do not include the result of any block.", lead: "  ", .yellow)
  }

  /// The sources that could not be assessed.
  func writeUnassessed(_ ranking: Ranking, to page: inout TextPage) {
    guard !ranking.unassessed.isEmpty else { return }
    page.heading("Not assessed")
    for source in ranking.unassessed {
      let before = source.pretest.map { ", could be \($0.percent) before evidence" } ?? ""
      let how = source.isFailure ? "its module failed" : "not applicable"
      page.paragraph(
        "\(glossary.title(of: source.source))\(before); \(how): \(source.reason)", lead: "  - ",
        source.isFailure ? .yellow : nil)
    }
    page.paragraph("Its probability is part of another source.", lead: "  ", .faint)
  }

  /// What bears on the whole ranking.
  func writeWarnings(_ ranking: Ranking, to page: inout TextPage) {
    let warnings = ranking.notes.filter(\.isWarning)
    guard !warnings.isEmpty else { return }
    page.heading("Warnings")
    for warning in warnings {
      page.paragraph(glossary.text(of: warning), lead: "  - ", .yellow)
    }
  }
}

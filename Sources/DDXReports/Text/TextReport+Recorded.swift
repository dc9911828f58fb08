import DDXCore
import DDXRanking

extension TextReport {
  /// What was recorded and changed no probability, with the reasons; a finding that one source
  /// notes without a number and another weighs is among it.
  func writeUnused(_ ranking: Ranking, to page: inout TextPage) {
    var unused: [(finding: Finding, reasons: [String])] = []
    var remarks: [String] = []
    for note in ranking.notes where !note.isWarning {
      let text = glossary.text(of: note)
      guard let finding = note.finding else {
        remarks.append(text)
        continue
      }
      if let index = unused.firstIndex(where: { $0.finding == finding }) {
        unused[index].reasons.append(text)
      } else {
        unused.append((finding, [text]))
      }
    }
    let silent = silentEntries(of: ranking.ledger)
    if !unused.isEmpty || !silent.isEmpty {
      page.heading("Recorded, but without effect")
      write(unused, to: &page)
      for group in silent {
        page.paragraph(group.words.joined(separator: "; "), lead: "  - ")
        page.paragraph(group.reason, lead: "    ", .faint)
      }
    }
    if !remarks.isEmpty { page.heading("Remarks") }
    for remark in remarks { page.paragraph(remark, lead: "  - ") }
  }

  /// Of what had no effect only what a physician must know of, and how much there is besides.
  func writeRest(of ranking: Ranking, to page: inout TextPage) {
    let silent = ranking.ledger.filter { $0.use == .none }
    let shown = silent.filter { $0.item == .allergy || $0.item == .drug }
    for group in silentEntries(of: shown) {
      page.paragraph("\(listed(group.words).capitalisedFirst). \(group.reason)", .yellow)
    }
    let count = silent.count - shown.count
    page.paragraph(
      (count == 0
        ? "Everything recorded was used."
        : count == 1
          ? "1 recorded item had no effect." : "\(count) recorded items had no effect.")
        + " Details: --explain.", .faint)
  }

  /// Entries of what had no effect, those with the same reason together.
  private func silentEntries(
    of ledger: [LedgerEntry]
  ) -> [(reason: String, words: [String])] {
    var groups: [(reason: String, words: [String])] = []
    for entry in ledger where entry.use == .none && isOwn(entry) {
      let (reason, words) = (glossary.words(entry.reason), glossary.words(entry))
      if let index = groups.firstIndex(where: { $0.reason == reason }) {
        if !groups[index].words.contains(words) { groups[index].words.append(words) }
      } else {
        groups.append((reason, [words]))
      }
    }
    return groups
  }

  /// Whether an entry is not told with the finding or the block that it belongs to.
  private func isOwn(_ entry: LedgerEntry) -> Bool {
    switch entry.reason {
    case .unread, .noted, .elsewhere, .unweighed: false
    default: true
    }
  }

  /// The findings, those with the same reasons together.
  private func write(
    _ unused: [(finding: Finding, reasons: [String])], to page: inout TextPage
  ) {
    var groups: [(reasons: [String], findings: [String])] = []
    for entry in unused {
      let words = glossary.words(entry.finding)
      if let index = groups.firstIndex(where: { $0.reasons == entry.reasons }) {
        groups[index].findings.append(words)
      } else {
        groups.append((entry.reasons, [words]))
      }
    }
    for group in groups {
      page.paragraph(group.findings.joined(separator: "; "), lead: "  - ")
      for reason in group.reasons { page.paragraph(reason, lead: "    ", .faint) }
    }
  }

  /// The blocks, and whether the probabilities include them; unless everything is explained, only
  /// where some were not weighed.
  func writeBlocks(_ ranking: Ranking, to page: inout TextPage) {
    guard ranking.blocks.contains(where: { isExplained || $0.unweighed != nil }) else { return }
    let isWeighed = ranking.blocks.contains { $0.unweighed == nil }
    page.heading(isWeighed ? "Blocks" : "Blocks: recorded, not weighed")
    for block in ranking.blocks {
      page.paragraph(
        glossary.words(block.block), lead: "  - \(block.block.when.padded(to: 10))  ")
      if let session = session(of: block, in: ranking) {
        page.paragraph(session, lead: "                ", .faint)
      }
      if let explanation = block.explanation {
        page.paragraph(explanation.words, lead: "                ", .faint)
      }
      if let reason = block.unweighed {
        let isShared = reason == .noResponse && block.block.session != nil
        page.paragraph(
          isShared
            ? "not weighed: the protocol lacks numbers for some procedures of the session"
            : reason.words, lead: "                ", .yellow)
      }
    }
    if !isWeighed {
      page.paragraph(
        "The probabilities above do not include any block.", lead: "  ", .yellow)
    }
  }

  /// That a block shares its relief with others of the day, said at the first of them.
  private func session(of block: RecordedBlock, in ranking: Ranking) -> String? {
    guard let session = block.block.session else { return nil }
    let parts = ranking.blocks.filter { $0.block.session == session }
    guard parts.count > 1, parts.first == block else { return nil }
    return
      "one session of \(parts.count) blocks with one relief: which of them worked is not known"
  }

  /// The sources that could not be assessed.
  func writeUnassessed(_ ranking: Ranking, to page: inout TextPage) {
    guard !ranking.unassessed.isEmpty else { return }
    page.heading("Not assessed")
    for source in ranking.unassessed {
      let before = source.pretest.map { ", up to \($0.percent) before the findings" } ?? ""
      let how = source.isFailure ? "its module failed" : "not applicable"
      page.paragraph(
        "\(glossary.title(of: source.source))\(before); \(how): \(source.reason)", lead: "  - ",
        source.isFailure ? .yellow : nil)
    }
    page.paragraph("Its probability is counted under another source.", lead: "  ", .faint)
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

extension EvidenceRow {
  /// The finding that a row stands for, if one.
  var finding: Finding? {
    if case .finding(let finding) = kind { finding } else { nil }
  }
}

extension BlockExplanation {
  /// How what a block showed may have come about, in words.
  var words: String {
    let causes = [
      (missed, "the needle missed"), (vessel, "it ran into a vessel"),
      (anatomy, "unusual course of the nerves"), (sensitised, "a sensitised nervous system"),
    ].filter { $0.0.value >= 0.005 }.map { "\($0.1) \($0.0.percent)" }
    let never =
      "never reached its target: \(notReached.percent)"
      + (causes.isEmpty ? "" : " (\(causes.joined(separator: ", ")))")
    return placebo.value > 0 ? never + "; placebo response: \(placebo.percent)" : never
  }
}

extension RecordedBlock.Unweighed {
  /// Why a block was not weighed, in words.
  var words: String {
    switch self {
    case .noResponseModel: "not weighed: the protocol does not say how to read relief"
    case .noResponse: "not weighed: the protocol has no numbers for this procedure"
    case .noOutcome: "not weighed: no result was recorded"
    }
  }
}

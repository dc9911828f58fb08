import DDXCore
import DDXRanking

extension TextReport {
  /// Every number of every source, with its reference.
  func writeExplanation(_ ranking: Ranking, to page: inout TextPage) {
    for candidate in ranking.candidates { writeExplanation(of: candidate, to: &page) }
    writeSafetyReferences(ranking.safety, to: &page)
  }

  /// Every number of one source, with its reference.
  func writeExplanation(
    of candidate: Candidate, hasReferences: Bool = true, to page: inout TextPage
  ) {
    page.heading("\(candidate.rank)  \(candidate.title)", right: "odds or %")
    for (index, term) in candidate.shareTerms.enumerated() {
      page.paragraph(
        "\(glossary.words(term)) \(keys(term.citations))",
        lead: index == 0 ? "  share    " : "           ", right: fixed(term.value, 3),
        at: page.width - 8)
    }
    writeStep(
      "before", "share, allowing for several sources at once", candidate.pretest, to: &page)
    writeSteps(EvidenceStep.steps(of: candidate), to: &page)
    if candidate.evidence.isEmpty {
      page.line("  evidence none recorded")
    }
    let total = candidate.evidence.reduce(0) { $0 + $1.logOdds }
    writeStep(
      "alone",
      "odds before \(LikelihoodRatio(clamping: exponential(total)).factor), by its own findings alone",
      candidate.alone, to: &page)
    writeStep("after", explainingAway(candidate), candidate.posttest, to: &page)
    let places = Self.places(of: candidate)
    if !places.isEmpty {
      page.paragraph(
        places.joined(separator: ", "),
        lead: candidate.source == .other ? "  of which " : "  where    ")
    }
    for named in candidate.notableSuspects { write(named, to: &page, indent: "  ") }
    if hasReferences { writeReferences(of: candidate, to: &page) }
  }

  /// The sites of a source with their probabilities; of another source its suspects.
  private static func places(of candidate: Candidate) -> [String] {
    if candidate.source == .other {
      return candidate.suspects.compactMap { named in
        named.posttest.map { "\(named.suspect.title) \($0.percent)" }
      }
    }
    return candidate.sites.filter { $0.site != .unspecified }
      .map { "\($0.site) \($0.posttest.percent)" }
  }

  private func writeStep(
    _ name: String, _ words: String, _ probability: Probability, to page: inout TextPage
  ) {
    page.paragraph(
      words, lead: "  " + name.padded(to: 9), right: probability.percent,
      at: page.width - 8)
  }

  private func explainingAway(_ candidate: Candidate) -> String {
    let points = (candidate.posttest.value - candidate.alone.value) * 100
    let size = fixed(abs(points), 1)
    if abs(points) < 0.05 { return "all sources considered; the others make no difference" }
    return points < 0
      ? "all sources considered; the others take \(size) points away"
      : "all sources considered; the others add \(size) points"
  }

  /// The steps, those of a group under its name.
  private func writeSteps(_ steps: [EvidenceStep], to page: inout TextPage) {
    var group: String?
    for step in steps {
      if let next = step.row.group, next != group {
        page.line("  group    \(glossary.title(ofGroup: next))")
      }
      group = step.row.group
      let words =
        glossary.words(step.row) + " " + keys(step.row.citation.map { [$0] } ?? [])
      page.paragraph(
        words,
        lead: (step.logOdds < 0 ? "  against  " : "  for      ") + (group == nil ? "" : "  "),
        right: step.factor, at: page.width - 8)
    }
  }

  private func keys(_ citations: [CitationID]) -> String {
    citations.isEmpty ? "" : "[" + citations.map(\.name).joined(separator: ", ") + "]"
  }

  /// The full text of each citation of a source, in the order of its first use.
  private func writeReferences(of candidate: Candidate, to page: inout TextPage) {
    var ids: [CitationID] = []
    let used =
      candidate.shareTerms.flatMap(\.citations) + candidate.evidence.compactMap(\.citation)
      + candidate.notableSuspects.map(\.suspect.citation)
    for id in used where !ids.contains(id) { ids.append(id) }
    for id in ids {
      if let citation = glossary.citation(id, of: candidate.source) { write(citation, to: &page) }
    }
  }

  private func writeSafetyReferences(_ safety: SafetyVerdict, to page: inout TextPage) {
    var ids: [CitationID] = []
    for reason in safety.reasons where !ids.contains(reason.citation) {
      ids.append(reason.citation)
    }
    guard !ids.isEmpty else { return }
    page.heading("Safety rules")
    for id in ids {
      if let citation = glossary.citation(ofProtocol: id) { write(citation, to: &page) }
    }
  }

  private func write(_ citation: Citation, to page: inout TextPage) {
    page.paragraph(
      "[\(citation.id)] \(citation.words)", lead: "    ", indent: 6, .faint)
  }
}

extension Glossary {
  /// A step of a share in words.
  func words(_ term: ShareTerm) -> String {
    guard term.text.hasPrefix("after ") else { return term.text }
    return "after: " + title(of: FindingCode(String(term.text.dropFirst("after ".count))))
  }
}

extension Citation {
  /// The citation in full: its status, its text and what the test was measured against.
  var words: String { "\(status.rawValue): \(plainWords)" }

  /// The citation without its status.
  var plainWords: String {
    var words = text
    if let sampleSize { words += " n=\(sampleSize)." }
    if let referenceStandard { words += " Reference: \(referenceStandard)." }
    if let doi { words += " doi:\(doi)" }
    if let pubMedID { words += " PMID \(pubMedID)" }
    return words
  }
}

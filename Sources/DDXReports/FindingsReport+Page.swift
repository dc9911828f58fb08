internal import DDXCore

extension FindingsReport {
  /// The whole vocabulary as a page in Markdown: what each finding means for serious disease.
  public func page() -> String {
    var lines = [
      "# Findings and what they mean for serious disease", "",
      "Written by `ddx findings --format markdown` from the vocabulary \(vocabulary.edition); a test "
        + "checks that it is up to date.", "",
      "- **proof**: if present, it proves the disease. No injection until it has been dealt with, "
        + "under every edition.",
      "- **points**: if present, the disease must be considered, and the page names a cheap test. Alone "
        + "it proves nothing; *its cheap test first* means that the test comes before any needle.",
      "- **ordinary**: it neither proves nor points to any of the diseases.", "",
      "Every image, laboratory result and red flag is one of the three; other findings may be. Their",
      "absence proves nothing.", "", "## Diseases", "",
      "| disease | id | if missed | once proven | cheap test |", "|---|---|---|---|---|",
    ]
    for disease in vocabulary.diseases {
      lines.append(
        "| \(disease.title) | `\(disease.id)` | \(disease.class == .serious ? "harm" : "a needless injection")"
          + " | \(disease.urgency == .urgent ? "today" : "before any injection") | \(disease.check) |"
      )
    }
    lines += ["", "## Proofs", "", "| disease | proven by |", "|---|---|"]
    for disease in vocabulary.diseases {
      let proofs = vocabulary.findings.filter { $0.effect == .proof(disease.id) }
      guard !proofs.isEmpty else { continue }
      lines.append(
        "| \(disease.title) | "
          + proofs.map { "\($0.title) (`\($0.code)`)" }.joined(separator: "; ")
          + " |")
    }
    for kind in FindingDefinition.Kind.allCases {
      let all = vocabulary.findings.filter { $0.kind == kind }
      guard let first = all.first else { continue }
      lines += [
        "", "## \(first.kindWords.capitalisedFirst) (\(all.count))", "",
        "| finding | code | means |", "|---|---|---|",
      ]
      lines += all.map { "| \($0.title) | `\($0.code)` | \(means($0)) |" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func means(_ finding: FindingDefinition) -> String {
    switch finding.effect {
    case .proof(let id): "**proof** of \(vocabulary.title(of: id))"
    case .points(let ids):
      "points to \(ids.map(vocabulary.title).joined(separator: ", "))"
        + (finding.asksForCheck ? "; its cheap test first" : "")
    case .ordinary: "ordinary"
    case nil: ""
    }
  }
}

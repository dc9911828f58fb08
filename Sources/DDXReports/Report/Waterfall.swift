import DDXCore
import DDXRanking

/// What moved a candidate, a row for each step, drawn from where it begins to where it ends.
struct Waterfall {
  private let candidate: Candidate
  private let contributions: Contributions
  private let glossary: Glossary
  private let citations: CitationList
  /// The lowest and the highest log-odds that are drawn.
  private let range: ClosedRange<Double>

  init(_ candidate: Candidate, glossary: Glossary, citations: CitationList) {
    self.candidate = candidate
    self.glossary = glossary
    self.citations = citations
    contributions = Contributions(candidate)
    var sum = contributions.start
    var points = [0, sum, contributions.end]
    for step in contributions.steps {
      sum += step.amount
      points.append(sum)
    }
    let (low, high) = (points.min() ?? 0, points.max() ?? 0)
    let margin = max(0.2, (high - low) * 0.05)
    range = (low - margin)...(high + margin)
  }

  /// The table, with the picture of each row.
  var table: PageTable {
    PageTable(
      caption: "What moved it: \(candidate.title.lowercasedFirst)",
      columns: [
        .init(title: "Finding"), .init(title: "Odds", isNumber: true),
        .init(title: "Log-odds", isNumber: true),
      ], rows: rows)
  }

  private var rows: [PageTable.Row] {
    let before = PageTable.Row(
      [
        .init(
          "Before the findings: \(candidate.pretest.percent)", notes: shares,
          strip: strip(.start, from: contributions.start, to: contributions.start),
          reference: candidate.shareTerms.last.flatMap { term in
            citations.reference(term.citations.first, of: candidate.source)
          }),
        .init(""), .init(signed(contributions.start)),
      ], isTotal: true)
    var rows = [before]
    var sum = contributions.start
    for step in contributions.steps where !step.isSlight {
      rows.append(row(step, from: sum))
      sum += step.amount
    }
    let slight = contributions.steps.filter(\.isSlight)
    if !slight.isEmpty {
      let amount = slight.reduce(0) { $0 + $1.amount }
      rows.append(row(slight, amount, from: sum))
      sum += amount
    }
    if abs(contributions.others) >= 0.005 {
      rows.append(
        PageTable.Row([
          .init(
            contributions.others < 0
              ? "Other sources explain part of the findings"
              : "Other sources are less likely, so this one explains more of the findings",
            notes: ["its own findings alone give \(candidate.alone.percent)"],
            strip: strip(.others, from: sum, to: contributions.end)),
          .init(factor(contributions.others)), .init(signed(contributions.others)),
        ]))
    }
    rows.append(
      PageTable.Row(
        [
          .init(
            "After all findings: \(candidate.posttest.percent)",
            strip: strip(.start, from: contributions.end, to: contributions.end)),
          .init(factor(contributions.end - contributions.start)), .init(signed(contributions.end)),
        ], isTotal: true))
    return rows
  }

  private var shares: [String] {
    candidate.shareTerms.map { "share \(fixed($0.value, 3)): \(glossary.words($0))" }
  }

  private func row(_ step: Contributions.Step, from sum: Double) -> PageTable.Row {
    PageTable.Row([
      .init(
        glossary.words(step.row).capitalisedFirst,
        notes: step.row.group.map { ["one of: \(glossary.title(ofGroup: $0))"] } ?? [],
        strip: strip(step.amount < 0 ? .lowers : .raises, from: sum, to: sum + step.amount),
        reference: citations.reference(step.row.citation, of: candidate.source)),
      .init(factor(step.amount)), .init(signed(step.amount)),
    ])
  }

  /// The findings that hardly change it, in one row.
  private func row(
    _ slight: [Contributions.Step], _ amount: Double, from sum: Double
  ) -> PageTable.Row {
    PageTable.Row([
      .init(
        "\(counted(slight.count, "more finding")), each changing the odds by less than 2.5 %",
        notes: [slight.map { glossary.words($0.row) }.joined(separator: "; ")],
        strip: strip(amount < 0 ? .lowers : .raises, from: sum, to: sum + amount)),
      .init(factor(amount)), .init(signed(amount)),
    ])
  }

  private func strip(_ role: Strip.Mark.Role, from: Double, to: Double) -> Strip {
    func place(_ value: Double) -> Double {
      (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
    return Strip(marks: [
      .init(role: .scale, from: place(0), to: place(0)),
      .init(role: role, from: place(from), to: place(to)),
    ])
  }

  private func factor(_ amount: Double) -> String {
    LikelihoodRatio(clamping: exponential(amount)).factor
  }

  private func signed(_ amount: Double) -> String {
    let size = fixed(abs(amount), 2)
    return size == "0.00" ? size : (amount < 0 ? "−" : "+") + size
  }
}

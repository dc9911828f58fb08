import DDXCore
import DDXRanking

/// What the findings that tell of one fact are worth together.
struct EvidenceLine {
  let text: String
  /// The findings of a group by their state; empty for a finding of its own.
  var details: [String] = []
  var logOdds: Double

  var factor: String { LikelihoodRatio(clamping: exponential(logOdds)).factor }

  /// Whether the line moves the odds by so little that it needs no place in a summary.
  var isSlight: Bool { abs(logOdds) < 0.1 }

  /// The lines of a candidate, in the order of its evidence; a group is one line.
  static func lines(of candidate: Candidate, glossary: Glossary) -> [EvidenceLine] {
    var lines: [EvidenceLine] = []
    var groups: Set<String> = []
    for row in candidate.evidence {
      guard let group = row.group else {
        let text = glossary.words(row)
        if let index = lines.firstIndex(where: { $0.text == text }) {
          lines[index].logOdds += row.logOdds
        } else {
          lines.append(.init(text: text, logOdds: row.logOdds))
        }
        continue
      }
      guard groups.insert(group).inserted else { continue }
      let rows = candidate.evidence.filter { $0.group == group }
      lines.append(line(of: rows, group: group, glossary: glossary))
    }
    return lines
  }

  private static func line(
    of rows: [EvidenceRow], group: String, glossary: Glossary
  ) -> EvidenceLine {
    let logOdds = rows.reduce(0) { $0 + $1.logOdds }
    var findings: [Finding] = []
    for finding in rows.compactMap(\.finding) where !findings.contains(finding) {
      findings.append(finding)
    }
    if findings.isEmpty {
      let blocks = rows.filter {
        switch $0.kind {
        case .block, .session: true
        case .finding, .orderOfDurations, .interaction: false
        }
      }
      return .init(
        text: "The blocks together", details: blocks.map(glossary.words), logOdds: logOdds)
    }
    if findings.count == 1, let only = findings.first {
      return .init(text: glossary.sentence(only), logOdds: logOdds)
    }
    let uncertain = findings.compactMap { finding in
      finding.state.uncertainty.map {
        "\(glossary.words(finding)), \(Probability(clamping: $0).percent)"
      }
    }
    let parts = [
      ("present", findings.filter { $0.state == .present }.map(glossary.words)),
      ("absent", findings.filter { $0.state == .absent }.map(glossary.words)),
      ("uncertain", uncertain),
    ]
    return .init(
      text: glossary.title(ofGroup: group).capitalisedFirst,
      details: parts.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: "; "))" },
      logOdds: logOdds)
  }
}

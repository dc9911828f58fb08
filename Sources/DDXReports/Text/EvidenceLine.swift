import DDXCore
import DDXRanking

/// What the findings that tell of one fact are worth together.
struct EvidenceLine {
  let text: String
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
        let text = row.finding.map(glossary.brief) ?? glossary.words(row)
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
      return .init(text: "the \(counted(blocks.count, "block")) together", logOdds: logOdds)
    }
    if findings.count == 1, let only = findings.first {
      return .init(text: glossary.brief(only), logOdds: logOdds)
    }
    let counts = [
      ("present", findings.filter { $0.state == .present }.count),
      ("absent", findings.filter { $0.state == .absent }.count),
      ("uncertain", findings.filter { $0.state.uncertainty != nil }.count),
    ]
    return .init(
      text: "\(glossary.title(ofGroup: group)) ("
        + counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ") + ")",
      logOdds: logOdds)
  }
}

extension [EvidenceLine] {
  /// The lines, the weightiest first.
  var byWeight: [EvidenceLine] {
    enumerated().sorted { left, right in
      (-abs(left.element.logOdds), left.offset) < (-abs(right.element.logOdds), right.offset)
    }.map(\.element)
  }
}

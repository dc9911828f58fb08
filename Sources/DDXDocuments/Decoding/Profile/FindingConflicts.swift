internal import DDXCore

/// Holds findings that are present against the others that were recorded.
struct FindingConflicts {
  let vocabulary: Vocabulary
  let findings: [Finding]
  /// What each finding is part of.
  private let wholes: WholesOfFindings

  init(vocabulary: Vocabulary, findings: [Finding]) {
    self.vocabulary = vocabulary
    self.findings = findings
    wholes = WholesOfFindings(vocabulary: vocabulary)
  }

  /// Reports the first finding that does not go with one of a definition, which is present and was
  /// read from an element.
  func check(_ finding: Finding, _ definition: FindingDefinition, _ reader: ElementReader) {
    for conflict in definition.conflicts {
      let state: FindingState = conflict.isPresent ? .present : .absent
      guard let other = first(conflict.codes, state, meeting: finding) else { continue }
      let fault = Fault.profile(.inConflict(line: other.line, happens: conflict.happens))
      if conflict.happens {
        reader.warning(fault, "code")
      } else {
        reader.error(fault, "code")
      }
      return
    }
    for member in definition.members {
      let state: FindingState = member.isPresent ? .absent : .present
      guard let other = first([member.code], state, meeting: finding) else { continue }
      reader.warning(.profile(.memberAgainstSet(line: other.line)), "code")
      return
    }
  }

  /// The first finding of some codes, or with one of them as its whole, in a state and at a place that
  /// meets that of another.
  private func first(
    _ codes: [FindingCode], _ state: FindingState, meeting finding: Finding
  ) -> Finding? {
    findings.first { other in
      other.state == state && other.code != finding.code
        && (finding.side == .unspecified || other.side.concerns(finding.side)
          || other.side == .unspecified)
        && (finding.level == nil || other.level == nil || finding.level == other.level)
        && (codes.contains(other.code)
          || state == .present && wholes.of(other.code).contains(where: codes.contains))
    }
  }
}

/// What findings are part of, by way of others or not; each is looked for once.
private final class WholesOfFindings {
  private let vocabulary: Vocabulary
  private var known: [FindingCode: [FindingCode]] = [:]

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The wholes of a finding, but for those of which it is some grades only.
  func of(_ code: FindingCode) -> [FindingCode] {
    if let found = known[code] { return found }
    var found: [FindingCode] = []
    var ways = [code]
    while let definition = ways.popLast().flatMap(vocabulary.finding) {
      for whole in definition.wholes where !found.contains(whole) {
        guard let next = vocabulary.finding(whole), !definition.isGraded(otherThan: next) else {
          continue
        }
        found.append(whole)
        ways.append(whole)
      }
    }
    known[code] = found
    return found
  }
}

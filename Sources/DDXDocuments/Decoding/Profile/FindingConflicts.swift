internal import DDXCore

/// Holds a finding that is present against the others that were recorded.
struct FindingConflicts {
  let vocabulary: Vocabulary
  let findings: [Finding]

  /// Reports the first finding that does not go with one of a definition, read from an element.
  func check(_ finding: Finding, _ definition: FindingDefinition, _ reader: ElementReader) {
    guard finding.state == .present else { return }
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
    let otherwise = definition.members.lazy.compactMap { member in
      first([member.code], member.isPresent ? .absent : .present, meeting: finding)
    }.first
    if let otherwise {
      reader.warning(.profile(.memberAgainstSet(line: otherwise.line)), "code")
    }
  }

  /// The first finding of some codes, or with one of them as its whole, in a state and at a place that
  /// meets that of another.
  private func first(
    _ codes: [FindingCode], _ state: FindingState, meeting finding: Finding
  ) -> Finding? {
    findings.first { other in
      other.state == state && other.code != finding.code
        && (codes.contains(other.code) || state == .present && isPart(other, of: codes))
        && (finding.side == .unspecified || other.side.concerns(finding.side)
          || other.side == .unspecified)
        && (finding.level == nil || other.level == nil || finding.level == other.level)
    }
  }

  private func isPart(_ finding: Finding, of codes: [FindingCode]) -> Bool {
    var wholes = [finding.code]
    var seen: Set<FindingCode> = []
    while let code = wholes.popLast() {
      guard seen.insert(code).inserted, let definition = vocabulary.finding(code) else { continue }
      let next = definition.wholes.filter { whole in
        vocabulary.finding(whole).map { !definition.isGraded(otherThan: $0) } ?? false
      }
      if next.contains(where: codes.contains) { return true }
      wholes += next
    }
    return false
  }
}

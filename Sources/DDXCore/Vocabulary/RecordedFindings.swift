/// Relations among the findings of one patient.
package struct RecordedFindings: Sendable {
  private let vocabulary: Vocabulary
  private let findings: [Finding]
  /// Their definitions; nil if the vocabulary lacks them.
  private let definitions: [FindingDefinition?]
  private let age: Int

  /// Creates the findings of a patient.
  ///
  /// - Parameters:
  ///   - findings: The findings as they were recorded.
  ///   - definitions: What each of them is, where that has been looked up already.
  ///   - age: The age in years; 0 where it is not known.
  ///   - vocabulary: What the findings mean.
  package init(
    _ findings: [Finding], _ definitions: [FindingDefinition?]? = nil, age: Int,
    vocabulary: Vocabulary
  ) {
    self.findings = findings
    self.definitions = definitions ?? findings.map { vocabulary.finding($0.code) }
    self.age = age
    self.vocabulary = vocabulary
  }

  /// Whether all of them can be true of one patient.
  package var arePossible: Bool {
    findings.indices.allSatisfy { index in
      conflict(at: index)?.happens != false && part(againstWholeAt: index) == nil
        && disagreement(at: index)?.isImpossible != true
    }
  }

  /// The first finding that one that is present does not go with, and whether that happens, though
  /// seldom.
  package func conflict(at index: Int) -> (other: Finding, happens: Bool)? {
    let finding = findings[index]
    guard finding.state == .present, let definition = definitions[index] else { return nil }
    for conflict in definition.conflicts {
      let state: FindingState = conflict.isPresent ? .present : .absent
      if let other = first(conflict.codes, state, meeting: finding) {
        return (other, conflict.happens)
      }
    }
    return nil
  }

  /// The first finding that is not as a set that is present says of its members.
  package func member(againstSetAt index: Int) -> Finding? {
    let set = findings[index]
    guard set.state == .present, let definition = definitions[index] else { return nil }
    return definition.members.lazy.compactMap { member in
      first([member.code], member.isPresent ? .absent : .present, meeting: set)
    }.first
  }

  /// The first part that is present of a finding that is absent: where a part is there, the whole is
  /// there too.
  package func part(againstWholeAt index: Int) -> Finding? {
    let whole = findings[index]
    guard whole.state == .absent, let definition = definitions[index],
      vocabulary.hasParts(whole.code)
    else { return nil }
    return zip(findings, definitions).first { part, partDefinition in
      part.state == .present && partDefinition?.implies(definition, at: part.grade) == true
        && (whole.side == .unspecified || whole.side == .bilateral || whole.side == part.side)
        && (whole.level == nil || whole.level == part.level)
    }?.0
  }

  /// How the findings that one follows from disagree with it.
  package struct Disagreement {
    /// How many of its parts hold and how many are not known.
    package let count: DerivedRule.Count
    /// Whether both can't be true; otherwise other parts of the same kind may have been counted.
    package let isImpossible: Bool
  }

  /// How a derived finding contradicts its parts; nil if it does not.
  package func disagreement(at index: Int) -> Disagreement? {
    let finding = findings[index]
    guard let rule = definitions[index]?.rule else { return nil }
    let count = rule.count(findings, age: age, on: finding.concernedSide)
    switch (finding.state, count.holds) {
    case (.present, false?):
      let mayCountOthers = count.holding > 0 && !rule.parts.contains(where: \.isNeeded)
      return Disagreement(count: count, isImpossible: !mayCountOthers)
    case (.absent, true?): return Disagreement(count: count, isImpossible: true)
    default: return nil
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
        && (codes.contains(other.code) || state == .present && isPart(other, of: codes))
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

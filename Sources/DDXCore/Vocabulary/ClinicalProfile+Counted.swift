extension ClinicalProfile {
  /// The findings that a reader may count: all except those implied by more specific findings that it
  /// also reads.
  ///
  /// A reader of pain in the foot and pain in the leg would otherwise count one recorded fact twice.
  ///
  /// - Parameters:
  ///   - codes: What is read.
  ///   - vocabulary: The vocabulary by which the profile was expanded.
  /// - Returns: The findings, in their order.
  public func findings(readBy codes: Set<FindingCode>, of vocabulary: Vocabulary) -> [Finding] {
    findings.filter { finding in
      guard let origin = finding.origin else { return true }
      if codes.contains(origin) { return false }
      return !findings.contains { other in
        other.code != finding.code && other.state == finding.state && codes.contains(other.code)
          && (other.origin == origin || other.origin == nil)
          && (finding.state == .present
            ? vocabulary.isPart(other.code, of: finding.code)
            : vocabulary.isPart(finding.code, of: other.code))
      }
    }
  }

  /// The profile without what was recorded vaguely and in detail, for a reader of some findings.
  ///
  /// "SI joint tests positive" beside the tests themselves is one fact, and the tests say more.
  public func countedOnce(by codes: Set<FindingCode>, _ vocabulary: Vocabulary) -> ClinicalProfile {
    let counted = findings.filter { finding in
      finding.origin != nil || !isSaidInDetail(finding, codes, vocabulary)
    }
    return counted.count == findings.count ? self : with(findings: counted, digest: digest)
  }

  /// Whether more detailed records already imply a recorded finding: a part that is present, or the
  /// parts from which it follows.
  ///
  /// - Parameters:
  ///   - finding: A finding as it was recorded.
  ///   - codes: The findings that are read.
  ///   - vocabulary: The vocabulary that they are named in.
  /// - Returns: Whether it adds nothing to them.
  public func isSaidInDetail(
    _ finding: Finding, _ codes: Set<FindingCode>, _ vocabulary: Vocabulary
  ) -> Bool {
    let isPartThere =
      finding.state == .present
      && findings.contains { other in
        other.state == .present && other.origin == nil && other.code != finding.code
          && (finding.side == .unspecified || finding.side == other.side)
          && (finding.level == nil || finding.level == other.level)
          && vocabulary.isPart(other.code, of: finding.code) && codes.contains(other.code)
      }
    if isPartThere { return true }
    guard let rule = vocabulary.finding(finding.code)?.rule,
      rule.codes.contains(where: codes.contains)
    else { return false }
    let others = findings.filter { $0.origin == nil && $0.code != finding.code }
    return rule.count(others, age: patient.age, on: finding.concernedSide).holds != nil
  }
}

extension Vocabulary {
  /// Whether a finding is part of another, by way of others or not.
  public func isPart(_ part: FindingCode, of whole: FindingCode) -> Bool {
    guard var ways = finding(part)?.wholes, !ways.isEmpty else { return false }
    var seen: Set<FindingCode> = [part]
    while let next = ways.popLast().flatMap({ finding($0) }) {
      if next.code == whole { return true }
      if seen.insert(next.code).inserted { ways += next.wholes }
    }
    return false
  }
}

extension ClinicalProfile {
  /// What a reader of some findings may count: everything but what is implied by more telling
  /// findings that it reads as well.
  ///
  /// Who reads pain in the foot and pain in the leg would otherwise count one recorded fact twice.
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
}

extension Vocabulary {
  /// Whether a finding is part of another, by way of others or not.
  public func isPart(_ part: FindingCode, of whole: FindingCode) -> Bool {
    var seen: Set<FindingCode> = [part]
    var ways = finding(part)?.wholes ?? []
    while let next = ways.popLast().flatMap({ finding($0) }) {
      if next.code == whole { return true }
      if seen.insert(next.code).inserted { ways += next.wholes }
    }
    return false
  }
}

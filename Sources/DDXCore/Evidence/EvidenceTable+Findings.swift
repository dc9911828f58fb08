extension EvidenceTable {
  /// The findings that it has a number for; of a group its members.
  package var numberedFindings: [FindingCode] {
    findings.map(\.code) + groups.flatMap(\.members).map(\.code) + graded.flatMap(\.codes)
  }
}

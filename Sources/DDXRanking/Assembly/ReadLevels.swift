import DDXCore

/// Findings whose level is no site of the sources that read them, read as findings without a level.
///
/// No share was published for a root L2 or a facet joint L1-2, so no source has it as a site.
/// Findings there must not count against the sources that cause them.
struct ReadLevels {
  /// The findings as they are read.
  let findings: [Finding]
  private let recorded: [Finding]

  init(_ recorded: [Finding], at sites: [SiteShare]) {
    let levels = Set(sites.compactMap(\.site.level))
    var findings: [Finding] = []
    var originals: [Finding] = []
    for finding in recorded {
      let isRead = levels.isEmpty || finding.level.map { $0.reaches(any: levels) } ?? true
      let read = isRead ? finding : finding.withoutLevel
      // The same at two such levels is one finding somewhere.
      if !isRead, findings.contains(where: { $0.isSameEntry(as: read) }) { continue }
      findings.append(read)
      originals.append(finding)
    }
    self.findings = findings
    self.recorded = originals
  }

  /// A node with its findings as they were recorded.
  func restored(_ node: RecordedNode) -> RecordedNode {
    RecordedNode(
      family: node.family, group: node.group, place: node.place,
      records: node.records.map { read in
        findings.firstIndex(of: read).map { recorded[$0] } ?? read
      },
      citations: node.citations, ties: node.ties, observation: node.observation,
      without: node.without)
  }
}

extension Level {
  fileprivate func reaches(any levels: Set<Level>) -> Bool { levels.contains { reaches($0) } }
}

extension Finding {
  fileprivate var withoutLevel: Finding {
    Finding(
      code: code, state: state, side: side, grade: grade, course: course,
      isContralateral: isContralateral, line: line, origin: origin)
  }
}

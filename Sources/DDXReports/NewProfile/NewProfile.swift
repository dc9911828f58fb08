public import DDXCore

/// A profile to fill in: every question that an edition has an answer for, as comments.
///
/// It validates as it stands, and so it does with any of its lines out of its comment. What is asked
/// comes from the vocabulary, the safety rules and the evidence in use.
public struct NewProfile: Sendable {
  let vocabulary: Vocabulary
  let rules: ClinicalProtocol
  /// The findings that a source has a number for, in the order of the vocabulary.
  let findings: [FindingDefinition]

  /// Creates a page for an edition.
  ///
  /// - Parameters:
  ///   - vocabulary: The findings and procedures in use.
  ///   - rules: The protocol in force.
  ///   - tables: The evidence of the sources that are assessed.
  public init(vocabulary: Vocabulary, rules: ClinicalProtocol, tables: [EvidenceTable]) {
    self.vocabulary = vocabulary
    self.rules = rules
    let numbered = Set(tables.flatMap(\.numberedFindings))
    findings = vocabulary.findings.filter { finding in
      finding.kind != .redFlag && numbered.contains(finding.code)
    }
  }

  /// The profile, as XML.
  ///
  /// - Parameters:
  ///   - age: The age in years; nil where it is still to be filled in.
  ///   - date: The day it speaks of; nil where it is still to be filled in.
  /// - Returns: The whole document, ended by a line feed.
  public func text(age: Int? = nil, date: CalendarDate? = nil) -> String {
    var page = ProfilePage()
    let day = date ?? ProfilePage.exampleDay
    page.opening(rules: rules.name, day: day, isExample: date == nil)
    page.patient(age: age)
    page.line("  <findings>")
    page.redFlags()
    for (title, group) in redFlags.grouped { write(title, group, isRedFlag: true, &page) }
    for (title, group) in findings.grouped { write(title, group, isRedFlag: false, &page) }
    page.line("  </findings>")
    page.blocks(
      procedure: vocabulary.procedure("medial-branch-block") ?? vocabulary.procedures.first,
      day: day)
    page.line("</profile>")
    return page.text
  }

  /// The strong signs, those that must be asked for first.
  private var redFlags: [FindingDefinition] {
    let signs = rules.safety.strongSigns
    let codes =
      signs.filter(\.mustBeAsked).map(\.finding) + signs.filter { !$0.mustBeAsked }.map(\.finding)
    var seen: Set<FindingCode> = []
    return codes.filter { seen.insert($0).inserted }.compactMap(vocabulary.finding)
  }

  private func write(
    _ title: String, _ group: [FindingDefinition], isRedFlag: Bool, _ page: inout ProfilePage
  ) {
    page.line()
    page.comment(isRedFlag ? "Red flags: \(title)." : title.capitalisedFirst + ".", indent: 4)
    for finding in group {
      let mustBeAsked = rules.safety.strongSigns.contains {
        $0.finding == finding.code && $0.mustBeAsked
      }
      page.question(finding, note: isRedFlag && mustBeAsked ? "Ask every patient." : nil)
      if isRedFlag { page.commentedOut(finding.line(state: "absent"), indent: 4) }
      page.commentedOut(finding.line(state: "present"), indent: 4)
    }
  }
}

extension [FindingDefinition] {
  /// The findings by their group, the groups in the order in which they first come.
  fileprivate var grouped: [(title: String, findings: [FindingDefinition])] {
    var order: [String] = []
    var groups: [String: [FindingDefinition]] = [:]
    for finding in self {
      if groups[finding.group] == nil { order.append(finding.group) }
      groups[finding.group, default: []].append(finding)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}

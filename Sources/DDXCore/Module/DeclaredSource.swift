/// A pain source that is an evidence table and nothing else: the ordinary way to write a module.
public struct DeclaredSource: PainSource {
  /// What the module is.
  public let descriptor: ModuleDescriptor
  /// Its numbers.
  public let table: EvidenceTable
  /// What its numbers cite.
  public var citations: [Citation] { table.citations }

  private let findings: [FindingCode: Int]
  private let members: [FindingCode: (group: Int, member: Int)]
  private let noted: [FindingCode: Int]
  private let populations: [String: StudyPopulation]

  /// Creates a source from its table.
  ///
  /// - Parameters:
  ///   - table: The numbers.
  ///   - version: The version of the module.
  public init(table: EvidenceTable, version: String = "1.0.0") {
    self.table = table
    var findings: [FindingCode: Int] = [:]
    for (index, row) in table.findings.enumerated() { findings[row.code] = index }
    var members: [FindingCode: (group: Int, member: Int)] = [:]
    for (groupIndex, group) in table.groups.enumerated() {
      for (index, member) in group.members.enumerated() {
        members[member.code] = (groupIndex, index)
      }
    }
    var noted: [FindingCode: Int] = [:]
    for (index, row) in table.noted.enumerated() { noted[row.code] = index }
    self.findings = findings
    self.members = members
    self.noted = noted
    self.populations = Dictionary(
      table.populations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.descriptor = ModuleDescriptor(
      id: table.source, name: table.title, version: version, evidenceEdition: table.edition,
      evidenceDigest: table.digest,
      findings: Array(
        Set(findings.keys).union(members.keys).union(noted.keys)
          .union(table.share.after.map(\.finding))))
  }

  /// Says what this profile means for the source.
  ///
  /// - Throws: ``NumberError`` when the table's share is out of range.
  public func assess(
    _ profile: ClinicalProfile, under rules: ClinicalProtocol
  ) throws -> Assessment {
    let (share, terms) = try table.share.share(for: profile)
    var evidence: [ObservedEvidence] = []
    var notes: [AssessmentNote] = []
    for finding in profile.findings {
      if let index = findings[finding.code] {
        let row = table.findings[index]
        evidence.append(
          ObservedEvidence(
            finding: finding, worth: .finding(row),
            population: row.population.flatMap { populations[$0] }))
      } else if let (group, member) = members[finding.code] {
        let row = table.groups[group]
        evidence.append(
          ObservedEvidence(
            finding: finding, worth: .member(row, index: member),
            population: row.composite.population.flatMap { populations[$0] }))
      } else if let index = noted[finding.code] {
        notes.append(AssessmentNote(code: finding.code, text: table.noted[index].reason))
      }
    }
    return .assessed(
      SourceAssessment(
        share: share, shareTerms: terms, sites: table.sites.shares(painSide: profile.pain.side),
        evidence: evidence, coverage: table.coverage, pathways: table.pathways, notes: notes))
  }
}

extension ShareTerms {
  /// The share for a profile, with the steps that made it.
  ///
  /// - Throws: ``NumberError`` when a value is not a share.
  public func share(for profile: ClinicalProfile) throws(NumberError) -> (Share, [ShareTerm]) {
    let age = Double(profile.patient.age)
    let atAge = value(atAge: age)
    var terms = [
      ShareTerm(
        text: "age \(profile.patient.age)", value: atAge,
        citations: neighbours(ofAge: age).map(\.citation))
    ]
    guard let replacement = after.first(where: { profile.isPresent($0.finding) }) else {
      return (try Share(atAge), terms)
    }
    terms.append(
      ShareTerm(
        text: "after \(replacement.finding)", value: replacement.value.value,
        citations: [replacement.citation]))
    return (try Share(replacement.value.value), terms)
  }

  /// The anchors whose values make the share at an age: one or two.
  private func neighbours(ofAge age: Double) -> [Anchor] {
    let below = anchors.last { $0.age <= age }
    let above = anchors.first { $0.age >= age }
    return [below, above].compactMap { $0 }.reduce(into: []) { list, anchor in
      if !list.contains(anchor) { list.append(anchor) }
    }
  }
}

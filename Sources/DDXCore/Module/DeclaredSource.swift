/// A pain source that is an evidence table and nothing else: the ordinary way to write a module.
public struct DeclaredSource: PainSource {
  /// What the module is.
  public let descriptor: ModuleDescriptor
  /// Its numbers.
  public let table: EvidenceTable
  /// What its numbers cite.
  public var citations: [Citation] { table.citations }

  /// What a row of the table makes of its finding.
  private enum Row {
    case worth(ObservedEvidence.Worth, StudyPopulation?)
    case note(AssessmentNote)
  }

  private let rows: [FindingCode: Row]
  private let sites: [Side: [SiteShare]]

  /// Creates a source from its table.
  ///
  /// - Parameters:
  ///   - table: The numbers.
  ///   - version: The version of the module.
  public init(table: EvidenceTable, version: String = "1.0.0") {
    self.table = table
    func population(of row: FindingEvidence) -> StudyPopulation? {
      row.population.flatMap { id in table.populations.first { $0.id == id } }
    }
    // A finding stands alone, or else in a group, or else is noted.
    var rows: [FindingCode: Row] = [:]
    for row in table.noted {
      rows[row.code] = .note(AssessmentNote(code: row.code, text: row.reason))
    }
    for group in table.groups {
      for (index, member) in group.members.enumerated() {
        rows[member.code] = .worth(
          .member(group, index: index), population(of: group.composite))
      }
    }
    for row in table.findings { rows[row.code] = .worth(.finding(row), population(of: row)) }
    self.rows = rows
    self.sites = Dictionary(
      Side.allCases.map { ($0, table.sites.shares(painSide: $0)) },
      uniquingKeysWith: { first, _ in first })
    self.descriptor = ModuleDescriptor(
      id: table.source, name: table.title, version: version, evidenceEdition: table.edition,
      evidenceDigest: table.digest,
      findings: Array(Set(rows.keys).union(table.share.after.map(\.finding))))
  }

  /// Says what this profile means for the source.
  ///
  /// - Throws: ``NumberError`` when the table's share is out of range.
  public func assess(
    _ profile: ClinicalProfile, under rules: ClinicalProtocol
  ) throws -> Assessment {
    let (share, terms) = try table.share.share(for: profile)
    var evidence: [ObservedEvidence] = []
    evidence.reserveCapacity(profile.findings.count)
    var notes: [AssessmentNote] = []
    for finding in profile.findings {
      switch rows[finding.code] {
      case .worth(let worth, let population):
        evidence.append(
          ObservedEvidence(finding: finding, worth: worth, population: population))
      case .note(let note): notes.append(note)
      case nil: break
      }
    }
    return .assessed(
      SourceAssessment(
        share: share, shareTerms: terms, sites: sites[profile.pain.side] ?? [],
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
  private func neighbours(ofAge age: Double) -> ArraySlice<Anchor> {
    guard let above = anchors.firstIndex(where: { $0.age >= age }) else { return anchors.suffix(1) }
    return above == 0 || anchors[above].age == age
      ? anchors[above...above] : anchors[(above - 1)...above]
  }
}

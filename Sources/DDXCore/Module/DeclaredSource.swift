/// A pain source that is an evidence table and nothing else: the ordinary way to write a module.
public struct DeclaredSource: PainSource {
  /// The description of the module.
  public let descriptor: ModuleDescriptor
  /// Its numbers.
  public let table: EvidenceTable
  /// The citations of its numbers.
  public var citations: [Citation] { table.citations }

  /// The use of a row of the table.
  private enum Row {
    case worth(ObservedEvidence.Worth, StudyPopulation?, suspect: String?)
    case note(AssessmentNote)
  }

  private let rows: [FindingCode: [Row]]
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
    var rows: [FindingCode: [Row]] = [:]
    func add(
      _ findings: [FindingEvidence], _ groups: [GroupEvidence], _ graded: [GradedEvidence],
      _ suspect: String? = nil
    ) {
      for group in groups {
        for (index, member) in group.members.enumerated() {
          rows[member.code, default: []].append(
            .worth(.member(group, index: index), population(of: group.composite), suspect: suspect))
        }
      }
      for row in findings {
        rows[row.code, default: []].append(
          .worth(.finding(row), population(of: row), suspect: suspect))
      }
      for row in graded {
        for code in row.codes {
          rows[code, default: []].append(.worth(.graded(row), nil, suspect: suspect))
        }
      }
    }
    add(table.findings, table.groups, table.graded)
    for suspect in table.suspects where suspect.share != nil {
      add(suspect.findings, suspect.groups, suspect.graded, suspect.id)
    }
    for row in table.noted where rows[row.code] == nil {
      rows[row.code] = [.note(AssessmentNote(code: row.code, text: row.reason))]
    }
    self.rows = rows
    self.sites = Dictionary(
      Side.allCases.map { ($0, table.sites.shares(painSide: $0)) },
      uniquingKeysWith: { first, _ in first })
    self.descriptor = ModuleDescriptor(
      id: table.source, name: table.title, version: version, evidenceEdition: table.edition,
      evidenceDigest: table.digest,
      findings: Array(
        Set(rows.keys).union(table.share.after.map(\.finding))
          .union(table.suspects.flatMap { $0.share?.after.map(\.finding) ?? [] })))
  }

  /// Assesses the source in a profile.
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
      for row in rows[finding.code] ?? [] {
        switch row {
        case .worth(let worth, let population, let suspect):
          evidence.append(
            ObservedEvidence(
              finding: finding, worth: worth, population: population, suspect: suspect))
        case .note(let note): notes.append(note)
        }
      }
    }
    let places = try table.suspects.places(for: profile, of: share)
    return .assessed(
      SourceAssessment(
        share: share, shareTerms: terms,
        sites: places.isEmpty ? sites[profile.pain.side] ?? [] : places, evidence: evidence,
        coverage: table.coverage
          + table.suspects.flatMap { suspect in
            suspect.offers.map { $0.aimed(at: suspect.id) }
          },
        pathways: table.pathways, notes: notes,
        shows: table.sites.shows))
  }
}

extension [Suspect] {
  /// The most of a share that suspects together may take; the rest has no name.
  package static let mostNamed = 0.95

  /// The suspects as places of a source with a share, and last what has no name.
  ///
  /// They sum to 1; empty where no suspect has a share of its own.
  ///
  /// - Throws: ``NumberError`` when a share is out of range.
  func places(for profile: ClinicalProfile, of share: Share) throws(NumberError) -> [SiteShare] {
    var places: [SiteShare] = []
    for suspect in self {
      guard let terms = suspect.share else { continue }
      let own = try terms.share(for: profile).0
      places.append(SiteShare(site: Site(suspect: suspect.id), share: own.value / share.value))
    }
    let named = places.reduce(0) { $0 + $1.share }
    guard named > 0 else { return [] }
    let scale = Swift.min(1, Self.mostNamed / named)
    return places.map { SiteShare(site: $0.site, share: $0.share * scale) }
      + [SiteShare(site: .unspecified, share: 1 - named * scale)]
  }
}

extension ShareTerms {
  /// The share for a profile, with the steps that made it.
  ///
  /// - Throws: ``NumberError`` when a value is not a share.
  public func share(for profile: ClinicalProfile) throws(NumberError) -> (Share, [ShareTerm]) {
    let age = Double(profile.patient.age)
    let setting = profile.pain.setting.flatMap { speaks(of: $0) ? $0 : nil }
    let atAge = value(atAge: age, in: setting)
    var terms = [
      ShareTerm(
        text: "age \(profile.patient.age)" + (setting.map { ", \($0.rawValue)" } ?? ""),
        value: atAge, citations: neighbours(ofAge: age, in: setting).map(\.citation))
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
  private func neighbours(ofAge age: Double, in setting: Pain.Setting?) -> ArraySlice<Anchor> {
    let anchors = anchors(in: setting)
    guard let above = anchors.firstIndex(where: { $0.age >= age }) else { return anchors.suffix(1) }
    return above == 0 || anchors[above].age == age
      ? anchors[above...above] : anchors[(above - 1)...above]
  }
}

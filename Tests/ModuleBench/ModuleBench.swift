package import DDXCore
internal import DDXDocuments

/// A module with the evidence it ships, and patients to show it.
package struct ModuleBench {
  /// The evidence as it was read.
  package let table: EvidenceTable
  /// The module.
  package let source: any PainSource
  private let rules: ClinicalProtocol

  /// What a module lacks.
  package struct Missing: Error {
    let what: String
  }

  /// Puts a module on the bench, with one edition of its evidence.
  package init(_ factory: any PainSourceFactory, edition: String = "2026.1") throws {
    let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    guard let document = factory.documents.first(where: { $0.path.hasSuffix("/\(edition).xml") })
    else { throw Missing(what: "evidence edition \(edition)") }
    guard let house = Shipped.protocol(named: "ddx@2026.1") else {
      throw Missing(what: "the house protocol")
    }
    table = try reader.evidence(DocumentFile(name: document.path, text: document.text)).value
    source = try factory.make(evidence: table)
    rules = try reader.protocol(house).value
  }

  /// What the module says of a patient.
  package func assessment(
    age: Int = 50, pain side: Side = .unspecified, _ findings: [Finding] = []
  ) throws -> SourceAssessment {
    let profile = ClinicalProfile(
      id: "bench", patient: Patient(age: age), pain: Pain(side: side, setting: .painClinic),
      findings: findings)
    guard case .assessed(let assessment) = try source.assess(profile, under: rules) else {
      throw Missing(what: "an assessment")
    }
    return assessment
  }

  /// The share of the source at an age, with these findings present.
  package func share(age: Int, after findings: FindingCode...) throws -> Double {
    try assessment(age: age, findings.map { Finding(code: $0, state: .present) }).share.value
  }

  /// The accuracy of a finding as it was published, standing alone or in its group.
  package func published(_ code: FindingCode) throws -> TestAccuracy {
    let alone = table.findings.first { $0.code == code }?.published
    let member = table.groups.flatMap(\.members).first { $0.code == code }?.published
    guard let found = (alone ?? member)?.accuracy else { throw Missing(what: code.name) }
    return found
  }

  /// The accuracy of a finding that stands alone, or of a group, as it is used.
  package func used(_ id: String) throws -> TestAccuracy {
    let alone = table.findings.first { $0.code.name == id }?.accuracy
    let group = table.groups.first { $0.id == id }?.composite.accuracy
    guard let found = alone ?? group else { throw Missing(what: id) }
    return found
  }

  /// The probability of a side, given that the source hurts.
  package func share(of side: Side, whenPainIs pain: Side) throws -> Double {
    try assessment(pain: pain).sites.filter { $0.site.side == side }.reduce(0) { $0 + $1.share }
  }

  /// The procedures that the module proposes.
  package var offers: [ProcedureID] { table.coverage.filter(\.isOffered).map(\.procedure) }
}

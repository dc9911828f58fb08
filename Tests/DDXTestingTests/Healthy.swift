import DDXCore
import DDXDocuments
import DDXTesting

/// A module with nothing wrong, which the broken ones differ from in one thing.
enum Healthy {
  static let groin: FindingCode = "pain.groin"
  static let limp: FindingCode = "hip.limp"

  static func table(
    cap: RatioCap? = nil, groinCitation: CitationID = "Lesher2008",
    coverage: Double = 1, procedure: ProcedureID = "hip-joint-injection"
  ) throws -> EvidenceTable {
    EvidenceTable(
      source: "piriformis", edition: "1", title: "Piriformis",
      citations: [
        Citation(id: "Lesher2008", status: .verified, text: "An invented study."),
        Citation(id: "assumed", status: .assumed, text: "No study was read."),
      ],
      share: ShareTerms(anchors: [
        .init(age: 30, value: Measured(0.05), citation: "assumed"),
        .init(age: 70, value: Measured(0.2), citation: "assumed"),
      ]),
      sites: SiteTerms(
        sides: [.init(pain: .unspecified, sides: [.left: 0.5, .right: 0.5])],
        sidesCitation: "assumed"),
      findings: [
        FindingEvidence(
          code: groin,
          published: try PublishedAccuracy(
            sensitivity: Measured(0.6), specificity: Measured(0.7)),
          cap: cap, citation: groinCitation)
      ],
      noted: [NotedFinding(code: limp, reason: "No accuracy was read.")],
      coverage: [
        CoverageTerm(
          procedure: procedure, fraction: coverage, isOffered: true,
          matchesSide: true, matchesLevel: false, citation: "assumed")
      ])
  }

  static func source() throws -> DeclaredSource { DeclaredSource(table: try table()) }

  /// What the checks find of a source, with its table where one is given.
  static func report(
    _ source: any PainSource, table: EvidenceTable? = nil, page: String? = nil
  ) throws -> ConformanceReport {
    let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    guard let house = Shipped.protocol(named: "ddx@2026.1") else { throw Missing() }
    return Conformance(
      source, table: table, page: page, vocabulary: reader.vocabulary,
      rules: try reader.protocol(house).value
    ).report()
  }

  struct Missing: Error {}
}

/// A module that answers as the healthy one, and then does something of its own.
protocol Altered: PainSource {
  var healthy: DeclaredSource { get }
  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment
}

extension Altered {
  var descriptor: ModuleDescriptor { healthy.descriptor }
  var citations: [Citation] { healthy.citations }

  func assess(_ profile: ClinicalProfile, under rules: ClinicalProtocol) throws -> Assessment {
    guard case .assessed(let answer) = try healthy.assess(profile, under: rules) else {
      throw Healthy.Missing()
    }
    return try altered(answer, to: profile)
  }
}

extension SourceAssessment {
  /// The assessment with something else in it.
  func with(
    share: Double? = nil, sites: [SiteShare]? = nil, evidence: [ObservedEvidence]? = nil,
    coverage: [CoverageTerm]? = nil, pathways: [Pathway]? = nil, notes: [AssessmentNote]? = nil
  ) throws -> Assessment {
    .assessed(
      SourceAssessment(
        share: try share.map { try Share($0) } ?? self.share,
        shareTerms: share.map { [ShareTerm(text: "altered", value: $0, citations: ["assumed"])] }
          ?? shareTerms,
        sites: sites ?? self.sites, evidence: evidence ?? self.evidence,
        coverage: coverage ?? self.coverage, pathways: pathways ?? self.pathways,
        notes: notes ?? self.notes))
  }
}

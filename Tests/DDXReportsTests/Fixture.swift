import DDXCore
import DDXRanking
import DDXReports

/// A small world: two sources and `other`, with a group, a noted finding and a suspect.
enum Fixture {
  static let vocabulary = Vocabulary(
    edition: "test", digest: "",
    findings: [
      finding("sij.thigh-thrust", "thigh thrust provokes the familiar pain", side: .optional),
      finding("sij.distraction", "distraction provokes the familiar pain"),
      finding("pain.midline", "midline pain"),
      finding("pain.rise", "pain on rising from sitting"),
      finding("history.morning-stiffness", "morning stiffness over 30 minutes"),
      finding("redflag.saddle", "numbness of the saddle region"),
      finding("redflag.fever", "fever"),
      finding("xray.any", "a radiograph"),
    ],
    procedures: [
      ProcedureDefinition(
        id: "medial-branch-block", title: "lumbar medial branch block", approach: "medial-branch",
        levels: .joint, side: .required, risk: .low)
    ])

  static func finding(
    _ code: FindingCode, _ title: String, side: FindingDefinition.Place = .none
  ) -> FindingDefinition {
    FindingDefinition(
      code: code, kind: .examination, group: "test", title: title, question: "Is there \(title)?",
      side: side)
  }

  static func row(
    _ code: FindingCode, _ sensitivity: Double, _ specificity: Double
  ) throws -> FindingEvidence {
    FindingEvidence(
      code: code,
      published: try PublishedAccuracy(
        sensitivity: Measured(sensitivity), specificity: Measured(specificity)),
      citation: "Study2001")
  }

  static func table(
    _ source: SourceID, _ title: String, share: Double, sites: SiteTerms = SiteTerms(),
    findings: [FindingEvidence] = [], groups: [GroupEvidence] = [], noted: [NotedFinding] = [],
    suspects: [Suspect] = []
  ) -> EvidenceTable {
    EvidenceTable(
      source: source, edition: "2026.1", digest: String(repeating: "ab", count: 32), title: title,
      summary: "A table for tests.",
      citations: [
        Citation(id: "Study2001", status: .verified, sampleSize: 48, text: "Author A. 2001."),
        Citation(id: "assumed-share", status: .assumed, text: "Chosen for tests."),
      ],
      share: ShareTerms(
        anchors: [.init(age: 50, value: Measured(share), citation: "assumed-share")]),
      sites: sites, findings: findings, groups: groups, noted: noted, suspects: suspects)
  }

  static func tables() throws -> (modules: [EvidenceTable], other: EvidenceTable) {
    let provocation = GroupEvidence(
      id: "sij.provocation", title: "SI joint provocation tests",
      composite: try row("sij.thigh-thrust", 0.8, 0.62),
      study: try PublishedAccuracy(sensitivity: Measured(0.94), specificity: Measured(0.78)),
      members: [
        .init(
          code: "sij.thigh-thrust",
          published: try PublishedAccuracy(
            sensitivity: Measured(0.88), specificity: Measured(0.69)), citation: "Study2001"),
        .init(
          code: "sij.distraction",
          published: try PublishedAccuracy(
            sensitivity: Measured(0.6), specificity: Measured(0.81)), citation: "Study2001"),
      ])
    return (
      [
        table(
          "sacroiliac-joint", "Sacroiliac joint", share: 0.2,
          sites: SiteTerms(sides: [.init(pain: .unspecified, sides: [.left: 1, .right: 1])]),
          groups: [provocation],
          noted: [NotedFinding(code: "pain.rise", reason: "No accuracy was found.")]),
        table(
          "intervertebral-disc", "Intervertebral disc", share: 0.4,
          findings: [try row("pain.midline", 0.85, 0.7)]),
      ],
      table(
        .other, "Another source", share: 0.22,
        findings: [try row("history.morning-stiffness", 0.5, 0.9)],
        suspects: [
          Suspect(
            id: "inflammatory", title: "inflammatory spondyloarthritis",
            advice: "refer to rheumatology", pointers: ["history.morning-stiffness"],
            citation: "Study2001")
        ])
    )
  }

  static let rules = ClinicalProtocol(
    id: "ddx", edition: "2026.1", digest: String(repeating: "cd", count: 32), title: "Test rules",
    citations: [Citation(id: "Rule1999", status: .verified, text: "Rule R. 1999.")],
    evidenceEditions: ["sacroiliac-joint": "2026.1", "intervertebral-disc": "2026.1"],
    multipleSources: Measured(0.22), multipleSourcesCitation: "Study2001", otherFloor: 0.05,
    safety: SafetyRules(
      strongSigns: [
        .init(
          finding: "redflag.saddle", suspicion: "cauda equina syndrome", urgency: .urgent,
          unchangedUrgency: .investigate, advice: "emergency MRI today", citation: "Rule1999"),
        .init(
          finding: "redflag.fever", suspicion: "spinal infection", urgency: .urgent,
          unchangedUrgency: .urgent, advice: "blood cultures", citation: "Rule1999"),
      ], combinations: []))

  static func glossary() throws -> Glossary {
    let (modules, other) = try tables()
    return Glossary(
      vocabulary: vocabulary,
      modules: modules.map { LoadedModule(source: DeclaredSource(table: $0), table: $0) },
      other: other, rules: rules)
  }

  static func modules() throws -> [LoadedModule] {
    try tables().modules.map { LoadedModule(source: DeclaredSource(table: $0), table: $0) }
  }

  static func ranker(adding: [LoadedModule] = []) throws -> Ranker {
    try Ranker(
      rules: rules, vocabulary: vocabulary, modules: try modules() + adding,
      other: try tables().other)
  }

  static func ranking(_ profile: ClinicalProfile, adding: [LoadedModule] = []) throws -> Ranking {
    try ranker(adding: adding).rank(profile)
  }

  /// A profile with some of everything.
  static func profile(
    id: String = "sample", findings: [Finding] = Fixture.findings,
    setting: Pain.Setting? = nil, blocks: [DiagnosticBlock] = []
  ) -> ClinicalProfile {
    ClinicalProfile(
      id: id, digest: String(repeating: "ef", count: 32), patient: Patient(age: 58),
      pain: Pain(setting: setting), findings: findings, blocks: blocks)
  }

  static let findings = [
    Finding(code: "sij.thigh-thrust", state: .present, side: .right),
    Finding(code: "sij.distraction", state: .present),
    Finding(code: "pain.midline", state: .absent),
    Finding(code: "pain.rise", state: .present),
    Finding(code: "xray.any", state: .absent),
  ]

  static func block() throws -> DiagnosticBlock? {
    guard let date = CalendarDate("2026-03-02") else { return nil }
    return DiagnosticBlock(
      procedure: "medial-branch-block", date: date, side: .right, levels: [.l4L5, .l5S1],
      agent: .lidocaine, relief: try Relief(percent: 35), reliefDuration: ClinicalDuration("PT2H"))
  }
}

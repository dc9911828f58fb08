import DDXCore
import DDXRanking

/// A small clinic with round numbers: no citation here is real.
enum Synthetic {
  static func rules(
    editions: [SourceID] = ["facet-joint", "intervertebral-disc", "sacroiliac-joint"],
    multiple: Double = 0.22, safety: SafetyRules = SafetyRules(strongSigns: [], combinations: [])
  ) -> ClinicalProtocol {
    ClinicalProtocol(
      id: "test", edition: "1", title: "Test",
      evidenceEditions: Dictionary(uniqueKeysWithValues: editions.map { ($0, "1") }),
      multipleSources: Measured(multiple), multipleSourcesCitation: "x", otherFloor: 0.05,
      safety: safety)
  }

  static func accuracy(_ sensitivity: Double, _ specificity: Double) throws -> PublishedAccuracy {
    try PublishedAccuracy(
      sensitivity: Measured(sensitivity), specificity: Measured(specificity))
  }

  static func finding(_ code: FindingCode, _ sensitivity: Double, _ specificity: Double) throws
    -> FindingEvidence
  {
    FindingEvidence(
      code: code, published: try accuracy(sensitivity, specificity), citation: "x")
  }

  static let sides = SiteTerms(sides: [
    .init(pain: .unspecified, sides: [.left: 0.4, .right: 0.4, .bilateral: 0.2]),
    .init(pain: .right, sides: [.left: 0.05, .right: 0.8, .bilateral: 0.15]),
  ])

  static func share(_ value: Double) -> ShareTerms {
    ShareTerms(anchors: [.init(age: 50, value: Measured(value), citation: "x")])
  }

  static func facet() throws -> EvidenceTable {
    EvidenceTable(
      source: "facet-joint", edition: "1", title: "Facet joint", share: share(0.31),
      sites: SiteTerms(
        sides: sides.sides,
        levels: [.init(level: .l4L5, share: 0.5), .init(level: .l5S1, share: 0.5)]),
      findings: [
        try finding("spect.facet-uptake", 0.7, 0.75), try finding("pain.midline", 0.2, 0.4),
      ])
  }

  static func disc() throws -> EvidenceTable {
    EvidenceTable(
      source: "intervertebral-disc", edition: "1", title: "Disc", share: share(0.42),
      findings: [
        try finding("disc.centralisation", 0.43, 0.86), try finding("pain.midline", 0.8, 0.7),
      ])
  }

  static let provocation: [FindingCode] = [
    "sij.distraction", "sij.thigh-thrust", "sij.compression", "sij.sacral-thrust",
    "sij.gaenslen",
  ]

  static func sacroiliac() throws -> EvidenceTable {
    let members = [(0.60, 0.81), (0.88, 0.69), (0.69, 0.69), (0.63, 0.75), (0.53, 0.71)]
    return EvidenceTable(
      source: "sacroiliac-joint", edition: "1", title: "SI joint", share: share(0.18),
      sites: sides, findings: [try finding("pain.groin", 0.387, 0.78)],
      groups: [
        GroupEvidence(
          id: "sij.provocation", title: "SI joint provocation tests",
          composite: FindingEvidence(
            code: "sij.provocation",
            published: try PublishedAccuracy(
              positiveRatio: Measured(2.13), negativeRatio: Measured(0.33)),
            citation: "x"),
          study: try accuracy(0.94, 0.78),
          members: try zip(provocation, members).map { code, numbers in
            .init(code: code, published: try accuracy(numbers.0, numbers.1), citation: "x")
          })
      ],
      noted: [NotedFinding(code: "sij.faber", reason: "contradictory")])
  }

  static func other() throws -> EvidenceTable {
    EvidenceTable(
      source: .other, edition: "1", title: "Another source", share: share(0.22),
      findings: [try finding("history.morning-stiffness", 0.4, 0.85)],
      suspects: [
        Suspect(
          id: "inflammatory", title: "inflammatory disease", advice: "refer",
          pointers: ["history.morning-stiffness"], citation: "x")
      ])
  }

  static func modules() throws -> [LoadedModule] {
    try [facet(), disc(), sacroiliac()].map {
      LoadedModule(source: DeclaredSource(table: $0), table: $0)
    }
  }

  static func ranker(
    _ modules: [LoadedModule]? = nil, rules: ClinicalProtocol = rules()
  ) throws -> Ranker {
    try Ranker(
      rules: rules, vocabulary: vocabulary, modules: modules ?? Self.modules(), other: other())
  }

  static let vocabulary = Vocabulary(
    edition: "1", digest: "", findings: [],
    procedures: [
      .init(
        id: "medial-branch-block", title: "medial branch block", approach: "medial-branch",
        levels: .joint, side: .required, risk: .low),
      .init(
        id: "sacroiliac-joint-injection", title: "SI joint injection", approach: "sij",
        levels: nil, side: .required, risk: .low),
    ])

  static func profile(_ findings: [Finding], side: Side = .unspecified, age: Int = 50)
    -> ClinicalProfile
  {
    ClinicalProfile(
      id: "p", patient: Patient(age: age), pain: Pain(side: side), findings: findings)
  }
}

extension Finding {
  static func present(_ code: FindingCode, _ side: Side = .unspecified, _ level: Level? = nil)
    -> Finding
  {
    Finding(code: code, state: .present, side: side, level: level)
  }

  static func absent(_ code: FindingCode, _ side: Side = .unspecified, _ level: Level? = nil)
    -> Finding
  {
    Finding(code: code, state: .absent, side: side, level: level)
  }
}

extension Ranking {
  func posttest(_ source: SourceID) -> Double { candidate(source)?.posttest.value ?? .nan }
  func pretest(_ source: SourceID) -> Double { candidate(source)?.pretest.value ?? .nan }
  func alone(_ source: SourceID) -> Double { candidate(source)?.alone.value ?? .nan }
}

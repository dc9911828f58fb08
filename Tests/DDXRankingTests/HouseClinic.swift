import DDXCore
import DDXDocuments
import DDXRanking
import FacetJoint
import HipJoint
import IntervertebralDisc
import NerveRoot
import SacroiliacJoint

/// The shipped documents and modules, as the command line puts them together.
enum HouseClinic {
  struct Missing: Error {
    let what: String
  }

  static let factories: [any PainSourceFactory] = [
    FacetJoint(), HipJoint(), IntervertebralDisc(), NerveRoot(), SacroiliacJoint(),
  ]

  static let reader = Result { try DocumentReader(vocabulary: Shipped.vocabulary()) }

  static func rules(_ name: String = "ddx@2026.1") throws -> ClinicalProtocol {
    guard let file = Shipped.protocol(named: name) else { throw Missing(what: name) }
    return try reader.get().protocol(file).value
  }

  /// The evidence of the modules, in the editions that a protocol names.
  static func tables(under rules: ClinicalProtocol? = nil) throws -> [EvidenceTable] {
    let editions = try (rules ?? self.rules()).evidenceEditions
    return try factories.map { factory in
      let name = "/\(editions[factory.source] ?? "").xml"
      guard let document = factory.documents.first(where: { $0.path.hasSuffix(name) })
      else { throw Missing(what: factory.source.name) }
      return try reader.get().evidence(
        DocumentFile(name: document.path, text: document.text)
      ).value
    }
  }

  /// What is known of pain from elsewhere, in the edition that a protocol names.
  static func other(under rules: ClinicalProtocol? = nil) throws -> EvidenceTable {
    let name = "/\(try (rules ?? self.rules()).evidenceEditions[.other] ?? "").xml"
    guard let file = Shipped.otherEvidence.first(where: { $0.name.hasSuffix(name) }) else {
      throw Missing(what: "other")
    }
    return try reader.get().evidence(file).value
  }

  static func ranker(_ name: String = "ddx@2026.1") throws -> Ranker {
    try ranker(rules(name))
  }

  static func ranker(_ rules: ClinicalProtocol) throws -> Ranker {
    let modules = try zip(factories, tables(under: rules)).map { factory, table in
      LoadedModule(source: try factory.make(evidence: table), table: table)
    }
    return try Ranker(
      rules: rules, vocabulary: reader.get().vocabulary, modules: modules,
      other: other(under: rules))
  }

  /// One ranker for all tests that only ask.
  static let house = Result { try ranker() }

  static func rank(_ profile: ClinicalProfile) throws -> Ranking {
    try house.get().rank(profile)
  }

  /// A patient of 58 whose right side hurts, with every sign that must be asked for absent.
  static func profile(
    _ findings: [Finding] = [], blocks: [DiagnosticBlock] = [], age: Int = 58,
    side: Side = .right, date: String = "2026-05-10", medications: [Medication] = [],
    allergies: [Allergy] = [], isPregnant: Bool? = nil
  ) throws -> ClinicalProfile {
    let asked = try rules().safety.strongSigns.filter(\.mustBeAsked).map {
      Finding(code: $0.finding, state: .absent)
    }
    return ClinicalProfile(
      id: "p", date: CalendarDate(date), patient: Patient(age: age, isPregnant: isPregnant),
      pain: Pain(side: side, setting: .painClinic), findings: findings + asked, blocks: blocks,
      medications: medications, allergies: allergies)
  }

  /// A medial branch block of which only a range of relief is known.
  static func block(range: ReliefRange) throws -> DiagnosticBlock {
    let block = try block(0)
    return DiagnosticBlock(
      procedure: block.procedure, date: block.date, side: block.side, levels: block.levels,
      contrast: block.contrast, vascularUptake: block.vascularUptake, sedation: block.sedation,
      diary: block.diary, agents: block.agents, reliefRange: range)
  }

  /// A medial branch block at right L4-5 and L5-S1.
  static func block(
    _ relief: Double, on date: String = "2026-03-02", agent: DiagnosticBlock.Agent = .lidocaine,
    procedure: ProcedureID = "medial-branch-block", side: Side = .right,
    levels: [Level] = [.l4L5, .l5S1], lasting: String? = nil,
    contrast: DiagnosticBlock.Contrast? = .live,
    uptake: DiagnosticBlock.VascularUptake? = .notSeen,
    sedation: DiagnosticBlock.Sedation? = DiagnosticBlock.Sedation.none,
    movements: DiagnosticBlock.Movements? = nil, guidance: DiagnosticBlock.Guidance? = nil,
    agents: [DiagnosticBlock.Agent]? = nil, until last: String? = nil, session: Int? = nil
  ) throws -> DiagnosticBlock {
    guard let day = CalendarDate(date) else { throw Missing(what: date) }
    return DiagnosticBlock(
      procedure: procedure, date: day, side: side, levels: levels, agent: agent,
      relief: try Relief(percent: relief), reliefDuration: lasting.flatMap { ClinicalDuration($0) },
      movements: movements, guidance: guidance, contrast: contrast, vascularUptake: uptake,
      sedation: sedation, diary: .hourly, agents: agents,
      lastDate: last.flatMap { CalendarDate($0) }, session: session)
  }
}

extension DiagnosticBlock {
  /// A block of a session as if it had been given alone.
  init(alone block: DiagnosticBlock) {
    self.init(
      procedure: block.procedure, date: block.date, side: block.side, levels: block.levels,
      contrast: block.contrast, vascularUptake: block.vascularUptake, sedation: block.sedation,
      diary: block.diary, agents: block.agents, reliefRange: block.reliefRange)
  }
}

extension ClinicalProtocol {
  /// The same edition with other rules for the next step.
  func withNextStep(_ change: (NextStepRules) -> NextStepRules) -> ClinicalProtocol {
    ClinicalProtocol(
      id: id, edition: edition, title: title, citations: citations,
      evidenceEditions: evidenceEditions, multipleSources: multipleSources,
      multipleSourcesCitation: multipleSourcesCitation, otherFloor: otherFloor, safety: safety,
      contraindications: contraindications, response: response, criteria: criteria,
      nextStep: nextStep.map(change), checks: checks)
  }
}

import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import FacetJoint
import HipJoint
import IntervertebralDisc
import NerveRoot
import SacroiliacJoint

/// The shipped documents and modules.
enum House {
  struct Missing: Error {
    let what: String
  }

  static let factories: [any PainSourceFactory] = [
    FacetJoint(), HipJoint(), IntervertebralDisc(), NerveRoot(), SacroiliacJoint(),
  ]

  struct Parts: Sendable {
    let rules: ClinicalProtocol
    let vocabulary: Vocabulary
    let modules: [LoadedModule]
    let other: EvidenceTable
  }

  static let parts = Result {
    let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    guard let file = Shipped.protocol(named: "ddx@2026.1"),
      let other = Shipped.otherEvidence.first(where: { $0.name.hasSuffix("/2026.1.xml") })
    else { throw Missing(what: "ddx@2026.1") }
    let modules = try factories.map { factory in
      guard
        let document = factory.documents.first(where: { $0.path.hasSuffix("2026.1.xml") })
      else { throw Missing(what: factory.source.name) }
      let table = try reader.evidence(DocumentFile(name: document.path, text: document.text)).value
      return LoadedModule(source: try factory.make(evidence: table), table: table)
    }
    return Parts(
      rules: try reader.protocol(file).value, vocabulary: reader.vocabulary, modules: modules,
      other: try reader.evidence(other).value)
  }

  static func rules() throws -> ClinicalProtocol { try parts.get().rules }

  static func ranker(_ rules: ClinicalProtocol) throws -> Ranker {
    let parts = try parts.get()
    return try Ranker(
      rules: rules, vocabulary: parts.vocabulary, modules: parts.modules, other: parts.other)
  }

  static func comparer(_ space: any EditionSpace) throws -> EditionComparer {
    try EditionComparer(space) { try ranker($0) }
  }

  /// A patient of 58 whose right side hurts, with every sign that must be asked for absent.
  static func profile(
    _ id: String = "p", _ findings: [Finding] = [], blocks: [DiagnosticBlock] = []
  ) throws -> ClinicalProfile {
    let asked = try rules().safety.strongSigns.filter(\.mustBeAsked).map {
      Finding(code: $0.finding, state: .absent)
    }
    return ClinicalProfile(
      id: id, date: CalendarDate("2026-05-10"), patient: Patient(age: 58),
      pain: Pain(side: .right, setting: .painClinic), findings: findings + asked, blocks: blocks)
  }

  /// A medial branch block at right L4-5 and L5-S1.
  static func block(
    _ relief: Double, on date: String = "2026-03-02", agent: DiagnosticBlock.Agent = .lidocaine,
    procedure: ProcedureID = "medial-branch-block"
  ) throws -> DiagnosticBlock {
    guard let day = CalendarDate(date) else { throw Missing(what: date) }
    return DiagnosticBlock(
      procedure: procedure, date: day, side: .right,
      levels: procedure == "medial-branch-block" ? [.l4L5, .l5S1] : [], agent: agent,
      relief: try Relief(percent: relief), contrast: .live, vascularUptake: .notSeen,
      sedation: DiagnosticBlock.Sedation.none, diary: .hourly)
  }
}

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

  static let parts = Result { try parts(of: "ddx@2026.1") }

  /// An edition with the evidence that it names.
  static func parts(of edition: String) throws -> Parts {
    let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    guard let file = Shipped.protocol(named: edition) else { throw Missing(what: edition) }
    let rules = try reader.protocol(file).value
    func ending(_ source: SourceID) -> String { "/\(rules.evidenceEditions[source] ?? "").xml" }
    guard let other = Shipped.otherEvidence.first(where: { $0.name.hasSuffix(ending(.other)) })
    else { throw Missing(what: "the evidence of \(edition)") }
    let modules = try factories.map { factory in
      guard
        let document = factory.documents.first(where: { $0.path.hasSuffix(ending(factory.source)) })
      else { throw Missing(what: factory.source.name) }
      let table = try reader.evidence(DocumentFile(name: document.path, text: document.text)).value
      return LoadedModule(source: try factory.make(evidence: table), table: table)
    }
    return Parts(
      rules: rules, vocabulary: reader.vocabulary, modules: modules,
      other: try reader.evidence(other).value)
  }

  /// The ranker of an edition.
  static func ranker(of edition: String) throws -> Ranker {
    let parts = try parts(of: edition)
    return try Ranker(
      rules: parts.rules, vocabulary: parts.vocabulary, modules: parts.modules,
      other: parts.other)
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

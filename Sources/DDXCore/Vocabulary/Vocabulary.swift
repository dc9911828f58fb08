/// The findings and procedures that documents may name.
public struct Vocabulary: Sendable {
  /// The edition, such as `2026.1`.
  public let edition: String
  /// The SHA-256 of the document, in hexadecimal.
  public let digest: String
  /// The findings, in the order of the document.
  public let findings: [FindingDefinition]
  /// The procedures, in the order of the document.
  public let procedures: [ProcedureDefinition]

  private let findingIndex: [FindingCode: Int]
  private let procedureIndex: [ProcedureID: Int]

  /// Creates a vocabulary; of two definitions of one code the first is kept.
  public init(
    edition: String, digest: String, findings: [FindingDefinition],
    procedures: [ProcedureDefinition]
  ) {
    self.edition = edition
    self.digest = digest
    self.findings = findings
    self.procedures = procedures
    var findingIndex: [FindingCode: Int] = [:]
    for (index, finding) in findings.enumerated() {
      for code in [finding.code] + finding.aliases where findingIndex[code] == nil {
        findingIndex[code] = index
      }
    }
    self.findingIndex = findingIndex
    self.procedureIndex = Dictionary(
      procedures.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A vocabulary without an entry.
  public static let empty = Vocabulary(edition: "", digest: "", findings: [], procedures: [])

  /// Whether it has no entry.
  public var isEmpty: Bool { findings.isEmpty && procedures.isEmpty }

  /// The definition of a finding by its code or one of its aliases, or nil where it has none.
  public func finding(_ code: FindingCode) -> FindingDefinition? {
    findingIndex[code].map { findings[$0] }
  }

  /// The definition of a procedure, or nil where it has none.
  public func procedure(_ id: ProcedureID) -> ProcedureDefinition? {
    procedureIndex[id].map { procedures[$0] }
  }

  /// Another vocabulary's entries added to these; what is here already stays as it is.
  public func adding(_ other: Vocabulary) -> Vocabulary {
    Vocabulary(
      edition: edition, digest: digest, findings: findings + other.findings,
      procedures: procedures + other.procedures)
  }
}

/// The findings, procedures, diseases and scales that documents may name.
public struct Vocabulary: Sendable {
  /// The edition, such as `2026.1`.
  public let edition: String
  /// The SHA-256 of the document, in hexadecimal.
  public let digest: String
  /// The findings, in the order of the document.
  public let findings: [FindingDefinition]
  /// The procedures, in the order of the document.
  public let procedures: [ProcedureDefinition]
  /// The diseases to think of, in the order of the document.
  public let diseases: [DiseaseDefinition]
  /// The scales over several findings, in the order of the document.
  public let scales: [ScaleDefinition]
  /// What forbids a procedure whatever an edition says, in the order of the document.
  public let contraindications: [Contraindication]
  /// Groups of words or phrases that mean the same, by which a finding is looked for.
  public let synonyms: [[String]]

  /// The findings that follow from others by a rule, by their place in ``findings``.
  let derived: [(position: Int, rule: DerivedRule)]

  /// The words of its names, for searches.
  let words = LazyWords()

  private let findingIndex: [FindingCode: Int]
  private let partIndex: [FindingCode: [Int]]
  private let procedureIndex: [ProcedureID: Int]
  private let diseaseIndex: [DiseaseID: Int]
  private let scaleIndex: [FindingCode: Int]

  /// Creates a vocabulary; of two definitions of one code the first is kept.
  public init(
    edition: String, digest: String, findings: [FindingDefinition],
    procedures: [ProcedureDefinition], diseases: [DiseaseDefinition] = [],
    scales: [ScaleDefinition] = [], contraindications: [Contraindication] = [],
    synonyms: [[String]] = []
  ) {
    self.edition = edition
    self.digest = digest
    self.findings = findings
    self.procedures = procedures
    self.diseases = diseases
    self.scales = scales
    self.contraindications = contraindications
    self.synonyms = synonyms
    derived = findings.enumerated().compactMap { position, finding in
      finding.rule.map { (position, $0) }
    }
    var findingIndex: [FindingCode: Int] = [:]
    findingIndex.reserveCapacity(findings.count * 5 / 4)
    for (index, finding) in findings.enumerated() {
      if findingIndex[finding.code] == nil { findingIndex[finding.code] = index }
      for code in finding.aliases where findingIndex[code] == nil { findingIndex[code] = index }
    }
    self.findingIndex = findingIndex
    var partIndex: [FindingCode: [Int]] = [:]
    for (index, part) in findings.enumerated() {
      for whole in part.wholes {
        // The whole may be named by an earlier code.
        let code = findingIndex[whole].map { findings[$0].code } ?? whole
        partIndex[code, default: []].append(index)
      }
    }
    self.partIndex = partIndex
    self.procedureIndex = Dictionary(
      procedures.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.diseaseIndex = Dictionary(
      diseases.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.scaleIndex = Dictionary(
      scales.enumerated().flatMap { index, scale in
        scale.values.flatMap(\.codes).map { ($0, index) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A vocabulary without an entry.
  public static let empty = Vocabulary(edition: "", digest: "", findings: [], procedures: [])

  /// Whether it has no entry.
  public var isEmpty: Bool { findings.isEmpty && procedures.isEmpty }

  /// Whether it adds nothing to another.
  private var hasNothing: Bool {
    isEmpty && diseases.isEmpty && scales.isEmpty && contraindications.isEmpty
  }

  /// The definition of a finding by its code or one of its aliases, or nil where it has none.
  public func finding(_ code: FindingCode) -> FindingDefinition? {
    findingIndex[code].map { findings[$0] }
  }

  /// The findings that a finding is the whole of, in the order of the document.
  public func parts(of code: FindingCode) -> [FindingDefinition] {
    partIndex[code]?.map { findings[$0] } ?? []
  }

  /// Whether a finding, by its present code, is the whole of others.
  public func hasParts(_ code: FindingCode) -> Bool { partIndex[code] != nil }

  /// The place of a finding in the order of the document, from 0, or nil where it has none.
  public func position(of code: FindingCode) -> Int? { findingIndex[code] }

  /// The definition of a procedure, or nil where it has none.
  public func procedure(_ id: ProcedureID) -> ProcedureDefinition? {
    procedureIndex[id].map { procedures[$0] }
  }

  /// The definition of a disease, or nil where it has none.
  public func disease(_ id: DiseaseID) -> DiseaseDefinition? {
    diseaseIndex[id].map { diseases[$0] }
  }

  /// A scale by its id, or the grades of a finding by its code, or nil where there is neither.
  public func scale(_ id: String) -> ScaleDefinition? {
    if let scale = scales.first(where: { $0.id == id }) { return scale }
    guard let finding = finding(FindingCode(id)), !finding.grades.isEmpty else { return nil }
    return ScaleDefinition(
      id: finding.code.name, title: finding.title,
      values: finding.grades.map { grade in
        // Present means the grade from which it counts; without one, the least.
        let isFirst = grade == finding.presentFrom ?? finding.grades.first
        return .init(id: grade, codes: isFirst ? [finding.code] : [])
      })
  }

  /// The scale over several findings on which a finding has a place, or nil where it has none.
  public func scale(holding code: FindingCode) -> ScaleDefinition? {
    scaleIndex[code].map { scales[$0] }
  }

  /// Another vocabulary's entries added to these; what is here already stays as it is.
  public func adding(_ other: Vocabulary) -> Vocabulary {
    if other.hasNothing { return self }
    return Vocabulary(
      edition: edition, digest: digest,
      findings: findings + other.findings.filter { finding($0.code) == nil },
      procedures: procedures + other.procedures, diseases: diseases + other.diseases,
      scales: scales + other.scales,
      contraindications: contraindications + other.contraindications,
      synonyms: synonyms + other.synonyms)
  }
}

/// An edition that another extends.
public struct ProtocolAncestor: Hashable, Sendable {
  /// The name with the edition, such as `ddx@2026.1`.
  public let name: String
  /// The SHA-256 of its document, in hexadecimal.
  public let digest: String

  /// Creates an ancestor.
  public init(name: String, digest: String) {
    self.name = name
    self.digest = digest
  }
}

/// The rules in force: one edition of one protocol.
public struct ClinicalProtocol: Sendable {
  /// The id, such as `ddx`.
  public let id: String
  /// The edition, such as `2026.1`.
  public let edition: String
  /// The SHA-256 of the document, in hexadecimal.
  public let digest: String
  /// The editions that it extends, the nearest first.
  public let lineage: [ProtocolAncestor]
  /// Whether it may be relied on.
  public let status: EditionStatus
  /// The protocol in words.
  public let title: String
  /// Its purpose, in a sentence or two.
  public let summary: String
  /// The citations, in the order of the document.
  public let citations: [Citation]
  /// The evidence edition to use for each source.
  public let evidenceEditions: [SourceID: String]
  /// The probability that two or more sources hurt.
  public let multipleSources: Measured
  /// Its source.
  public let multipleSourcesCitation: CitationID
  /// The smallest share that `other` keeps when a source is added.
  public let otherFloor: Double
  /// Red flags and what they require.
  public let safety: SafetyRules
  /// Why a procedure may not be done.
  public let contraindications: [Contraindication]
  /// The response model; nil if blocks are not weighed.
  public let response: ResponseModel?
  /// When a source counts as confirmed.
  public let criteria: [Criterion]
  /// The rules for the next step; nil if none is recommended.
  public let nextStep: NextStepRules?
  /// What the response model must imply.
  public let checks: [ReferenceCheck]

  /// The protocol's name with its edition, such as `ddx@2026.1`.
  public var name: String { "\(id)@\(edition)" }

  /// Creates a protocol.
  public init(
    id: String, edition: String, digest: String = "", lineage: [ProtocolAncestor] = [],
    status: EditionStatus = .draft,
    title: String, summary: String = "", citations: [Citation] = [],
    evidenceEditions: [SourceID: String] = [:], multipleSources: Measured,
    multipleSourcesCitation: CitationID, otherFloor: Double, safety: SafetyRules,
    contraindications: [Contraindication] = [], response: ResponseModel? = nil,
    criteria: [Criterion] = [], nextStep: NextStepRules? = nil,
    checks: [ReferenceCheck] = []
  ) {
    self.id = id
    self.edition = edition
    self.digest = digest
    self.lineage = lineage
    self.status = status
    self.title = title
    self.summary = summary
    self.citations = citations
    self.evidenceEditions = evidenceEditions
    self.multipleSources = multipleSources
    self.multipleSourcesCitation = multipleSourcesCitation
    self.otherFloor = otherFloor
    self.safety = safety
    self.contraindications = contraindications
    self.response = response
    self.criteria = criteria
    self.nextStep = nextStep
    self.checks = checks
  }
}

extension ClinicalProtocol {
  /// The protocol with what forbids a procedure whatever it says itself; a rule that it has already
  /// stands once.
  public func forbidding(_ more: [Contraindication]) -> ClinicalProtocol {
    let added = more.filter { rule in
      !contraindications.contains { $0.id == rule.id }
        && (!rule.procedures.isEmpty || rule.pathways.isEmpty)
    }
    guard !added.isEmpty else { return self }
    return ClinicalProtocol(
      id: id, edition: edition, digest: digest, lineage: lineage, status: status, title: title,
      summary: summary, citations: citations, evidenceEditions: evidenceEditions,
      multipleSources: multipleSources, multipleSourcesCitation: multipleSourcesCitation,
      otherFloor: otherFloor, safety: safety, contraindications: added + contraindications,
      response: response, criteria: criteria, nextStep: nextStep, checks: checks)
  }

  /// Every finding that a rule of the protocol reads.
  public var findings: [FindingCode] {
    var codes = safety.strongSigns.map(\.finding)
    codes += safety.combinations.compactMap(\.given)
    for sign in safety.combinations.flatMap(\.signs) {
      if case .finding(let code) = sign { codes.append(code) }
    }
    codes += safety.afterInjection.flatMap(\.findings)
    for trigger in contraindications.flatMap(\.triggers) {
      if case .finding(let code) = trigger { codes.append(code) }
    }
    if let response {
      codes.append(response.provocation.finding)
      codes += response.addedCoverage.flatMap(\.findings)
      codes += response.sensitisation.findings
    }
    return codes
  }
}

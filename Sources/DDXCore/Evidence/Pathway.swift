/// How much of a source's pain a working procedure takes away, and where.
public struct CoverageTerm: Hashable, Sendable {
  /// The procedure.
  public let procedure: ProcedureID
  /// The fraction of the pain, 0 … 1.
  public let fraction: Double
  /// Whether this source proposes the procedure.
  public let isOffered: Bool
  /// Whether the sides of block and site must agree.
  public let matchesSide: Bool
  /// Whether the levels of block and site must agree.
  public let matchesLevel: Bool
  /// The fraction at levels that the block was not put at, by spread, 0 … 1.
  public let otherLevels: Double
  /// The citation, or the reason for an assumption.
  public let citation: CitationID
  /// The suspect of `other` that it is aimed at; nil for a source.
  public let suspect: String?

  /// Creates a coverage.
  public init(
    procedure: ProcedureID, fraction: Double, isOffered: Bool, matchesSide: Bool,
    matchesLevel: Bool, otherLevels: Double = 0, citation: CitationID, suspect: String? = nil
  ) {
    self.procedure = procedure
    self.fraction = fraction
    self.otherLevels = otherLevels
    self.isOffered = isOffered
    self.matchesSide = matchesSide
    self.matchesLevel = matchesLevel
    self.citation = citation
    self.suspect = suspect
  }

  /// The same coverage, aimed at a suspect of `other`.
  func aimed(at suspect: String) -> CoverageTerm {
    CoverageTerm(
      procedure: procedure, fraction: fraction, isOffered: isOffered, matchesSide: matchesSide,
      matchesLevel: matchesLevel, otherLevels: otherLevels, citation: citation, suspect: suspect)
  }
}

/// What follows once a source is confirmed or excluded.
public struct Pathway: Hashable, Sendable {
  /// When the pathway applies.
  public enum Condition: String, CaseIterable, Sendable {
    /// The source is confirmed.
    case confirmed
    /// The source is excluded.
    case excluded
  }

  /// How often the pathway succeeds, for one way of selecting patients.
  public struct Success: Hashable, Sendable {
    /// The number of positive blocks that selected the patients.
    public let blocks: Int
    /// The relief in percent that made a block positive.
    public let relief: Double
    /// The proportion that succeeded.
    public let value: Measured
    /// The citation.
    public let citation: CitationID
    /// The selection and the success in words.
    public let text: String

    /// Creates a success rate.
    public init(
      blocks: Int, relief: Double, value: Measured, citation: CitationID, text: String
    ) {
      self.blocks = blocks
      self.relief = relief
      self.value = value
      self.citation = citation
      self.text = text
    }
  }

  /// Why the pathway is not followed in a patient whose source is confirmed.
  public struct Contraindication: Hashable, Sendable {
    /// What calls it up.
    public let sign: ClinicalSign
    /// Whether it concerns only blocks on the side of the finding.
    public let matchesSide: Bool
    /// Whether it concerns only blocks at the level of the finding.
    public let matchesLevel: Bool
    /// The reason, in words.
    public let reason: String
    /// The citation.
    public let citation: CitationID?

    /// Creates a contraindication.
    public init(
      sign: ClinicalSign, matchesSide: Bool = false, matchesLevel: Bool = false, reason: String,
      citation: CitationID? = nil
    ) {
      self.sign = sign
      self.matchesSide = matchesSide
      self.matchesLevel = matchesLevel
      self.reason = reason
      self.citation = citation
    }
  }

  /// The id, such as `radiofrequency-ablation`.
  public let id: String
  /// When it applies.
  public let condition: Condition
  /// A noun phrase.
  public let title: String
  /// The citation.
  public let citation: CitationID?
  /// The success rates, each for its own selection.
  public let successes: [Success]
  /// When it is not followed.
  public let contraindications: [Contraindication]

  /// Creates a pathway.
  public init(
    id: String, condition: Condition, title: String, citation: CitationID?,
    successes: [Success], contraindications: [Contraindication] = []
  ) {
    self.id = id
    self.condition = condition
    self.title = title
    self.citation = citation
    self.successes = successes
    self.contraindications = contraindications
  }
}

extension Pathway.Contraindication {
  /// Whether it holds for a patient.
  public enum Verdict: Hashable, Sendable {
    /// It does not.
    case absent
    /// It may: the finding is only probable, or its place, or that of the blocks, is not recorded.
    case possible
    /// It does.
    case holds
  }

  /// Whether it holds for a patient whose source was confirmed by these blocks.
  public func verdict(
    on profile: ClinicalProfile, confirmedBy blocks: [DiagnosticBlock]
  ) -> Verdict {
    guard case .finding(let code) = sign else { return profile.shows(sign) ? .holds : .absent }
    var verdict = Verdict.absent
    for finding in profile.findings where finding.code == code && finding.mayBePresent {
      for place in blocks.map({ meets($0, finding) }) {
        if place == .holds, finding.state.probability.value > 0.5 { return .holds }
        if place != .absent { verdict = .possible }
      }
    }
    return verdict
  }

  /// Whether a block was where the finding is.
  private func meets(_ block: DiagnosticBlock, _ finding: Finding) -> Verdict {
    var verdict = Verdict.holds
    if matchesSide {
      guard finding.side.concerns(block.side) else { return .absent }
      if finding.side == .unspecified || block.side == .unspecified { verdict = .possible }
    }
    if matchesLevel {
      guard let level = finding.level, !block.levels.isEmpty else { return .possible }
      guard block.levels.contains(where: { $0.reaches(level) }) else { return .absent }
    }
    return verdict
  }
}

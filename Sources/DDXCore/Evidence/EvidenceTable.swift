/// Everything one source knows: one edition of its numbers, each with its citation.
public struct EvidenceTable: Sendable {
  /// The source whose numbers these are.
  public let source: SourceID
  /// The edition, such as `2026.1`.
  public let edition: String
  /// The SHA-256 of the document, in hexadecimal.
  public let digest: String
  /// Whether it may be relied on.
  public let status: EditionStatus
  /// The source in words, such as `Sacroiliac joint`.
  public let title: String
  /// One or two sentences.
  public let summary: String
  /// The citations, in the order of the document.
  public let citations: [Citation]
  /// The findings and procedures that the source brings beyond the shipped vocabulary.
  public let vocabulary: Vocabulary
  /// The mixes of sources in the studies.
  public let populations: [StudyPopulation]
  /// How often the source is the one.
  public let share: ShareTerms
  /// The places where it may hurt.
  public let sites: SiteTerms
  /// The findings with an accuracy of their own.
  public let findings: [FindingEvidence]
  /// The findings that are not independent.
  public let groups: [GroupEvidence]
  /// The findings with ordered values.
  public let graded: [GradedEvidence]
  /// The findings that are read without a number.
  public let noted: [NotedFinding]
  /// Which procedures take how much of its pain away.
  public let coverage: [CoverageTerm]
  /// What follows then.
  public let pathways: [Pathway]
  /// What else it may be; only in the table of `other`.
  public let suspects: [Suspect]
  /// The findings that it weighs, alone or in a group; those on a scale are not among them.
  public let weighed: Set<FindingCode>
  /// Whether the document says what its accuracies count.
  public let saysUnits: Bool

  /// Creates a table.
  public init(
    source: SourceID, edition: String, digest: String = "", status: EditionStatus = .draft,
    title: String, summary: String = "", citations: [Citation] = [],
    vocabulary: Vocabulary = .empty, populations: [StudyPopulation] = [], share: ShareTerms,
    sites: SiteTerms = SiteTerms(),
    findings: [FindingEvidence] = [], groups: [GroupEvidence] = [],
    graded: [GradedEvidence] = [], noted: [NotedFinding] = [],
    coverage: [CoverageTerm] = [], pathways: [Pathway] = [], suspects: [Suspect] = []
  ) {
    self.source = source
    self.edition = edition
    self.digest = digest
    self.status = status
    self.title = title
    self.summary = summary
    self.citations = citations
    self.vocabulary = vocabulary
    self.populations = populations
    self.share = share
    self.sites = sites
    self.findings = findings
    self.groups = groups
    self.graded = graded
    self.noted = noted
    self.coverage = coverage
    self.pathways = pathways
    self.suspects = suspects
    weighed = Set(findings.map(\.code) + groups.flatMap { $0.members.map(\.code) })
    func says(_ findings: [FindingEvidence], _ groups: [GroupEvidence]) -> Bool {
      findings.contains { $0.unit != nil } || groups.contains { $0.composite.unit != nil }
    }
    saysUnits = says(findings, groups) || suspects.contains { says($0.findings, $0.groups) }
  }
}

/// Whether an edition may be relied on.
public enum EditionStatus: String, CaseIterable, Sendable {
  /// Being written.
  case draft
  /// Under trial.
  case trial
  /// In force; it never changes.
  case published
  /// No longer in force; it never changes.
  case retired
}

/// The mix of sources in a study.
public struct StudyPopulation: Hashable, Sendable {
  /// The id within its document.
  public let id: String
  /// Whether the study counted one source a patient.
  public let isExclusive: Bool
  /// How often each source caused the pain; normalised when used.
  public let members: [Member]
  /// The citation of the mix.
  public let citation: CitationID

  /// One source of the mix.
  public struct Member: Hashable, Sendable {
    /// The source.
    public let source: SourceID
    /// Its proportion, above 0.
    public let proportion: Double

    /// Creates a member.
    public init(source: SourceID, proportion: Double) {
      self.source = source
      self.proportion = proportion
    }
  }

  /// Creates a population.
  public init(id: String, isExclusive: Bool, members: [Member], citation: CitationID) {
    self.id = id
    self.isExclusive = isExclusive
    self.members = members
    self.citation = citation
  }
}

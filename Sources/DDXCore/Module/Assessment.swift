/// The assessment of one source in a profile.
public enum Assessment: Hashable, Sendable {
  /// The source does not come into question, for this reason; its share goes to `other`.
  case notApplicable(reason: String)
  /// The source was assessed.
  case assessed(SourceAssessment)
}

/// The assessment of a source.
public struct SourceAssessment: Hashable, Sendable {
  /// How often the source is the one in patients like this.
  public let share: Share
  /// The terms of the share, each in words and with a citation.
  public let shareTerms: [ShareTerm]
  /// Where, given the source; sums to 1.
  public let sites: [SiteShare]
  /// The recorded findings that speak for or against the source.
  public let evidence: [ObservedEvidence]
  /// The fraction of the pain that a working procedure removes.
  public let coverage: [CoverageTerm]
  /// What follows then.
  public let pathways: [Pathway]
  /// Remarks for the reader; no number depends on them.
  public let notes: [AssessmentNote]
  /// How often a sign counted per patient is seen where the source is; nil if unknown.
  public let shows: SiteTerms.Shows?

  /// Creates an assessment.
  public init(
    share: Share, shareTerms: [ShareTerm], sites: [SiteShare], evidence: [ObservedEvidence],
    coverage: [CoverageTerm], pathways: [Pathway], notes: [AssessmentNote] = [],
    shows: SiteTerms.Shows? = nil
  ) {
    self.share = share
    self.shareTerms = shareTerms
    self.sites = sites
    self.evidence = evidence
    self.coverage = coverage
    self.pathways = pathways
    self.notes = notes
    self.shows = shows
  }
}

/// One step in making a share.
public struct ShareTerm: Hashable, Sendable {
  /// The step in words, such as `age 58`.
  public let text: String
  /// The share after it.
  public let value: Double
  /// The citations of the numbers.
  public let citations: [CitationID]

  /// Creates a step.
  public init(text: String, value: Double, citations: [CitationID]) {
    self.text = text
    self.value = value
    self.citations = citations
  }
}

/// A recorded finding with its accuracy for the source.
public struct ObservedEvidence: Hashable, Sendable {
  /// The accuracy of the finding, or the group it belongs to.
  public indirect enum Worth: Hashable, Sendable {
    /// A finding that stands alone.
    case finding(FindingEvidence)
    /// A finding in a group.
    case member(GroupEvidence, index: Int)
    /// A finding that says where on a scale the patient is.
    case graded(GradedEvidence)
  }

  /// The recorded findings.
  public let finding: Finding
  /// Its accuracy.
  public let worth: Worth
  /// The mix of sources its accuracy was measured in; nil is the house mix.
  public let population: StudyPopulation?
  /// The suspect it applies to, if the source is `other` and it applies to only one.
  public let suspect: String?

  /// Creates an observation.
  public init(
    finding: Finding, worth: Worth, population: StudyPopulation?, suspect: String? = nil
  ) {
    self.finding = finding
    self.worth = worth
    self.population = population
    self.suspect = suspect
  }
}

/// Something a reader should know; no number depends on it.
public struct AssessmentNote: Hashable, Sendable {
  /// The finding it is about, if one.
  public let code: FindingCode?
  /// The note in words.
  public let text: String

  /// Creates a note.
  public init(code: FindingCode? = nil, text: String) {
    self.code = code
    self.text = text
  }
}

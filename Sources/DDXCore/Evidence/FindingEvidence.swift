/// An accuracy as it was published: two of four numbers, from which the others follow.
public struct PublishedAccuracy: Hashable, Sendable {
  /// P(present | source hurts), where given.
  public let sensitivity: Measured?
  /// P(absent | source does not hurt), where given.
  public let specificity: Measured?
  /// LR+, where given.
  public let positiveRatio: Measured?
  /// LR-, where given.
  public let negativeRatio: Measured?
  /// The number of patients, where known.
  public let sampleSize: Int?
  /// The accuracy that the two numbers amount to.
  public let accuracy: TestAccuracy

  /// Creates an accuracy from exactly two of the four numbers.
  ///
  /// - Throws: ``NumberError`` when a number is out of range, or when there are not two.
  public init(
    sensitivity: Measured? = nil, specificity: Measured? = nil, positiveRatio: Measured? = nil,
    negativeRatio: Measured? = nil, sampleSize: Int? = nil
  ) throws(NumberError) {
    self.sensitivity = sensitivity
    self.specificity = specificity
    self.positiveRatio = positiveRatio
    self.negativeRatio = negativeRatio
    self.sampleSize = sampleSize
    switch (sensitivity?.value, specificity?.value, positiveRatio?.value, negativeRatio?.value) {
    case (let s?, let c?, nil, nil):
      accuracy = try TestAccuracy(sensitivity: s, specificity: c)
    case (nil, nil, let p?, let n?):
      accuracy = try TestAccuracy(
        positive: LikelihoodRatio(p), negative: LikelihoodRatio(n))
    case (let s?, nil, let p?, nil):
      accuracy = try TestAccuracy(sensitivity: s, positive: LikelihoodRatio(p))
    case (let s?, nil, nil, let n?):
      accuracy = try TestAccuracy(sensitivity: s, negative: LikelihoodRatio(n))
    case (nil, let c?, let p?, nil):
      accuracy = try TestAccuracy(specificity: c, positive: LikelihoodRatio(p))
    case (nil, let c?, nil, let n?):
      accuracy = try TestAccuracy(specificity: c, negative: LikelihoodRatio(n))
    default: throw .notFinite
    }
  }
}

/// How one finding speaks for one source.
public struct FindingEvidence: Hashable, Sendable {
  /// The finding.
  public let code: FindingCode
  /// The accuracy as published.
  public let published: PublishedAccuracy
  /// The limit on its ratios, where there is one.
  public let cap: RatioCap?
  /// Why there is a limit, where the document says so.
  public let capCitation: CitationID?
  /// Where it was read.
  public let citation: CitationID
  /// The mix of sources it was measured in; nil is the house mix.
  public let population: String?
  /// Whether the reference it was measured against errs itself.
  public let hasImperfectReference: Bool
  /// What a reader should know.
  public let note: String?

  /// The accuracy used: the published one within the cap.
  public let accuracy: TestAccuracy

  /// Creates a row.
  public init(
    code: FindingCode, published: PublishedAccuracy, cap: RatioCap? = nil,
    capCitation: CitationID? = nil, citation: CitationID, population: String? = nil,
    hasImperfectReference: Bool = false, note: String? = nil
  ) {
    self.code = code
    self.published = published
    self.cap = cap
    self.capCitation = capCitation
    self.citation = citation
    self.population = population
    self.hasImperfectReference = hasImperfectReference
    self.note = note
    self.accuracy = cap.map(published.accuracy.capped) ?? published.accuracy
  }
}

/// Findings that are not independent: they tell of one hidden fact, whose accuracy bounds theirs.
public struct GroupEvidence: Hashable, Sendable {
  /// One finding of the group, with its accuracy in the group's study.
  public struct Member: Hashable, Sendable {
    /// The finding.
    public let code: FindingCode
    /// Its accuracy in the study.
    public let published: PublishedAccuracy
    /// Where it was read.
    public let citation: CitationID

    /// Creates a member.
    public init(code: FindingCode, published: PublishedAccuracy, citation: CitationID) {
      self.code = code
      self.published = published
      self.citation = citation
    }
  }

  /// The id, unique among all sources, such as `sij.provocation`.
  public let id: String
  /// The group in words.
  public let title: String
  /// How the whole group speaks for the source.
  public let composite: FindingEvidence
  /// The composite in the members' own study; it ties each member to the whole.
  public let study: PublishedAccuracy
  /// The members.
  public let members: [Member]

  /// Creates a group.
  public init(
    id: String, title: String, composite: FindingEvidence, study: PublishedAccuracy,
    members: [Member]
  ) {
    self.id = id
    self.title = title
    self.composite = composite
    self.study = study
    self.members = members
  }
}

/// A finding that is read without a number, and why.
public struct NotedFinding: Hashable, Sendable {
  /// The finding.
  public let code: FindingCode
  /// Why it has no number.
  public let reason: String
  /// Where that was read, if anywhere.
  public let citation: CitationID?

  /// Creates a noted finding.
  public init(code: FindingCode, reason: String, citation: CitationID? = nil) {
    self.code = code
    self.reason = reason
    self.citation = citation
  }
}

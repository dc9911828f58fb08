/// Findings that are not independent: they share one hidden fact, whose accuracy limits theirs.
public struct GroupEvidence: Hashable, Sendable {
  /// One finding of the group, with its accuracy in the group's study.
  public struct Member: Hashable, Sendable {
    /// The finding.
    public let code: FindingCode
    /// Its accuracy in the study.
    public let published: PublishedAccuracy
    /// The citation.
    public let citation: CitationID

    /// P(it shows where the source is), for a group counted per patient; nil where that of the
    /// source's sites holds.
    public let shows: Double?

    /// Creates a member.
    public init(
      code: FindingCode, published: PublishedAccuracy, citation: CitationID, shows: Double? = nil
    ) {
      self.code = code
      self.published = published
      self.citation = citation
      self.shows = shows
    }
  }

  /// The id, unique among all sources, such as `sij.provocation`.
  public let id: String
  /// The group in words.
  public let title: String
  /// The accuracy of the whole group for the source.
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

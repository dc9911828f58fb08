/// The accuracy of one finding for one source.
public struct FindingEvidence: Hashable, Sendable {
  /// The finding.
  public let code: FindingCode
  /// The accuracy as published.
  public let published: PublishedAccuracy
  /// The limit on its ratios, if any.
  public let cap: RatioCap?
  /// The reason for the limit, if the document states one.
  public let capCitation: CitationID?
  /// The citation.
  public let citation: CitationID
  /// The mix of sources it was measured in; nil is the house mix.
  public let population: String?
  /// Whether the reference it was measured against errs itself.
  public let hasImperfectReference: Bool
  /// Remarks for the reader.
  public let note: String?
  /// The unit in which its study counted; nil if the document does not say.
  public let unit: AccuracyUnit?
  /// P(the sign is seen where the source is), for a sign counted per patient; nil if that of the
  /// source's sites applies.
  public let shows: Double?
  /// How often people of an age have it without pain, by rising age.
  public let ageing: [AgeingRate]

  /// The accuracy used: the published one within the cap; nil where only a rate was published.
  public let accuracy: TestAccuracy?

  /// P(present | source hurts), as it is used.
  public var rate: Double { accuracy?.sensitivity ?? published.rate }

  /// P(present | source does not hurt) at an age in years: 1 - specificity, or how often people of
  /// that age have it without pain if that is more; nil if no specificity was published.
  public func falsePositiveRate(atAge age: Double) -> Double? {
    accuracy.map { max($0.falsePositiveRate, ageing.rate(atAge: age) ?? 0) }
  }

  /// Creates a row.
  public init(
    code: FindingCode, published: PublishedAccuracy, cap: RatioCap? = nil,
    capCitation: CitationID? = nil, citation: CitationID, population: String? = nil,
    hasImperfectReference: Bool = false, note: String? = nil, unit: AccuracyUnit? = nil,
    shows: Double? = nil, ageing: [AgeingRate] = []
  ) {
    self.code = code
    self.published = published
    self.cap = cap
    self.capCitation = capCitation
    self.citation = citation
    self.population = population
    self.hasImperfectReference = hasImperfectReference
    self.note = note
    self.unit = unit
    self.shows = shows
    self.ageing = ageing.sorted { $0.age < $1.age }
    self.accuracy = published.accuracy.map { accuracy in cap.map(accuracy.capped) ?? accuracy }
  }
}

/// A structure or disease outside the sources: a place of `other`.
public struct Suspect: Hashable, Sendable {
  /// The id, such as `malignancy`.
  public let id: String
  /// A noun phrase.
  public let title: String
  /// The cheap test that settles it or points to it, in words; empty where none is stated.
  public let check: String
  /// The remedy.
  public let advice: String
  /// The findings that point to it.
  public let pointers: [FindingCode]
  /// How often it is the one, on the scale of the sources' shares; nil in an edition that gives its
  /// suspects no probability of their own.
  public let share: ShareTerms?
  /// The findings with a rate of their own.
  public let findings: [FindingEvidence]
  /// The findings that are not independent.
  public let groups: [GroupEvidence]
  /// The findings with ordered values.
  public let graded: [GradedEvidence]
  /// The procedures that it offers.
  public let offers: [CoverageTerm]
  /// The citation, or the reason for an assumption.
  public let citation: CitationID

  /// Creates a suspect; the findings that it weighs and that speak for it point to it as well.
  public init(
    id: String, title: String, check: String = "", advice: String, pointers: [FindingCode] = [],
    share: ShareTerms? = nil, findings: [FindingEvidence] = [], groups: [GroupEvidence] = [],
    graded: [GradedEvidence] = [], offers: [CoverageTerm] = [], citation: CitationID
  ) {
    self.id = id
    self.title = title
    self.check = check
    self.advice = advice
    let weighed = findings.map(\.code) + groups.flatMap { $0.members.map(\.code) }
    self.pointers = pointers + weighed.filter { !pointers.contains($0) }
    self.share = share
    self.findings = findings
    self.groups = groups
    self.graded = graded
    self.offers = offers
    self.citation = citation
  }
}

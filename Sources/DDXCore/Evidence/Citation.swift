/// Where a number comes from, and how far it was checked.
public struct Citation: Hashable, Sendable {
  /// How far a number was checked.
  public enum Status: String, CaseIterable, Sendable {
    /// Read in the abstract, a table or the text of the source.
    case verified
    /// Read in another's account of the source.
    case secondary
    /// Arithmetic on verified numbers.
    case derived
    /// Arithmetic with at least one unverified number.
    case derivedUnverified = "derived-unverified"
    /// Fitted to cited numbers, which it reproduces.
    case fitted
    /// No source; the text says why it was assumed.
    case assumed
    /// Remembered; refused in a published document.
    case recollection
  }

  /// The id, such as `Lord1995`.
  public let id: CitationID
  /// How far the number was checked.
  public let status: Status
  /// The number of patients, where known.
  public let sampleSize: Int?
  /// The reference standard, if any.
  public let referenceStandard: String?
  /// The digital object identifier, where known.
  public let doi: String?
  /// The PubMed id, where known.
  public let pubMedID: String?
  /// The reference, or the reason for an assumption.
  public let text: String

  /// Creates a citation.
  public init(
    id: CitationID, status: Status, sampleSize: Int? = nil, referenceStandard: String? = nil,
    doi: String? = nil, pubMedID: String? = nil, text: String
  ) {
    self.id = id
    self.status = status
    self.sampleSize = sampleSize
    self.referenceStandard = referenceStandard
    self.doi = doi
    self.pubMedID = pubMedID
    self.text = text
  }
}

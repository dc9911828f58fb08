/// A published quantity that the response model must imply in the reference mix.
public struct ReferenceCheck: Sendable {
  /// Whether the source hurts.
  public enum Presence: String, CaseIterable, Sendable {
    /// It does, whatever else does.
    case yes
    /// It does not.
    case no
    /// It does, and nothing else.
    case sole
    /// Whether or not.
    case any
  }

  /// The quantity to compute with the model.
  public enum Quantity: Hashable, Sendable {
    /// P(relief of a block reaches an edge | presence of the source).
    case positive
    /// 1 - P(relief of a block reaches an edge | presence of the source).
    case negative
    /// P(the next block reaches an edge | the first one fell in these bands).
    case repeated(first: [ReliefBand])
    /// P(two or more sources).
    case multipleSources
    /// The most by which more relief of a block lowers the probability of its target.
    case monotone
  }

  /// The id, such as `mbb-false-positive`.
  public let id: String
  /// The quantity.
  public let quantity: Quantity
  /// The procedure; none for the number of sources, and where all procedures are meant.
  public let procedure: ProcedureID?
  /// The source; none for the number of sources, and where that of the procedure is meant.
  public let source: SourceID?
  /// Whether the source hurts.
  public let presence: Presence
  /// The edge in percent: 50 or 80.
  public let relief: Relief
  /// Whether live contrast stayed clean; otherwise uptake is unknown.
  public let isClean: Bool
  /// The least value that agrees with the literature.
  public let low: Double
  /// The greatest value that agrees.
  public let high: Double
  /// The citation of the bounds.
  public let citation: CitationID
  /// The quantity in words.
  public let text: String

  /// Creates a check.
  public init(
    id: String, quantity: Quantity, procedure: ProcedureID?, source: SourceID?,
    presence: Presence, relief: Relief, isClean: Bool, low: Double, high: Double,
    citation: CitationID, text: String
  ) {
    self.id = id
    self.quantity = quantity
    self.procedure = procedure
    self.source = source
    self.presence = presence
    self.relief = relief
    self.isClean = isClean
    self.low = low
    self.high = high
    self.citation = citation
    self.text = text
  }
}

/// What a treatment is worth and what an injection costs the patient, on one scale: 1 is a treatment
/// that succeeds.
public struct StudyUtilities: Hashable, Sendable {
  /// P(success) of the treatment of one source that does hurt.
  public struct Success: Hashable, Sendable {
    /// The source.
    public let source: SourceID
    /// The proportion that succeeds, 0 … 1.
    public let value: Measured
    /// Where it was read, or why it was assumed.
    public let citation: CitationID

    /// Creates a success rate.
    public init(source: SourceID, value: Measured, citation: CitationID) {
      self.source = source
      self.value = value
      self.citation = citation
    }
  }

  /// The successes; a source that is not listed has none.
  public let successes: [Success]
  /// What the treatment of a source that does not hurt takes away.
  public let harm: Measured
  /// What a unit of burden takes away.
  public let burden: Measured
  /// Where harm and burden were read, or why they were assumed.
  public let citation: CitationID

  /// Creates utilities.
  public init(successes: [Success], harm: Measured, burden: Measured, citation: CitationID) {
    self.successes = successes
    self.harm = harm
    self.burden = burden
    self.citation = citation
  }

  /// P(success) of the treatment of a source; 0 where none is stated.
  public func success(of source: SourceID) -> Double {
    successes.first { $0.source == source }?.value.value ?? 0
  }

  /// The same with some numbers replaced.
  public func with(harm: Double? = nil, burden: Double? = nil) -> StudyUtilities {
    StudyUtilities(
      successes: successes, harm: harm.map { Measured($0, isAssumed: true) } ?? self.harm,
      burden: burden.map { Measured($0, isAssumed: true) } ?? self.burden, citation: citation)
  }
}

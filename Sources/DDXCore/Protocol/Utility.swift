/// What treatments are worth, in parts of a treatment that succeeds for certain.
///
/// A protocol names a treatment by its pathway, a study by the source that is treated.
public struct Utility<Treatment: Hashable & Sendable>: Hashable, Sendable {
  /// What the treatment of the right source is worth.
  public struct Benefit: Hashable, Sendable {
    /// The treatment.
    public let treatment: Treatment
    /// The chance that it succeeds where the source is the right one, 0 … 1.
    public let value: Measured
    /// Where it was read, or why it was assumed.
    public let citation: CitationID

    /// Creates a benefit.
    public init(of treatment: Treatment, value: Measured, citation: CitationID) {
      self.treatment = treatment
      self.value = value
      self.citation = citation
    }
  }

  /// What the treatment of a source that does not hurt takes away, 0 or more.
  public let harm: Measured
  /// What a unit of burden takes away, 0 or more.
  public let burden: Measured
  /// Where harm and burden were read, or why they were assumed.
  public let citation: CitationID
  /// The benefits.
  public let benefits: [Benefit]

  /// Creates a utility.
  public init(harm: Measured, burden: Measured, citation: CitationID, benefits: [Benefit]) {
    self.harm = harm
    self.burden = burden
    self.citation = citation
    self.benefits = benefits
  }

  /// The benefit of a treatment, or nil where none is stated.
  public func benefit(of treatment: Treatment) -> Double? {
    benefits.first { $0.treatment == treatment }?.value.value
  }

  /// The same with some numbers replaced by assumed ones.
  public func with(harm: Double? = nil, burden: Double? = nil) -> Utility {
    Utility(
      harm: harm.map { Measured($0, isAssumed: true) } ?? self.harm,
      burden: burden.map { Measured($0, isAssumed: true) } ?? self.burden, citation: citation,
      benefits: benefits)
  }
}

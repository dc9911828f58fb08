/// What treatments are worth, in parts of a treatment that succeeds for certain.
///
/// A protocol names a treatment by its pathway, a study by the source that is treated.
public struct Utility<Treatment: Hashable & Sendable>: Hashable, Sendable {
  /// The value of treating the right source.
  public struct Benefit: Hashable, Sendable {
    /// The treatment.
    public let treatment: Treatment
    /// The chance that it succeeds if the source is the right one, 0 … 1.
    public let value: Measured
    /// The citation, or the reason for an assumption.
    public let citation: CitationID

    /// Creates a benefit.
    public init(of treatment: Treatment, value: Measured, citation: CitationID) {
      self.treatment = treatment
      self.value = value
      self.citation = citation
    }
  }

  /// The harm of treating a source that does not hurt, 0 or more.
  public let harm: Measured
  /// The cost of a unit of burden, 0 or more.
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

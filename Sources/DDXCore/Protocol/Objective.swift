/// What a next step is chosen for.
public enum Objective: String, CaseIterable, Hashable, Sendable {
  /// What it is expected to tell about all sources, in bits, less lambda for each unit of burden.
  case information
  /// What it is expected to tell about the source it is aimed at, in bits, less lambda for each unit of
  /// burden.
  case targetInformation = "target-information"
  /// What following it to the end of a criterion is expected to be worth to the patient: the benefit
  /// of treating the right source, less the harm of treating a wrong one, less the burden.
  case netBenefit = "net-benefit"
}

/// What treating a source is worth, in parts of a treatment that succeeds for certain.
public struct Utility: Hashable, Sendable {
  /// What a treatment of the right source is worth.
  public struct Benefit: Hashable, Sendable {
    /// The pathway, by its id.
    public let pathway: String
    /// The chance that it succeeds where the source is the right one, 0 … 1.
    public let value: Measured
    /// Its source.
    public let citation: CitationID

    /// Creates a benefit.
    public init(pathway: String, value: Measured, citation: CitationID) {
      self.pathway = pathway
      self.value = value
      self.citation = citation
    }
  }

  /// What treating a wrong source costs, above 0.
  public let harm: Measured
  /// What a unit of burden costs, 0 or more.
  public let burden: Measured
  /// Their source.
  public let citation: CitationID
  /// The benefits; a pathway without one counts with its published success.
  public let benefits: [Benefit]

  /// Creates a utility.
  public init(harm: Measured, burden: Measured, citation: CitationID, benefits: [Benefit]) {
    self.harm = harm
    self.burden = burden
    self.citation = citation
    self.benefits = benefits
  }

  /// The benefit of a pathway, or nil where none is stated.
  public func benefit(of pathway: String) -> Double? {
    benefits.first { $0.pathway == pathway }?.value.value
  }
}

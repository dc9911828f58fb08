/// A fixed order of injections, as a published work-up has it.
///
/// The steps are gone through once. One whose findings are not there is left out; a source whose
/// criterion is met is treated, and one that was not confirmed is left for the next.
public struct InjectionOrder: Hashable, Sendable {
  /// One step.
  public struct Step: Hashable, Sendable {
    /// The source that it tests.
    public let source: SourceID
    /// The injection; nil if the step only names its source, which ends the work-up.
    public let procedure: ProcedureID?
    /// Findings of which so many must be recorded as present; empty asks for none.
    public let when: [FindingCode]
    /// How many of them.
    public let atLeast: Int
    /// Findings of which none may be recorded as present.
    public let unless: [FindingCode]

    /// Creates a step.
    public init(
      source: SourceID, procedure: ProcedureID?, when: [FindingCode] = [], atLeast: Int = 1,
      unless: [FindingCode] = []
    ) {
      self.source = source
      self.procedure = procedure
      self.when = when
      self.atLeast = atLeast
      self.unless = unless
    }

    /// Whether a profile meets the conditions of the step.
    public func applies(to profile: ClinicalProfile) -> Bool {
      let shown = when.reduce(0) { profile.isPresent($1) ? $0 + 1 : $0 }
      return (when.isEmpty || shown >= atLeast) && !unless.contains(where: profile.isPresent)
    }
  }

  /// The id, such as `facet-first`.
  public let id: String
  /// The order in words.
  public let title: String
  /// The steps.
  public let steps: [Step]
  /// The relief in percent that confirms a source for which the protocol has no criterion.
  public let relief: Double
  /// The citation.
  public let citation: CitationID

  /// Creates an order.
  public init(
    id: String, title: String, steps: [Step], relief: Double, citation: CitationID
  ) {
    self.id = id
    self.title = title
    self.steps = steps
    self.relief = relief
    self.citation = citation
  }
}

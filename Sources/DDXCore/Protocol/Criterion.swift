/// When a protocol counts a source as confirmed by blocks, and what it does after a failure.
///
/// Criteria are counted on the recorded relief, separately from the likelihood.
public struct Criterion: Sendable {
  /// What follows a block that did not meet the threshold.
  public enum AfterNegative: String, CaseIterable, Sendable {
    /// Interventions at this source stop.
    case stop
    /// One repeat is allowed.
    case repeatOnce = "repeat-once"
    /// Nothing is said.
    case unstated
  }

  /// What follows relief that lasts far longer than the agent.
  public enum Prolonged: String, CaseIterable, Sendable {
    /// No further intervention is needed while it lasts.
    case noFurther = "no-further"
    /// It counts like any relief.
    case counts
  }

  /// How a block counts whose injectate was seen to enter a vessel.
  public enum Uptake: String, CaseIterable, Sendable {
    /// A block that fell short is inconclusive: neither negative nor a failed confirmation, and another
    /// may follow. A block with enough relief counts, as it worked in spite of the loss.
    case indeterminate
    /// It counts like any other.
    case counts
  }

  /// The source that is confirmed.
  public let source: SourceID
  /// The procedures that count, the preferred one first.
  public let procedures: [ProcedureID]
  /// How many positive blocks are needed.
  public let blocks: Int
  /// The least relief that is positive.
  public let relief: Relief
  /// Whether the blocks must use different agents.
  public let needsDifferentAgents: Bool
  /// Whether the longer agent must last longer.
  public let needsOrder: Bool
  /// Whether the patient must be able to do what hurt before.
  public let needsMovements: Bool
  /// Whether a block without imaging neither confirms nor excludes.
  public let needsImaging: Bool
  /// How a block with vascular uptake counts.
  public let uptake: Uptake
  /// The least interval between two blocks in days.
  public let intervalDays: Int
  /// For how many days a block counts, or nil for ever.
  public let withinDays: Int?
  /// What follows a negative block.
  public let afterNegative: AfterNegative
  /// What follows prolonged relief.
  public let prolonged: Prolonged
  /// From how long relief is prolonged.
  public let prolongedFrom: ClinicalDuration
  /// The agents to use, first the one for the first block.
  public let agents: [DiagnosticBlock.Agent]
  /// Its source.
  public let citation: CitationID
  /// The rule in words, as the protocol has it.
  public let text: String

  /// Creates a criterion.
  public init(
    source: SourceID, procedures: [ProcedureID], blocks: Int, relief: Relief,
    needsDifferentAgents: Bool, needsOrder: Bool, needsMovements: Bool, intervalDays: Int,
    withinDays: Int?, afterNegative: AfterNegative, prolonged: Prolonged,
    prolongedFrom: ClinicalDuration, agents: [DiagnosticBlock.Agent], citation: CitationID,
    text: String, needsImaging: Bool = false, uptake: Uptake = .counts
  ) {
    self.source = source
    self.procedures = procedures
    self.blocks = blocks
    self.relief = relief
    self.needsDifferentAgents = needsDifferentAgents
    self.needsOrder = needsOrder
    self.needsMovements = needsMovements
    self.needsImaging = needsImaging
    self.uptake = uptake
    self.intervalDays = intervalDays
    self.withinDays = withinDays
    self.afterNegative = afterNegative
    self.prolonged = prolonged
    self.prolongedFrom = prolongedFrom
    self.agents = agents
    self.citation = citation
    self.text = text
  }
}

public import DDXCore

/// The next step, with reasons and the meaning of each outcome.
public struct Recommendation: Sendable {
  /// The kind of step.
  public enum Kind: String, CaseIterable, Sendable {
    /// Nothing is injected: see the safety verdict.
    case stop
    /// Look for another source first.
    case investigate
    /// Free questions come first; the step as things stand is given as well.
    case ask
    /// One more targeted injection.
    case procedure
    /// The treatment of a confirmed source.
    case pathway
    /// No injection is worth its burden.
    case observe
  }

  /// A procedure at a place, with its expected information.
  public struct Option: Sendable {
    /// The procedure.
    public let procedure: ProcedureID
    /// The source it is aimed at.
    public let target: SourceID
    /// The suspect that it is aimed at, if the source is `other`.
    public let suspect: String?
    /// The side.
    public let side: Side
    /// The levels.
    public let levels: [Level]
    /// The agent to use, if the protocol names one.
    public let agent: DiagnosticBlock.Agent?
    /// The expected information about which sources hurt, in bits.
    public let information: Double
    /// Its burden; a guided hip injection is 1.
    public let burden: Double
    /// What it is worth by the objective: information less lambda times burden, in bits, or the
    /// expected net benefit to the end of its criterion.
    public let value: Double
    /// What asks to be talked about before it.
    public let discuss: [Contraindication]
    /// The first day on which an interval allows it, where that is later than the profile's.
    public let earliest: CalendarDate?
  }

  /// The meaning of one outcome of the recommended procedure.
  public struct Outcome: Sendable {
    /// The bands that the edition does not distinguish; for a plain test none or full.
    public let bands: [ReliefBand]
    /// How probable it is.
    public let probability: Probability
    /// The post-test probability of every source after it, most probable first.
    public let posttests: [(source: SourceID, posttest: Probability)]
    /// The recommendation after it.
    public let next: Next?

    /// A later recommendation in brief.
    public struct Next: Hashable, Sendable {
      /// What.
      public let kind: Kind
      /// The procedure, for one.
      public let procedure: ProcedureID?
      /// The pathway, for one.
      public let pathway: String?
    }
  }

  /// Why a procedure is not offered.
  public enum Refusal: Hashable, Sendable {
    /// The protocol's criterion is closed: the rule in its words.
    case criterion(CriterionStatus.State, rule: String, citation: CitationID)
    /// A contraindication.
    case contraindication(id: String, advice: String)
    /// The sessions of the period are used up.
    case sessions(used: Int, allowed: Int, withinDays: Int)
    /// The source is not probable enough for so burdensome a procedure.
    case improbable(posttest: Probability, least: Probability)
    /// The suspect that it is aimed at is not probable enough.
    case improbableSuspect(title: String, posttest: Probability, least: Probability)
    /// No criterion counts its result: it would change nothing that follows.
    case changesNothing
    /// Its criterion is met already: one more would not be counted.
    case criterionMet(SourceID)
    /// The protocol has no burden for it, or does not say how it responds.
    case noNumbers
    /// The pain is recorded as 0 of 10: no relief can be seen.
    case painless
    /// No treatment could follow at any of its levels, because of findings such as a fusion.
    case leadsNowhere(pathway: String, [Finding])
  }

  /// An obstacle to a pathway.
  public enum Obstacle: Hashable, Sendable {
    /// Stated in the evidence, in words.
    case stated(String)
    /// What excludes an injection and is only possible, in the words of its advice.
    case possible(String)
    /// A finding forbids it under every edition.
    case finding(Finding)
  }

  /// A reason for the recommendation.
  public enum Reason: Hashable, Sendable {
    /// A safety verdict stops everything.
    case safety
    /// No needle is used before a cheap test has settled these suspicions.
    case checkFirst([String])
    /// The criterion of a source is met.
    case criterionMet(SourceID, rule: String, citation: CitationID)
    /// Relief lasted so long that the protocol asks for nothing more.
    case prolonged(SourceID, rule: String, citation: CitationID)
    /// A confirmation was begun and is finished first.
    case confirmation(SourceID, positive: Int, needed: Int, rule: String, citation: CitationID)
    /// The block so far was not a valid test of the likeliest source, and is repeated.
    case toldNothing(SourceID)
    /// Another source comes first, and an injection is aimed at the likeliest suspect.
    case mimicFirst(suspect: String)
    /// Another source comes first.
    case otherFirst
    /// Another source is more probable than not, and a suspect is named.
    case otherWithSuspect([String])
    /// The highest expected information for its burden.
    case mostInformative
    /// Of the greatest worth to the patient when followed to the end of its criterion.
    case mostBeneficial(SourceID, value: Double)
    /// Questions that are free come before a needle.
    case askFirst
    /// The source that would be injected was never examined.
    case examineFirst(SourceID)
    /// No procedure is worth its burden, or none is left.
    case nothingWorthwhile
    /// The pain is recorded as 0 of 10, so that no block can be judged.
    case painless
    /// A confirmation failed, which closes the source to further blocks.
    case confirmationFailed(SourceID, rule: String, citation: CitationID)
    /// The criterion is met, and the source is less probable than a treatment asks for.
    case belowFloor(SourceID, Probability, floor: Probability, pathway: String)
    /// The criterion is met, but the source probably hurts elsewhere than where the blocks were.
    case elsewhere(SourceID, Probability, there: Probability, pathway: String)
    /// The criterion is met, but something forbids the treatment.
    case pathwayBarred(SourceID, pathway: String, obstacle: Obstacle)
    /// Something may forbid the pathway and must be checked first.
    case pathwayDoubtful(SourceID, obstacle: Obstacle)
    /// The source of a pathway is less probable than not where the blocks were.
    case pathwayBelowHalf(SourceID, Probability)
  }

  /// The kind of step.
  public let kind: Kind
  /// The procedure, for one.
  public let option: Option?
  /// The pathway, for one.
  public let pathway: Pathway?
  /// The source of the pathway, the procedure or the observation, if any.
  public let target: SourceID?
  /// The success rate for the selection that was made, for a pathway.
  public let success: Pathway.Success?
  /// The outcomes of a procedure; the least relief first.
  public let outcomes: [Outcome]
  /// Why.
  public let reasons: [Reason]
  /// How far each utility of the protocol can be moved before another step is worth more.
  ///
  /// The nearest change comes first. Empty where the step is not chosen by net benefit.
  public let thresholds: [Threshold]
  /// What else was offered, the most valuable first.
  public let alternatives: [Option]
  /// The procedures that are not offered, with the reasons.
  public let refused: [(procedure: ProcedureID, target: SourceID, reason: Refusal)]
  /// What is worth asking, most valuable first.
  ///
  /// Where the protocol does not ask first, the one free question that tells the most, if one tells
  /// anything.
  public let questions: [Question]
  /// The step as things stand, if questions come first.
  public let provisional: Kind?
  /// The objective of the step.
  public let objective: Objective
  /// The bits that a unit of burden must bring, if the objective is information.
  public let lambda: Double
  /// Whether the strong signs were not all asked for, so that it holds only if they are absent.
  public let isConditional: Bool
  /// Where each criterion of the protocol stands.
  public let criteria: [CriterionStatus]
  /// What must be known before the needle of the step and is not recorded; empty where there is none.
  public let unrecorded: [BeforeNeedle]
}

extension Recommendation.Reason {
  /// Whether a criterion was met where the pain probably does not come from.
  package var isElsewhere: Bool { if case .elsewhere = self { true } else { false } }
}

extension Recommendation {
  /// What was offered: the chosen one first, then the others by their value.
  public var options: [Option] { (option.map { [$0] } ?? []) + alternatives }
}

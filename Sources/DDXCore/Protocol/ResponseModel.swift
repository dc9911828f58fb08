/// How the relief of a block depends on what hurts: the block as an imperfect instrument.
///
/// Relief is read in bands (none below 50 %, partial, full from 80 %). A block that arrives acts on
/// the share of the pain that it covers; a placebo response may do the same without it.
public struct ResponseModel: Sendable {
  /// How finely an edition distinguishes relief.
  public enum Observation: Hashable, Sendable {
    /// The band.
    case bands
    /// Whether it is at least this many percent: 50 or 80, the edges of the bands.
    case atLeast(Double)
  }

  /// P(relief) when the block arrives and covers a share of the pain.
  public struct ReliefPoint: Hashable, Sendable {
    /// The share of the pain that is covered: 0, 0.5 or 1.
    public let coverage: Double
    /// P(relief >= 50 %).
    public let fifty: Measured
    /// P(relief >= 80 % given >= 50 %).
    public let eightyGivenFifty: Measured
    /// Its source.
    public let citation: CitationID

    /// Creates a point.
    public init(
      coverage: Double, fifty: Measured, eightyGivenFifty: Measured, citation: CitationID
    ) {
      self.coverage = coverage
      self.fifty = fifty
      self.eightyGivenFifty = eightyGivenFifty
      self.citation = citation
    }
  }

  /// The placebo response: a trait that a patient has or has not.
  public struct Placebo: Hashable, Sendable {
    /// P(trait).
    public let trait: Measured
    /// P(a placebo response is >= 80 % given >= 50 %).
    public let eightyGivenFifty: Measured
    /// Its source.
    public let citation: CitationID

    /// Creates placebo terms.
    public init(trait: Measured, eightyGivenFifty: Measured, citation: CitationID) {
      self.trait = trait
      self.eightyGivenFifty = eightyGivenFifty
      self.citation = citation
    }
  }

  /// Whether a block reaches its target.
  public struct Delivery: Hashable, Sendable {
    /// P(the needle misses), each time anew.
    public let missed: Measured
    /// P(vascular uptake defeats the block).
    public let uptakeDefeats: Measured
    /// The fraction of uptakes that a spot film shows.
    public let spotDetects: Measured
    /// The fraction of uptakes that aspiration shows.
    public let aspirationDetects: Measured
    /// The fraction that a block on one side covers of a source that hurts on both.
    public let oneOfTwoSides: Measured
    /// Its source.
    public let citation: CitationID

    /// Creates delivery terms.
    public init(
      missed: Measured, uptakeDefeats: Measured, spotDetects: Measured,
      aspirationDetects: Measured, oneOfTwoSides: Measured, citation: CitationID
    ) {
      self.missed = missed
      self.uptakeDefeats = uptakeDefeats
      self.spotDetects = spotDetects
      self.aspirationDetects = aspirationDetects
      self.oneOfTwoSides = oneOfTwoSides
      self.citation = citation
    }
  }

  /// The numbers of one procedure.
  public struct Procedure: Hashable, Sendable {
    /// The procedure.
    public let id: ProcedureID
    /// P(placebo response >= 50 %) without the trait.
    public let placebo: Measured
    /// P(placebo response >= 50 %) with the trait.
    public let placeboWithTrait: Measured
    /// P(anatomy defeats every block of this approach on this side).
    public let anatomy: Measured
    /// P(vascular uptake).
    public let uptake: Measured
    /// The volume in mL above which the spread is no longer selective, if any.
    public let largeVolume: Double?
    /// Its source.
    public let citation: CitationID

    /// Creates a procedure's terms.
    public init(
      id: ProcedureID, placebo: Measured, placeboWithTrait: Measured, anatomy: Measured,
      uptake: Measured, largeVolume: Double?, citation: CitationID
    ) {
      self.id = id
      self.placebo = placebo
      self.placeboWithTrait = placeboWithTrait
      self.anatomy = anatomy
      self.uptake = uptake
      self.largeVolume = largeVolume
      self.citation = citation
    }
  }

  /// A plain accuracy that takes the place of the model for one procedure.
  public struct Accuracy: Hashable, Sendable {
    /// The procedure.
    public let procedure: ProcedureID
    /// The accuracy.
    public let accuracy: TestAccuracy
    /// Its source.
    public let citation: CitationID

    /// Creates an override.
    public init(procedure: ProcedureID, accuracy: TestAccuracy, citation: CitationID) {
      self.procedure = procedure
      self.accuracy = accuracy
      self.citation = citation
    }
  }

  /// Provocation discography: it provokes instead of relieving, and has rules of its own.
  public struct Provocation: Hashable, Sendable {
    /// The procedure.
    public let procedure: ProcedureID
    /// P(positive | the disc hurts).
    public let sensitivity: Measured
    /// P(positive | it does not), without somatisation.
    public let falsePositive: Measured
    /// P(positive | it does not), with somatisation.
    public let falsePositiveWithSomatisation: Measured
    /// The share of patients with somatisation, where it was not recorded.
    public let somatisation: Measured
    /// The finding that records somatisation.
    public let finding: FindingCode
    /// The least pain, 0 … 10, that counts as positive.
    public let leastPain: Double
    /// The greatest pressure in psi above opening that counts.
    public let greatestPressure: Double
    /// How far a provocation without a painless control disc is drawn towards its mean.
    public let noControlDilution: Measured
    /// Its source.
    public let citation: CitationID

    /// Creates provocation terms.
    public init(
      procedure: ProcedureID, sensitivity: Measured, falsePositive: Measured,
      falsePositiveWithSomatisation: Measured, somatisation: Measured, finding: FindingCode,
      leastPain: Double, greatestPressure: Double, noControlDilution: Measured,
      citation: CitationID
    ) {
      self.procedure = procedure
      self.sensitivity = sensitivity
      self.falsePositive = falsePositive
      self.falsePositiveWithSomatisation = falsePositiveWithSomatisation
      self.somatisation = somatisation
      self.finding = finding
      self.leastPain = leastPain
      self.greatestPressure = greatestPressure
      self.noControlDilution = noControlDilution
      self.citation = citation
    }
  }

  /// What clouds a block: dilutions draw its likelihood towards the mean, 0 … 1.
  public struct Confounders: Hashable, Sendable {
    /// What sedation adds to the placebo rate.
    public let sedationPlacebo: Measured
    /// The dilution by an opioid.
    public let opioid: Measured
    /// The dilution by a large volume.
    public let largeVolume: Measured
    /// The dilution by relief that was recalled or not written down.
    public let noDiary: Measured
    /// Its source.
    public let citation: CitationID

    /// Creates confounder terms.
    public init(
      sedationPlacebo: Measured, opioid: Measured, largeVolume: Measured, noDiary: Measured,
      citation: CitationID
    ) {
      self.sedationPlacebo = sedationPlacebo
      self.opioid = opioid
      self.largeVolume = largeVolume
      self.noDiary = noDiary
      self.citation = citation
    }
  }

  /// The evidence of the order of durations when two agents gave similar relief.
  public struct Order: Hashable, Sendable {
    /// P(the longer agent lasts longer | a covered source hurts).
    public let concordant: Measured
    /// P(the longer agent lasts longer | none does).
    public let otherwise: Measured
    /// The duration from which relief is prolonged, and its order not used.
    public let prolonged: ClinicalDuration
    /// Its source.
    public let citation: CitationID

    /// Creates order terms.
    public init(
      concordant: Measured, otherwise: Measured, prolonged: ClinicalDuration,
      citation: CitationID
    ) {
      self.concordant = concordant
      self.otherwise = otherwise
      self.prolonged = prolonged
      self.citation = citation
    }
  }

  /// What else a procedure covers when a finding is present.
  public struct AddedCoverage: Hashable, Sendable {
    /// The procedure.
    public let procedure: ProcedureID
    /// The other source that it covers.
    public let source: SourceID
    /// The fraction of that source's pain.
    public let fraction: Measured
    /// Whether the levels of block and site must agree; the sides always must.
    public let matchesLevel: Bool
    /// The findings, any of which is enough.
    public let findings: [FindingCode]
    /// Its source.
    public let citation: CitationID

    /// Creates an added coverage.
    public init(
      procedure: ProcedureID, source: SourceID, fraction: Measured, matchesLevel: Bool = false,
      findings: [FindingCode], citation: CitationID
    ) {
      self.procedure = procedure
      self.source = source
      self.fraction = fraction
      self.matchesLevel = matchesLevel
      self.findings = findings
      self.citation = citation
    }
  }

  /// What sensitisation does to the immediate response.
  public struct Sensitisation: Hashable, Sendable {
    /// The factor on the probability that a block acts; 1 is no effect.
    public let effect: Measured
    /// The findings, any of which is enough.
    public let findings: [FindingCode]
    /// Its source.
    public let citation: CitationID

    /// Creates a sensitisation term.
    public init(effect: Measured, findings: [FindingCode], citation: CitationID) {
      self.effect = effect
      self.findings = findings
      self.citation = citation
    }
  }

  /// How finely the edition distinguishes relief.
  public let observation: Observation
  /// The three points of the response.
  public let relief: [ReliefPoint]
  /// The placebo response.
  public let placebo: Placebo
  /// The delivery.
  public let delivery: Delivery
  /// The procedures.
  public let procedures: [Procedure]
  /// The overrides.
  public let accuracies: [Accuracy]
  /// Provocation discography.
  public let provocation: Provocation
  /// What clouds a block.
  public let confounders: Confounders
  /// The evidence of the order of durations.
  public let order: Order
  /// What else is covered.
  public let addedCoverage: [AddedCoverage]
  /// What sensitisation does.
  public let sensitisation: Sensitisation

  /// Creates a response model.
  public init(
    observation: Observation, relief: [ReliefPoint], placebo: Placebo, delivery: Delivery,
    procedures: [Procedure], accuracies: [Accuracy], provocation: Provocation,
    confounders: Confounders, order: Order, addedCoverage: [AddedCoverage],
    sensitisation: Sensitisation
  ) {
    self.observation = observation
    self.relief = relief
    self.placebo = placebo
    self.delivery = delivery
    self.procedures = procedures
    self.accuracies = accuracies
    self.provocation = provocation
    self.confounders = confounders
    self.order = order
    self.addedCoverage = addedCoverage
    self.sensitisation = sensitisation
  }
}

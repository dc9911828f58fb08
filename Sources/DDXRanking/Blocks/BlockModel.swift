import DDXCore
import DDXInference

/// Turns blocks into instruments: their coverage, delivery and placebo responses.
struct BlockModel: Sendable {
  let response: ResponseModel
  let vocabulary: Vocabulary

  /// Facts about a patient that affect every block.
  struct Patient: Sendable {
    /// The factor that sensitisation puts on the response.
    let sensitisation: Double
    /// P(discography positive | disc does not hurt).
    let falseProvocation: Double
    /// What else procedures cover.
    let added: [ResponseModel.AddedCoverage]
  }

  func patient(_ profile: ClinicalProfile) -> Patient {
    let isSensitised = response.sensitisation.findings.contains { profile.isPresent($0) }
    let terms = response.provocation
    let somatisation =
      profile.findings.first { $0.code == terms.finding }?.state.probability.value
      ?? terms.somatisation.value
    return Patient(
      sensitisation: isSensitised ? response.sensitisation.effect.value : 1,
      falseProvocation: somatisation * terms.falsePositiveWithSomatisation.value
        + (1 - somatisation) * terms.falsePositive.value,
      added: response.addedCoverage.filter { $0.findings.contains { profile.isPresent($0) } })
  }

  /// What placements cover of a source at its sites, 0 … 1.
  ///
  /// Site by site, then placement by placement; of several in one session, the most that one of them
  /// covers.
  func reach(
    of placements: [Placement], to source: NetworkAssembler.Source, at sites: [SiteShare],
    in patient: Patient
  ) -> [[Double]] {
    let sides = response.delivery.oneOfTwoSides.value
    let terms = placements.map { placement in
      placement.parts.map { (part: $0, terms: self.terms(of: $0, covering: source, in: patient)) }
    }
    return sites.map { site in
      terms.map { parts in
        var most = 0.0
        for (part, terms) in parts {
          for term in terms {
            most = max(most, part.coverage(of: site.site, by: term, oneOfTwoSides: sides))
          }
        }
        return most
      }
    }
  }

  /// The coverage of a source by a procedure: as the source states, and as findings add.
  private func terms(
    of placement: Placement, covering source: NetworkAssembler.Source, in patient: Patient
  ) -> [CoverageTerm] {
    guard let assessment = source.assessment else { return [] }
    let procedure = placement.procedure
    return assessment.coverage.filter { $0.procedure == procedure }
      + patient.added.filter { $0.source == source.id && $0.procedure == procedure }.map { added in
        CoverageTerm(
          procedure: procedure, fraction: added.fraction.value, isOffered: false,
          matchesSide: true, matchesLevel: added.matchesLevel, citation: added.citation)
      }
  }

  /// How a block was given, as far as it matters.
  struct Manner: Hashable, Sendable {
    /// P(vascular uptake).
    var uptake: Double
    /// What sedation adds to the placebo rate.
    var addedPlacebo = 0.0
    /// How far the likelihood is drawn towards its mean.
    var dilution = 0.0
    /// Whether nothing that numbs was given.
    var isPlacebo = false
  }

  /// The manner of a recorded block.
  func manner(of block: DiagnosticBlock) -> Manner {
    let terms = terms(of: block.procedure)
    var manner = Manner(uptake: uptake(of: block, prior: prior(of: block.procedure)))
    manner.isPlacebo = block.isAnaesthetic == false
    let clouds = response.confounders
    var clear = 1.0
    if let sedation = block.sedation, sedation != .none {
      manner.addedPlacebo = clouds.sedationPlacebo.value
      if sedation.isAnalgesic { clear *= 1 - clouds.opioid.value }
    }
    if let volume = block.volume, let limit = terms?.largeVolume, volume > limit {
      clear *= 1 - clouds.largeVolume.value
    }
    if block.diary == .recall || block.diary == DiagnosticBlock.Diary.none {
      clear *= 1 - clouds.noDiary.value
    }
    manner.dilution = 1 - clear
    return manner
  }

  /// The manner of a block that is still to be given: live contrast, nothing seen, a diary.
  static let asAdvised = Manner(uptake: 0)

  /// P(uptake): 1 where seen, 0 where live contrast stayed clean, else what the way of looking
  /// leaves of the prior u: u (1 - d) / (1 - u d).
  private func uptake(of block: DiagnosticBlock, prior: Double) -> Double {
    if block.vascularUptake == .seen { return 1 }
    guard block.vascularUptake == .notSeen, let contrast = block.contrast else { return prior }
    let detected =
      switch contrast {
      case .live: 1.0
      case .spot: response.delivery.spotDetects.value
      case .aspiration: response.delivery.aspirationDetects.value
      case .none: 0.0
      }
    return prior * (1 - detected) / (1 - prior * detected)
  }

  /// Whether the protocol has a response model for a procedure.
  func weighs(_ procedure: ProcedureID) -> Bool {
    isPlain(procedure) || terms(of: procedure) != nil
  }

  func terms(of procedure: ProcedureID) -> ResponseModel.Procedure? {
    response.procedures.first { $0.id == procedure }
  }

  /// The instrument of a placement that covers this much of each cause in each state.
  func instrument(
    _ placement: Placement, manner: Manner, patient: Patient, coverage: [[Double]]
  ) -> Instrument {
    if placement.others.contains(where: { $0.procedure != placement.procedure }) {
      return sessionInstrument(
        placement, manner: manner, patient: patient, coverage: coverage)
    }
    let name = "\(placement.procedure) \(placement.side.rawValue)"
    if placement.procedure == response.provocation.procedure {
      return Instrument(
        name: name, coverage: coverage, whenReached: response.provocation.sensitivity.value,
        otherwise: patient.falseProvocation, dilution: manner.dilution)
    }
    if let override = response.accuracies.first(where: { $0.procedure == placement.procedure }) {
      return Instrument(
        name: name, coverage: coverage,
        whenReached: override.accuracy.sensitivity * patient.sensitisation,
        otherwise: override.accuracy.falsePositiveRate, dilution: manner.dilution)
    }
    guard let terms = terms(of: placement.procedure) else {
      // Nothing is known of it, so it says the same of every source.
      return Instrument(name: name, coverage: coverage, whenReached: 0, otherwise: 0)
    }
    let channel =
      "\(vocabulary.procedure(placement.procedure)?.approach ?? placement.procedure.name) \(placement.side.rawValue)"
    return instrument(
      name: name, channel: channel, terms: [terms], manner: manner, patient: patient,
      coverage: coverage)
  }

  /// An instrument that may miss and be mimicked; of several procedures in one session each chance
  /// to go wrong is that of the most doubtful, which says the least of any source [assumed-session].
  func instrument(
    name: String, channel: String, terms: [ResponseModel.Procedure], manner: Manner,
    patient: Patient, coverage: [[Double]]
  ) -> Instrument {
    let points = response.relief.sorted { $0.coverage < $1.coverage }
    let arrives =
      (1 - response.delivery.missed.value)
      * (1 - manner.uptake * response.delivery.uptakeDefeats.value)
      * patient.sensitisation
    func most(_ rate: (ResponseModel.Procedure) -> Double) -> Double {
      terms.map(rate).max() ?? 0
    }
    let placebo = [most(\.placebo.value), most(\.placeboWithTrait.value)].map {
      min($0 + manner.addedPlacebo, 1)
    }
    return Instrument(
      name: name, channel: channel, channelFailure: most(\.anatomy.value), coverage: coverage,
      delivery: manner.isPlacebo ? 0 : arrives,
      curve: ResponseCurve(atLeast: [
        points.map(\.fifty.value),
        points.map { $0.fifty.value * $0.eightyGivenFifty.value },
      ]),
      mimicry: placebo.map { [$0, $0 * response.placebo.eightyGivenFifty.value] },
      dilution: manner.dilution)
  }
}

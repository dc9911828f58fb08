import DDXCore
import DDXDraws
import DDXInference

/// The blocks of a profile as random variables: how they respond, and what they cover.
struct BlockQuantities {
  private let rules: RulesQuantities
  private let sources: [SourceQuantities]
  private let sites: [[SiteShare]]
  private let profile: ClinicalProfile
  private let vocabulary: Vocabulary
  private let procedures: Set<ProcedureID>

  /// Takes the blocks of a profile; nil where there are none, or the protocol does not weigh them.
  init?(_ redraw: Redraw) {
    profile = redraw.workup.profile
    guard !profile.blocks.isEmpty, let response = redraw.ranker.rules.response else { return nil }
    procedures = Set(profile.blocks.map(\.procedure))
    rules = RulesQuantities(redraw.ranker.rules.weighing(procedures, of: response))
    sources = redraw.sources
    sites = redraw.workup.assembly.sites
    vocabulary = redraw.ranker.vocabulary
  }

  /// All of them but what blocks cover.
  var all: [any CitedQuantity] { rules.all + rules.accuracies }

  /// What is read of the blocks in a draw.
  func blocks(in draw: ParameterDraw) -> DrawnBlocks? {
    guard let response = rules.rules(in: draw).response else { return nil }
    let model = BlockModel(response: response, vocabulary: vocabulary)
    let patient = model.patient(profile)
    let readings = BlockReadings(profile: profile, model: model, patient: patient)
    let reach = zip(sources, sites).map { source, sites in
      model.reach(
        of: readings.placements, to: source.covering(procedures, in: draw), at: sites,
        in: patient)
    }
    let instruments = readings.makers.enumerated().map { placement, make in
      make(reach.map { $0.map { $0[placement] } })
    }
    return DrawnBlocks(
      instruments: instruments, readings: readings.given,
      trait: response.placebo.trait.value,
      pattern: ReachPattern(instruments, widths: sites.map(\.count)))
  }
}

/// What is read of the blocks of a profile in a draw.
struct DrawnBlocks {
  private let instruments: [Instrument]
  private let readings: [Reading]
  private let trait: Double
  /// What the instruments reach alike.
  let pattern: ReachPattern

  init(instruments: [Instrument], readings: [Reading], trait: Double, pattern: ReachPattern) {
    self.instruments = instruments
    self.readings = readings
    self.trait = trait
    self.pattern = pattern
  }

  /// P(readings | joint state of a panel of this shape).
  func likelihoods(_ shape: PanelShape, _ sources: DrawnSources) -> [Double] {
    Panel(
      shape, prior: sources.prior, shares: sources.sites, instruments: instruments, trait: trait
    ).likelihoods(readings)
  }
}

extension ClinicalProtocol {
  /// The rules with what is said of these procedures only, and nothing of the next step.
  fileprivate func weighing(
    _ procedures: Set<ProcedureID>, of response: ResponseModel
  ) -> ClinicalProtocol {
    with(
      response: ResponseModel(
        observation: response.observation, relief: response.relief, placebo: response.placebo,
        delivery: response.delivery,
        procedures: response.procedures.filter { procedures.contains($0.id) },
        accuracies: response.accuracies.filter { procedures.contains($0.procedure) },
        provocation: response.provocation, confounders: response.confounders,
        order: response.order, addedCoverage: response.addedCoverage,
        sensitisation: response.sensitisation),
      multipleSources: multipleSources, nextStep: nil)
  }
}

import DDXCore
import DDXDraws
import DDXInference

/// What the blocks of a profile say in a draw.
struct DrawnBlocks {
  /// The class of each state of each source that they tell apart.
  let classes: [[Int]]
  /// The joint states as they see them.
  let space: JointSpace
  /// P(readings | joint state).
  let likelihoods: [Double]
}

extension Redraw {
  /// What the blocks of the profile say in a draw; nil where they can't be weighed.
  func blocks(
    in draw: ParameterDraw, shares: [Double], sites: [[Double]], prior: CausePrior
  ) -> DrawnBlocks? {
    guard let response = rules.rules(in: draw).response else { return nil }
    let model = BlockModel(response: response, vocabulary: ranker.vocabulary)
    let profile = workup.profile
    let patient = model.patient(profile)
    let readings = BlockReadings(profile: profile, model: model, patient: patient)
    let reach = sources.indices.map { index in
      model.reach(
        of: readings.placements, to: sources[index].covering(in: draw),
        at: workup.assembly.sites[index], in: patient)
    }
    let instruments = readings.makers.enumerated().map { placement, make in
      make(reach.map { $0.map { $0[placement] } })
    }
    let network = Network(
      causes: sites.map { Cause(name: "", states: $0) }, prior: prior, observations: [])
    guard
      let panel = try? Panel(
        network: network, instruments: instruments, trait: response.placebo.trait.value)
    else { return nil }
    return DrawnBlocks(
      classes: panel.classes, space: panel.space,
      likelihoods: panel.likelihoods(readings.readings.map(\.reading)))
  }
}

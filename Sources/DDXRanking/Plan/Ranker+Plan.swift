public import DDXCore
import DDXInference

extension Ranker {
  /// The optimal decision tree for a profile.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - depth: How many injections to look ahead, 1 … 5.
  /// - Returns: The plan, or nil where the protocol has no rules for a next step.
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public func plan(_ profile: ClinicalProfile, depth: Int) throws(RankingError) -> Plan? {
    guard let recommender else { return nil }
    let profile = profile.inCanonicalOrder
    let workup = try maker.workup(profile)
    let (candidates, signs, step) = try outline(
      of: workup, asks: recommender.next.askFrom != nil)
    guard let today = step else { return nil }
    func plan(_ tree: Planner.Tree, visited: Int) -> Plan {
      Plan(
        profile: .init(id: profile.id, edition: nil, digest: profile.digest),
        rules: .init(id: rules.id, edition: rules.edition, digest: rules.digest),
        safety: verdict(signs, on: workup, today), depth: depth, root: tree.step,
        ranked: today.inBrief, asksFirst: today.kind == .ask, objective: today.objective,
        value: tree.value, expectedInjections: tree.injections,
        probabilityConfirmed: Probability(clamping: tree.confirmed), visited: visited)
    }
    if signs.verdict == .stop { return plan(.init(step: .stop), visited: 0) }
    if signs.holdsNeedle { return plan(.init(step: .investigate), visited: 0) }
    let criteria = rules.criteria.map { CriterionStatus($0, profile: profile) }
    let offers = try Offers(
      workup: workup, candidates: candidates, rules: rules, next: recommender.next,
      maker: maker, criteria: criteria,
      pathway: { status in
        PathwayChoice(
          workup.assembly.pathways(of: status.criterion.source), for: workup.implied,
          confirmedBy: status.treated, vocabulary: vocabulary
        ).pathway
      }, keepsImprobable: true)
    // The places are in order of id, so that the plan does not depend on today's values.
    let options = offers.options.sorted { $0.procedure < $1.procedure }
    let refined = try maker.workup(offers.refined, offering: options.map(\.placement))
    guard
      let planner = Planner(
        recommender: recommender, refined: refined, options: options,
        candidates: candidates, criteria: criteria),
      let blocks = refined.blocks
    else { return nil }
    // A ranking thinks sources through to the end of their criteria, which a plan of few injections
    // can't see: the plan begins with its step and is the best from there.
    let tree = try planner.tree(
      profile: profile, readings: blocks.given, depth: depth,
      first: recommender.next.objective == .netBenefit ? today.option?.procedure : nil)
    return plan(tree, visited: planner.visited)
  }
}

extension Recommendation {
  /// The step as things stand, in brief.
  var inBrief: Outcome.Next {
    .init(kind: provisional ?? kind, procedure: option?.procedure, pathway: pathway?.id)
  }
}

extension Recommendation.Option {
  /// The place.
  var placement: Placement { Placement(procedure: procedure, side: side, levels: levels) }
}

extension Ranker {
  /// The profiles that a procedure could lead to, each with its probability.
  ///
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public func outcomes(
    of option: Recommendation.Option, for profile: ClinicalProfile
  ) throws(RankingError) -> [(probability: Double, profile: ClinicalProfile)] {
    let workup = try maker.workup(profile.inCanonicalOrder)
    guard let blocks = workup.blocks else { return [] }
    let observed = blocks.model.observableOutcomes(of: option.procedure)
    var outcomes: [(probability: Double, profile: ClinicalProfile)] = []
    for range in observed {
      let later = workup.profile.adding(
        option.block(showing: range, of: observed, model: blocks.model, after: workup.profile))
      let evidence = try maker.workup(later, on: workup.findings).posterior.logEvidence
      outcomes.append((exponential(evidence - workup.posterior.logEvidence), later))
    }
    return outcomes
  }
}

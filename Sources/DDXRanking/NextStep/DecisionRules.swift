import DDXCore

/// The rules that come before any weighing of information, the same for a recommendation and for every
/// node of a plan: lasting relief, a criterion that is met, or another source in first place ends the
/// search; a confirmation that was begun is finished; an inconclusive block is repeated.
struct DecisionRules {
  /// The decision of the rules.
  enum Decision {
    /// Relief lasts: nothing more is needed.
    case relieved(CriterionStatus)
    /// The criterion is met: its pathway.
    case confirmed(CriterionStatus, Pathway)
    /// Another source must be looked for.
    case investigate(Recommendation.Reason)
    /// The confirmation that is finished first, with its procedure.
    case confirm(CriterionStatus, ProcedureID)
    /// The inconclusive block that is repeated, with its procedure.
    case again(CriterionStatus, ProcedureID)
    /// The injection that is aimed at the likeliest suspect of `other`, which comes first.
    case mimic(Mimic)
    /// Nothing: information decides.
    case open
  }

  let criteria: [CriterionStatus]
  /// The post-test probability of a source.
  let posttest: (SourceID) -> Double
  /// The post-test probability that the source of a criterion hurts where its positive blocks were.
  let confirmed: (CriterionStatus) -> Double
  /// Whether `other` is the most probable source.
  let isOtherFirst: Bool
  /// The suspects that something points to, in words.
  let suspects: [String]
  /// The suspect that makes up most of `other` and has an injection of its own that was not given, if
  /// one does.
  let mimic: Mimic?
  /// The treatment that follows when the criterion of a source is met.
  let pathway: (CriterionStatus) -> PathwayChoice
  /// The least probability of a source before its treatment is proposed.
  let floor: Double
  /// The objective of a step.
  let objective: Objective
  /// Whether the pain is recorded as 0 of 10, so that there is nothing to treat.
  let isPainless: Bool

  /// The decision of the rules, given which procedures are allowed.
  func decision(isEligible: (ProcedureID) -> Bool) -> Decision {
    func place(_ index: Int) -> ByProbability<Int> {
      ByProbability(posttest(criteria[index].criterion.source), index)
    }
    let byProbability = criteria.indices.sorted { place($0) < place($1) }.map { criteria[$0] }
    if let status = byProbability.first(where: \.isProlonged) { return .relieved(status) }
    for status in byProbability
    where status.state == .met && !isBelowFloor(status) && !isPainless {
      if let pathway = pathway(status).pathway { return .confirmed(status, pathway) }
    }
    let isOther = isOtherFirst || (posttest(.other) > 0.5 && !suspects.isEmpty)
    if isOther, let mimic, isEligible(mimic.procedure) { return .mimic(mimic) }
    if isOtherFirst, objective != .netBenefit { return .investigate(.otherFirst) }
    if posttest(.other) > 0.5, !suspects.isEmpty {
      return .investigate(.otherWithSuspect(suspects))
    }
    // Net benefit knows by itself what a begun confirmation and a repeat are worth.
    if objective == .netBenefit { return .open }
    for status in byProbability where status.isBegun && !status.isClosed {
      if let procedure = status.positives.last?.procedure, isEligible(procedure) {
        return .confirm(status, procedure)
      }
    }
    // A block that never tested its target leaves the question where it was.
    if let status = byProbability.first, status.state == .indeterminate, !status.isClosed,
      let procedure = status.criterion.procedures.first(where: isEligible)
    {
      return .again(status, procedure)
    }
    return .open
  }

  /// Why criteria that are met lead to no treatment.
  var withheld: [Recommendation.Reason] {
    criteria.filter { $0.state == .met }.flatMap { status -> [Recommendation.Reason] in
      let source = status.criterion.source
      let choice = pathway(status)
      let barred = choice.reasons(for: source)
      guard isBelowFloor(status), let pathway = choice.barred.first?.pathway ?? choice.pathway
      else { return choice.pathway == nil ? barred : [] }
      let found = Probability(clamping: posttest(source))
      return [
        isElsewhere(status)
          ? .elsewhere(
            source, found, there: Probability(clamping: confirmed(status)), pathway: pathway.title)
          : .belowFloor(
            source, found, floor: Probability(clamping: floor), pathway: pathway.title)
      ] + barred
    }
  }

  /// Whether a source is probable enough for a treatment, but most of that is not where its criterion was
  /// met.
  func isElsewhere(_ status: CriterionStatus) -> Bool {
    let posttest = posttest(status.criterion.source)
    return floor > 0 && status.state == .met && posttest >= floor
      && confirmed(status) < posttest / 2
  }

  private func isBelowFloor(_ status: CriterionStatus) -> Bool {
    posttest(status.criterion.source) < floor || isElsewhere(status)
  }
}

extension DecisionRules.Decision {
  /// The procedure that the rules require, whatever its expected information.
  var forced: ProcedureID? {
    switch self {
    case .confirm(_, let procedure), .again(_, let procedure): procedure
    case .mimic(let mimic): mimic.procedure
    case .relieved, .confirmed, .investigate, .open: nil
    }
  }
}

extension CriterionStatus {
  /// Whether some blocks were positive, and not yet enough.
  var isBegun: Bool { if case .begun = state { true } else { false } }
}

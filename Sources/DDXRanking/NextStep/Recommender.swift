import DDXCore
import DDXInference

/// Decides what to do next from a workup: gate, criteria, then information against burden.
struct Recommender {
  let rules: ClinicalProtocol
  let next: NextStepRules
  let vocabulary: Vocabulary
  let maker: WorkupMaker

  /// The recommendation for a workup.
  ///
  /// The workup is the profile worked up without candidate placements. With `looksAhead` it also
  /// says what each outcome would mean; with `asks` what is worth asking, first where the protocol asks
  /// first.
  func recommendation(
    for workup: Workup, candidates: [Candidate], safety: SafetyVerdict, looksAhead: Bool,
    asks: Bool
  ) throws(RankingError) -> Recommendation {
    let criteria = rules.criteria.map { CriterionStatus($0, profile: workup.profile) }
    var draft = RecommendationDraft(
      lambda: next.lambda.value, isConditional: safety.isConditional,
      criteria: criteria, objective: next.objective)
    if safety.verdict == .stop {
      draft.kind = .stop
      draft.reasons = [.safety]
      return draft.recommendation
    }
    if safety.holdsNeedle {
      draft.kind = .investigate
      draft.target = .other
      draft.reasons = [.checkFirst(safety.checks.filter(\.holdsNeedle).map(\.suspicion))]
      return draft.recommendation
    }
    let decisions = decisionRules(criteria, workup: workup, candidates: candidates)
    let offers = try self.offers(workup, candidates, criteria, decisions)
    draft.refused = offers.refused
    var options = offers.options
    switch decisions.decision(
      isEligible: { procedure in options.contains { $0.procedure == procedure } })
    {
    case .relieved(let status):
      draft.target = status.criterion.source
      draft.reasons = [
        .prolonged(
          status.criterion.source, rule: status.criterion.text,
          citation: status.criterion.citation)
      ]
      return draft.recommendation
    case .confirmed(let status, let pathway):
      draft.follow(pathway, of: status, posttest: confirmed(status, candidates))
      draft.reasons += decisions.pathway(status).reasons(for: status.criterion.source)
      if vocabulary.isNeedle(pathway) {
        draft.unrecorded = BeforeNeedle.unrecorded(in: workup.profile)
      }
      return draft.recommendation
    case .investigate(let reason):
      draft.kind = .investigate
      draft.target = .other
      draft.reasons = [reason]
    case .confirm(let status, let procedure):
      draft.reasons = [
        .confirmation(
          status.criterion.source, positive: status.positives.count,
          needed: status.criterion.blocks, rule: status.criterion.text,
          citation: status.criterion.citation)
      ]
      if let index = options.firstIndex(where: { $0.procedure == procedure }) {
        draft.choose(options.remove(at: index))
      }
    case .mimic(let mimic):
      draft.reasons = [.mimicFirst(suspect: mimic.title)]
      if let index = options.firstIndex(where: { $0.procedure == mimic.procedure }) {
        draft.choose(options.remove(at: index))
      }
    case .again(let status, let procedure):
      draft.reasons = [.toldNothing(status.criterion.source)]
      if let index = options.firstIndex(where: { $0.procedure == procedure }) {
        draft.choose(options.remove(at: index))
      }
    case .open:
      let isOther = decisions.isOtherFirst && next.objective == .netBenefit
      if looksAhead {
        draft.thresholds =
          ThresholdSearch(
            offers, utility: next.utility, otherwise: isOther ? .investigate : .observe
          )?.thresholds ?? []
      }
      if let best = options.first, best.value > 0 {
        draft.reasons = reasons(for: best, criteria)
        draft.choose(options.removeFirst())
      } else if isOther {
        draft.kind = .investigate
        draft.target = .other
        draft.reasons = [.otherFirst]
      } else {
        draft.reasons = criteria.filter { $0.state == .failedConfirmation }.map {
          .confirmationFailed(
            $0.criterion.source, rule: $0.criterion.text, citation: $0.criterion.citation)
        }
        draft.reasons.append(
          workup.profile.pain.isAbsent ? .painless : .nothingWorthwhile)
      }
    }
    draft.reasons = decisions.withheld + draft.reasons
    draft.alternatives = options
    if draft.option != nil { draft.unrecorded = BeforeNeedle.unrecorded(in: workup.profile) }
    if asks { try ask(workup: workup, offers: offers, criteria: criteria, &draft) }
    if looksAhead, let option = draft.option {
      draft.outcomes = try OutcomeForecast(
        recommender: self, workup: offers.refined, option: option
      ).outcomes(safety: safety)
    }
    return draft.recommendation
  }

  /// The offers and their values.
  private func offers(
    _ workup: Workup, _ candidates: [Candidate], _ criteria: [CriterionStatus],
    _ decisions: DecisionRules
  ) throws(RankingError) -> Offers {
    try Offers(
      workup: workup, candidates: candidates, rules: rules, next: next, maker: maker,
      criteria: criteria,
      pathway: { decisions.isElsewhere($0) ? nil : decisions.pathway($0).pathway })
  }

  /// Adds the questions worth asking, and puts them first if the protocol asks first.
  private func ask(
    workup: Workup, offers: Offers, criteria: [CriterionStatus],
    _ draft: inout RecommendationDraft
  ) throws(RankingError) {
    let asking = Asking(
      questions: FreeQuestions(workup: workup, vocabulary: vocabulary, maker: maker),
      workup: workup, offers: offers, next: next, vocabulary: vocabulary, maker: maker)
    guard let threshold = next.askFrom?.value else {
      draft.questions = [asking.mostTelling].compactMap { $0 }
      return
    }
    let details = try BlockQuestions(
      workup: workup, offers: offers, next: next,
      offering: { (later: Workup) throws(RankingError) in
        let candidates = Explainer(
          workup: later, other: maker.other.table, explains: false
        ).candidates(titles: [:])
        let criteria = rules.criteria.map { CriterionStatus($0, profile: later.profile) }
        return try self.offers(
          later, candidates, criteria,
          decisionRules(criteria, workup: later, candidates: candidates))
      }, maker: maker
    ).questions(criteria: criteria)
    let found = details + asking.questions(before: draft.option, from: threshold)
    guard let first = found.first else { return }
    draft.questions = found
    draft.provisional = draft.kind
    draft.kind = .ask
    let isWorthIt = first.value >= threshold || !details.isEmpty
    if let target = draft.option?.target, !isWorthIt {
      draft.reasons.insert(.examineFirst(target), at: 0)
    } else {
      draft.reasons.insert(.askFirst, at: 0)
    }
  }

  /// Why an option is chosen that no rule asks for.
  private func reasons(
    for option: Recommendation.Option, _ criteria: [CriterionStatus]
  ) -> [Recommendation.Reason] {
    guard next.objective == .netBenefit else { return [.mostInformative] }
    let best = Recommendation.Reason.mostBeneficial(option.target, value: option.value)
    guard let status = criteria.first(where: { $0.criterion.source == option.target }),
      status.criterion.procedures.contains(option.procedure)
    else { return [best] }
    if status.isBegun {
      return [
        .confirmation(
          status.criterion.source, positive: status.positives.count,
          needed: status.criterion.blocks, rule: status.criterion.text,
          citation: status.criterion.citation), best,
      ]
    }
    return status.state == .indeterminate
      ? [.toldNothing(status.criterion.source), best] : [best]
  }

  private func posttest(_ source: SourceID, _ candidates: [Candidate]) -> Probability {
    candidates.first { $0.source == source }?.posttest ?? .zero
  }

  private func confirmed(_ status: CriterionStatus, _ candidates: [Candidate]) -> Probability {
    candidates.first { $0.source == status.criterion.source }?.posttest(at: status.place)
      ?? .zero
  }

  private func decisionRules(
    _ criteria: [CriterionStatus], workup: Workup, candidates: [Candidate]
  ) -> DecisionRules {
    let other = candidates.first { $0.source == .other }
    return DecisionRules(
      criteria: criteria, posttest: { posttest($0, candidates).value },
      confirmed: { confirmed($0, candidates).value },
      isOtherFirst: other?.rank == 1, suspects: other?.notableSuspects.map(\.suspect.title) ?? [],
      mimic: other?.mimic?.notGiven(to: workup.profile),
      pathway: { status in
        PathwayChoice(
          workup.assembly.pathways(of: status.criterion.source), for: workup.implied,
          confirmedBy: status.treated, vocabulary: vocabulary)
      },
      floor: next.floor?.value ?? 0, objective: next.objective,
      isPainless: workup.profile.pain.isAbsent)
  }
}

extension NetworkAssembler.Assembly {
  /// The pathways when a source is confirmed or excluded.
  func pathways(of source: SourceID) -> [Pathway] {
    sources.first { $0.id == source }?.assessment?.pathways ?? []
  }
}

extension Pathway {
  /// The success rate for the selection that a criterion makes: as many blocks, as much relief,
  /// or the nearest weaker selection that was studied.
  func success(for criterion: Criterion) -> Success? {
    successes.filter {
      $0.blocks == criterion.blocks && $0.relief <= criterion.relief.percent
    }.max { $0.relief < $1.relief }
      ?? successes.filter { $0.blocks < criterion.blocks && $0.blocks > 0 }
      .max { ($0.blocks, $0.relief) < ($1.blocks, $1.relief) }
  }
}

/// A recommendation while it is being made.
struct RecommendationDraft {
  var kind = Recommendation.Kind.observe
  var option: Recommendation.Option?
  var pathway: Pathway?
  var target: SourceID?
  var success: Pathway.Success?
  var outcomes: [Recommendation.Outcome] = []
  var reasons: [Recommendation.Reason] = []
  var alternatives: [Recommendation.Option] = []
  var refused: [(procedure: ProcedureID, target: SourceID, reason: Recommendation.Refusal)] = []
  var thresholds: [Recommendation.Threshold] = []
  var questions: [Recommendation.Question] = []
  var provisional: Recommendation.Kind?
  var unrecorded: [BeforeNeedle] = []
  let objective: Objective
  let lambda: Double
  let isConditional: Bool
  let criteria: [CriterionStatus]

  init(
    lambda: Double, isConditional: Bool, criteria: [CriterionStatus], objective: Objective
  ) {
    self.objective = objective
    self.lambda = lambda
    self.isConditional = isConditional
    self.criteria = criteria
  }

  mutating func follow(_ pathway: Pathway, of status: CriterionStatus, posttest: Probability) {
    let criterion = status.criterion
    kind = .pathway
    target = criterion.source
    self.pathway = pathway
    success = pathway.success(for: criterion)
    reasons = [
      .criterionMet(criterion.source, rule: criterion.text, citation: criterion.citation)
    ]
    if posttest.value < 0.5 { reasons.append(.pathwayBelowHalf(criterion.source, posttest)) }
  }

  mutating func choose(_ option: Recommendation.Option) {
    kind = .procedure
    self.option = option
    target = option.target
  }

  var recommendation: Recommendation {
    Recommendation(
      kind: kind, option: option, pathway: pathway, target: target, success: success,
      outcomes: outcomes, reasons: reasons, thresholds: thresholds, alternatives: alternatives,
      refused: refused, questions: questions, provisional: provisional, objective: objective,
      lambda: lambda, isConditional: isConditional, criteria: criteria,
      unrecorded: unrecorded)
  }
}

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
  /// says what each outcome would mean, and what could be asked.
  func recommendation(
    for workup: Workup, candidates: [Candidate], safety: SafetyVerdict, looksAhead: Bool
  ) throws(RankingError) -> Recommendation {
    let criteria = rules.criteria.map { CriterionStatus($0, profile: workup.profile) }
    var draft = RecommendationDraft(
      lambda: next.lambda.value, isConditional: safety.verdict == .notAssessed,
      criteria: criteria)
    if safety.verdict == .stop {
      draft.kind = .stop
      draft.reasons = [.safety]
      return draft.recommendation
    }
    if looksAhead {
      draft.freeNext = FreeQuestions(workup: workup, vocabulary: vocabulary, maker: maker).best
    }
    let offers = try Offers(
      workup: workup, candidates: candidates, rules: rules, next: next, maker: maker,
      criteria: criteria)
    draft.refused = offers.refused
    if settle(&draft, criteria: criteria, workup: workup, candidates: candidates) {
      return draft.recommendation
    }
    if let reason = pointsElsewhere(candidates) {
      draft.kind = .investigate
      draft.target = .other
      draft.reasons = [reason]
      draft.alternatives = offers.options
      return draft.recommendation
    }
    var options = offers.options
    if let (status, index) = begunConfirmation(criteria, candidates: candidates, options) {
      draft.reasons = [
        .confirmation(
          status.criterion.source, positive: status.positives.count,
          needed: status.criterion.blocks, rule: status.criterion.text,
          citation: status.criterion.citation)
      ]
      let chosen = options.remove(at: index)
      draft.choose(chosen)
    } else if let best = options.first, best.value > 0 {
      draft.reasons = [.mostInformative]
      options.removeFirst()
      draft.choose(best)
    } else {
      draft.kind = .observe
      draft.reasons = [.nothingWorthwhile]
    }
    draft.alternatives = options
    if looksAhead, let option = draft.option {
      draft.outcomes = try OutcomeForecast(recommender: self, workup: workup, option: option)
        .outcomes(safety: safety)
    }
    return draft.recommendation
  }

  /// Settles a recommendation by a criterion that is met, the most probable source first.
  private func settle(
    _ draft: inout RecommendationDraft, criteria: [CriterionStatus], workup: Workup,
    candidates: [Candidate]
  ) -> Bool {
    func posttest(_ status: CriterionStatus) -> Probability {
      candidates.first { $0.source == status.criterion.source }?.posttest ?? .zero
    }
    let prolonged = criteria.filter(\.isProlonged)
    if let status = prolonged.max(by: { posttest($0) < posttest($1) }) {
      draft.kind = .observe
      draft.target = status.criterion.source
      draft.reasons = [
        .prolonged(
          status.criterion.source, rule: status.criterion.text,
          citation: status.criterion.citation)
      ]
      return true
    }
    let met = criteria.filter { $0.state == .met }
    guard let status = met.max(by: { posttest($0) < posttest($1) }) else { return false }
    let source = status.criterion.source
    let pathways =
      workup.assembly.sources.first { $0.id == source }?.assessment?.pathways ?? []
    guard let pathway = pathways.first(where: { $0.condition == .confirmed }) else {
      return false
    }
    draft.kind = .pathway
    draft.target = source
    draft.pathway = pathway
    draft.success = pathway.success(for: status.criterion)
    draft.reasons = [
      .criterionMet(source, rule: status.criterion.text, citation: status.criterion.citation)
    ]
    if posttest(status).value < 0.5 {
      draft.reasons.append(.pathwayBelowHalf(source, posttest(status)))
    }
    return true
  }

  /// Whether another source than those assessed must be looked for first.
  private func pointsElsewhere(_ candidates: [Candidate]) -> Recommendation.Reason? {
    guard let other = candidates.first(where: { $0.source == .other }) else { return nil }
    if other.rank == 1 { return .otherFirst }
    let suspects = other.suspects.map(\.suspect.title)
    return other.posttest.value > 0.5 && !suspects.isEmpty ? .otherWithSuspect(suspects) : nil
  }

  /// A confirmation that was begun, with the option that would finish it.
  private func begunConfirmation(
    _ criteria: [CriterionStatus], candidates: [Candidate], _ options: [Recommendation.Option]
  ) -> (CriterionStatus, Int)? {
    let begun = criteria.filter {
      if case .begun = $0.state { !$0.isClosed } else { false }
    }.sorted { left, right in
      func posttest(_ status: CriterionStatus) -> Probability {
        candidates.first { $0.source == status.criterion.source }?.posttest ?? .zero
      }
      return posttest(left) > posttest(right)
    }
    for status in begun {
      let procedure = status.positives.last?.procedure
      if let index = options.firstIndex(where: { $0.procedure == procedure }) {
        return (status, index)
      }
    }
    return nil
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
  var freeNext: Recommendation.FreeQuestion?
  let lambda: Double
  let isConditional: Bool
  let criteria: [CriterionStatus]

  init(lambda: Double, isConditional: Bool, criteria: [CriterionStatus]) {
    self.lambda = lambda
    self.isConditional = isConditional
    self.criteria = criteria
  }

  mutating func choose(_ option: Recommendation.Option) {
    kind = .procedure
    self.option = option
    target = option.target
  }

  var recommendation: Recommendation {
    Recommendation(
      kind: kind, option: option, pathway: pathway, target: target, success: success,
      outcomes: outcomes, reasons: reasons, alternatives: alternatives, refused: refused,
      freeNext: freeNext, lambda: lambda, isConditional: isConditional, criteria: criteria)
  }
}

import DDXCore
import DDXInference

/// Unrecorded facts of blocks that would change the step.
///
/// Each answer is evaluated by working out the profile with it.
struct BlockQuestions {
  let workup: Workup
  let offers: Offers
  let next: NextStepRules
  /// The offers for a profile with additional facts about its blocks.
  let offering: (Workup) throws(RankingError) -> Offers
  let maker: WorkupMaker

  /// The details that are worth the asking, most valuable first.
  func questions(criteria: [CriterionStatus]) throws(RankingError) -> [Recommendation.Question] {
    guard let threshold = next.askFrom?.value, let model = workup.blocks?.model else { return [] }
    var questions: [Recommendation.Question] = []
    for (index, block) in workup.profile.blocks.enumerated() {
      for detail in missing(of: block, model, criteria) {
        let question = try question(on: detail, ofBlock: index, block, model)
        if question.value >= threshold || question.changesStep { questions.append(question) }
      }
    }
    return questions.sorted { $0.value > $1.value }
  }

  /// Unrecorded facts that a criterion or the likelihood would use.
  private func missing(
    of block: DiagnosticBlock, _ model: BlockModel, _ criteria: [CriterionStatus]
  ) -> [Recommendation.Question.BlockDetail] {
    guard model.weighs(block.procedure), block.provocation == nil else { return [] }
    let criterion = criteria.first { $0.criterion.procedures.contains(block.procedure) }?.criterion
    guard let relief = block.reliefRange else { return [.relief] }
    var details: [Recommendation.Question.BlockDetail] = []
    let isShort = criterion.map { relief.reaches($0.relief) != true } ?? false
    if isShort, block.vascularUptake == nil, model.prior(of: block.procedure) > 0,
      !model.isPlain(block.procedure)
    {
      details.append(.vascularUptake)
    }
    if block.agents.isEmpty, criterion != nil, !isShort { details.append(.agent) }
    return details
  }

  private func question(
    on detail: Recommendation.Question.BlockDetail, ofBlock index: Int, _ block: DiagnosticBlock,
    _ model: BlockModel
  ) throws(RankingError) -> Recommendation.Question {
    var answers: [Recommendation.Question.Answer] = []
    var weights: [Double] = []
    var worths: [Double] = []
    for (word, prior, known) in variants(of: detail, block, model) {
      var blocks = workup.profile.blocks
      blocks[index] = known
      let profile = workup.profile.with(blocks: blocks)
      let later = try maker.workup(profile, on: workup.findings)
      let offers = try offering(later)
      let standing = later.standings[0]
      let weight = prior * exponential(later.posterior.logEvidence - workup.posterior.logEvidence)
      weights.append(weight)
      worths.append(worth(of: later, offers))
      answers.append(
        Recommendation.Question.Answer(
          word: word, probability: Probability(clamping: weight),
          leading: (standing.source, standing.posttest),
          next: offers.strategies.map { $0.next(offers) }))
    }
    let total = weights.reduce(0, +)
    let expected = zip(weights, worths).reduce(0) { $0 + $1.0 * $1.1 } / total
    return Recommendation.Question(
      subject: .block(detail, block.procedure, on: block.when),
      value: max(expected - worth(of: workup, offers), 0),
      answers: zip(answers, weights).map { answer, weight in
        .init(
          word: answer.word, probability: Probability(clamping: weight / total),
          leading: answer.leading, next: answer.next)
      })
  }

  /// What is known so far is worth: the best strategy, or what is not left open.
  private func worth(of workup: Workup, _ offers: Offers) -> Double {
    if let strategies = offers.strategies { return strategies.best()?.value ?? 0 }
    return -Information.entropy(workup.posterior.joint, subsets: workup.posterior.subsets)
  }

  /// The block with each answer, and how probable the answer is before the block is weighed; for a
  /// relief that comes with the weighing, and for a drug the two kinds are taken as equally frequent.
  private func variants(
    of detail: Recommendation.Question.BlockDetail, _ block: DiagnosticBlock, _ model: BlockModel
  ) -> [(word: String, prior: Double, block: DiagnosticBlock)] {
    switch detail {
    case .relief:
      let bands: [(String, Double)] = [("below 50", 25), ("50 to 79", 65), ("80 or more", 90)]
      return bands.map { word, percent in
        (word, 1, block.with(relief: try? Relief(percent: percent)))
      }
    case .vascularUptake:
      let prior = model.prior(of: block.procedure)
      return [
        ("seen", prior, block.with(uptake: .seen)),
        ("not seen", 1 - prior, block.with(uptake: .notSeen, contrast: .live)),
      ]
    case .agent:
      return [
        ("lidocaine", 0.5, block.with(agent: .lidocaine)),
        ("bupivacaine", 0.5, block.with(agent: .bupivacaine)),
      ]
    }
  }
}

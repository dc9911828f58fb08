import DDXCore
import DDXInference

/// The optimal decision tree to a depth, by exact expectimax.
///
/// Where the objective is information, the value of an injection is I(S; outcome) - lambda burden, and
/// that of a tree the expected sum; doing nothing is worth 0. Where it is net benefit, an injection
/// costs its burden, treating is worth what it is expected to bring, and where the plan looks no further
/// the best strategy from there counts. At every place the same rules decide as in a ranking: a
/// criterion that is met or relief that lasts ends the branch; otherwise the best injection is chosen.
/// What all injections together can tell is at most H(S), and no plan can bring more than every right
/// source treated: that bounds a branch from above and prunes it.
final class Planner {
  private let recommender: Recommender
  /// The profile at the start, with what its findings imply: what forbids a treatment.
  private let patient: ClinicalProfile
  private let panels: Panels
  private let model: BlockModel
  private let sources: [SourceID]
  private let suspects: [String]
  /// The part of `other` that each suspect is, before anything more is known.
  private let parts: [String: Double]
  /// The part of each source that is where its criterion was met at the start, 0 … 1.
  private let confirmedParts: [SourceID: Double]
  /// The likeliest suspect that has an injection of its own.
  private let mimic: Mimic?
  private let pathways: [SourceID: [Pathway]]
  private let options: [(option: Recommendation.Option, instrument: Int)]
  /// The bits of `other` and of what was not assessed, which counts as `other`.
  private let hidden: Int
  private var known: [[Int]: Numbers] = [:]
  private(set) var visited = 0

  /// The evidence of the panel after some readings, in any order.
  private struct Numbers {
    let total: Double
    let entropy: Double
    let marginals: [Double]
    /// The expected information of each option; empty if the objective is net benefit.
    let information: [Double]
    let readings: [Reading]
  }

  /// A tree below one place.
  struct Tree {
    var step: Plan.Step
    var value = 0.0
    var injections = 0.0
    var confirmed = 0.0
  }

  /// Prepares the search; nil where the protocol has no model of blocks.
  ///
  /// The profile is worked up with the options as candidates, in their order. The options are all
  /// there are, eligible or not at the root.
  init?(
    recommender: Recommender, refined: Workup, options: [Recommendation.Option],
    candidates: [Candidate], criteria: [CriterionStatus]
  ) {
    guard let blocks = refined.blocks else { return nil }
    self.recommender = recommender
    self.patient = refined.implied
    self.panels = blocks.panels
    self.model = blocks.model
    self.sources = refined.assembly.sources.map(\.id)
    let other = candidates.first { $0.source == .other }
    self.suspects = other?.notableSuspects.map(\.suspect.title) ?? []
    self.parts = other?.parts ?? [:]
    self.mimic = other?.mimic
    var confirmedParts: [SourceID: Double] = [:]
    for status in criteria where status.state == .met {
      let source = status.criterion.source
      guard let candidate = candidates.first(where: { $0.source == source }),
        candidate.posttest > .zero
      else { continue }
      confirmedParts[source] =
        candidate.posttest(at: status.place).value / candidate.posttest.value
    }
    self.confirmedParts = confirmedParts
    self.options = zip(options, blocks.candidates).map { ($0, $1.instrument) }
    self.hidden = refined.assembly.sources.indices.reduce(0) { bits, index in
      let source = refined.assembly.sources[index]
      return source.assessment == nil || source.id == .other ? bits | 1 << index : bits
    }
    var pathways: [SourceID: [Pathway]] = [:]
    for source in sources { pathways[source] = refined.assembly.pathways(of: source) }
    self.pathways = pathways
  }

  /// The best tree from a place; where a first procedure is given, the best that begins with it.
  func tree(
    profile: ClinicalProfile, readings: [Reading], depth: Int, first: ProcedureID? = nil
  ) throws(RankingError) -> Tree {
    visited += 1
    let numbers = try numbers(after: readings)
    let criteria = recommender.rules.criteria.map { CriterionStatus($0, profile: profile) }
    let eligible = eligible(profile: profile, criteria: criteria, numbers: numbers)
    let rules = DecisionRules(
      criteria: criteria, posttest: { self.posttest($0, numbers) },
      confirmed: { self.confirmed($0, numbers) },
      isOtherFirst: leading(numbers).source == .other, suspects: suspects,
      mimic: mimic?.notGiven(to: profile),
      pathway: { status in
        PathwayChoice(
          self.pathways[status.criterion.source] ?? [], for: self.patient,
          confirmedBy: status.treated, vocabulary: self.recommender.vocabulary)
      },
      floor: recommender.next.floor?.value ?? 0, objective: recommender.next.objective,
      isPainless: profile.pain.isAbsent)
    let decision = rules.decision { procedure in
      eligible.contains { options[$0].option.procedure == procedure }
    }
    switch decision {
    case .relieved(let status): return Tree(step: .relieved(status.criterion.source))
    case .confirmed(let status, let pathway):
      return Tree(
        step: .confirmed(status.criterion.source, pathway: pathway.id),
        value: worth(of: pathway, status, numbers), confirmed: 1)
    case .investigate: return Tree(step: .investigate)
    case .confirm, .again, .mimic, .open: break
    }
    guard depth > 0 else {
      // An injection that the rules ask for costs what it costs, whatever follows.
      if isBenefit, let procedure = decision.forced,
        let forced = eligible.first(where: { options[$0].option.procedure == procedure })
      {
        return Tree(step: .horizon, value: -cost(of: forced))
      }
      return Tree(
        step: .horizon,
        value: try outlook(criteria: criteria, eligible: eligible, numbers))
    }
    if let procedure = decision.forced ?? first,
      let forced = eligible.first(where: { options[$0].option.procedure == procedure })
    {
      return try branches(
        forced, profile: profile, readings: readings, numbers: numbers, depth: depth)
    }
    let ordered = eligible.map { ($0, value(of: $0, numbers)) }.sorted {
      left, right in
      isBetter(left.0, left.1, right.0, right.1)
    }
    var best = Tree(step: .observe)
    var bestChoice: Int?
    for (choice, immediate) in ordered {
      let bound =
        isBenefit
        ? mostBenefit - cost(of: choice)
        : depth > 1 ? numbers.entropy - lambda * options[choice].option.burden : immediate
      guard bound > best.value else { continue }
      let tree = try branches(
        choice, profile: profile, readings: readings, numbers: numbers, depth: depth)
      let wins =
        bestChoice.map { isBetter(choice, tree.value, $0, best.value) } ?? (tree.value > 0)
      if wins {
        best = tree
        bestChoice = choice
      }
    }
    return best
  }

  private var lambda: Double { recommender.next.lambda.value }
  private var isBenefit: Bool { recommender.next.objective == .netBenefit }

  /// The value of an injection by itself: under net benefit, its cost.
  private func value(of choice: Int, _ numbers: Numbers) -> Double {
    isBenefit
      ? -cost(of: choice) : numbers.information[choice] - lambda * options[choice].option.burden
  }

  private func cost(of choice: Int) -> Double {
    (recommender.next.utility?.burden.value ?? 0) * options[choice].option.burden
  }

  /// The greatest benefit that any pathway may bring.
  private var mostBenefit: Double {
    recommender.next.utility?.benefits.map(\.value.value).max() ?? 1
  }

  /// The expected value of treating a source; 0 if the objective is information.
  private func worth(
    of pathway: Pathway, _ status: CriterionStatus, _ numbers: Numbers
  ) -> Double {
    guard isBenefit, let utility = recommender.next.utility else { return 0 }
    let right = posttest(status.criterion.source, numbers)
    let benefit =
      utility.benefit(of: pathway.id) ?? pathway.success(for: status.criterion)?.value.value ?? 0
    return right * benefit - (1 - right) * utility.harm.value
  }

  /// The value of the best strategy from a place, beyond the depth of the plan.
  private func outlook(
    criteria: [CriterionStatus], eligible: [Int], _ numbers: Numbers
  ) throws(RankingError) -> Double {
    guard isBenefit, let utility = recommender.next.utility else { return 0 }
    let choices = eligible.compactMap { index -> Strategies.Choice? in
      let (option, instrument) = options[index]
      guard
        let status = criteria.first(where: {
          $0.criterion.source == option.target
            && $0.criterion.procedures.contains(option.procedure)
        }), status.missing > 0, let source = sources.firstIndex(of: option.target),
        let pathway = PathwayChoice(
          pathways[option.target] ?? [], for: patient, confirmedBy: status.treated,
          vocabulary: recommender.vocabulary
        ).pathway
      else { return nil }
      return .init(
        option: index, instrument: instrument, procedure: option.procedure,
        burden: option.burden, status: status, source: source, pathway: pathway)
    }
    return try Strategies(
      choices, panels: panels, after: numbers.readings, model: model,
      floor: recommender.next.floor?.value ?? 0, depth: 1, utility: utility
    ).best()?.value ?? 0
  }

  /// Higher value first; within 1e-9 the lower burden, then the id.
  private func isBetter(_ left: Int, _ leftValue: Double, _ right: Int, _ rightValue: Double)
    -> Bool
  {
    if abs(leftValue - rightValue) > 1e-9 { return leftValue > rightValue }
    let (a, b) = (options[left].option, options[right].option)
    if a.burden != b.burden { return a.burden < b.burden }
    return a.procedure < b.procedure
  }

  private func branches(
    _ choice: Int, profile: ClinicalProfile, readings: [Reading], numbers: Numbers, depth: Int
  ) throws(RankingError) -> Tree {
    let (option, instrument) = options[choice]
    let observed = model.observableOutcomes(of: option.procedure)
    let criteria = recommender.rules.criteria.map { CriterionStatus($0, profile: profile) }
    let eligibility = Eligibility(
      rules: recommender.rules, next: recommender.next, profile: profile, implied: patient,
      criteria: criteria)
    let now = option.renewed(
      agent: criteria.first { $0.criterion.procedures.contains(option.procedure) }?.nextAgent
        ?? option.agent,
      earliest: eligibility.earliest(for: option.procedure),
      information: isBenefit ? option.information : numbers.information[choice],
      value: value(of: choice, numbers))
    var tree = Tree(step: .observe, value: now.value, injections: 1)
    var branches: [Plan.Branch] = []
    for range in observed {
      let later = readings + [Reading(instrument: instrument, outcomes: range)]
      let after = try self.numbers(after: later)
      let probability = after.total / numbers.total
      let block = now.block(showing: range, of: observed, model: model, after: profile)
      let below = try self.tree(
        profile: profile.adding(block), readings: later, depth: depth - 1)
      tree.value += probability * below.value
      tree.injections += probability * below.injections
      tree.confirmed += probability * below.confirmed
      branches.append(
        Plan.Branch(
          bands: model.bands(of: range, procedure: option.procedure),
          probability: Probability(clamping: probability), leading: leading(after),
          step: below.step))
    }
    tree.step = .procedure(now, branches: branches)
    return tree
  }

  private func numbers(after readings: [Reading]) throws(RankingError) -> Numbers {
    let key = readings.map {
      $0.instrument * 64 + $0.outcomes.lowerBound * 8 + $0.outcomes.upperBound
    }.sorted()
    if let numbers = known[key] { return numbers }
    let state = try panels.state(ranking: readings)
    var information: [Double] = []
    for choice in isBenefit ? [] : options {
      information.append(
        try panels.outlook(ranking: [choice.instrument], after: readings).information(
          instrument: choice.instrument,
          outcomes: model.observableOutcomes(of: choice.option.procedure)))
    }
    let numbers = Numbers(
      total: state.total,
      entropy: Information.entropy(
        state.weights.map { $0 / state.total }, subsets: state.panel.subsets),
      marginals: sources.indices.map { index in
        if sources[index] == .other { return state.probability(ofAny: hidden) }
        return hidden & 1 << index == 0 ? state.probability(ofAny: 1 << index) : 0
      },
      information: information, readings: readings)
    known[key] = numbers
    return numbers
  }

  private func posttest(_ source: SourceID, _ numbers: Numbers) -> Double {
    sources.firstIndex(of: source).map { numbers.marginals[$0] } ?? 0
  }

  /// The probability that a source hurts where its criterion was met.
  ///
  /// A plan does not follow places: what was met at the start keeps the part that it had there, and blocks
  /// of the plan go where the pain most probably is.
  private func confirmed(_ status: CriterionStatus, _ numbers: Numbers) -> Double {
    posttest(status.criterion.source, numbers) * (confirmedParts[status.criterion.source] ?? 1)
  }

  private func leading(_ numbers: Numbers) -> (source: SourceID, posttest: Probability) {
    func place(_ index: Int) -> ByProbability<SourceID> {
      ByProbability(numbers.marginals[index], sources[index])
    }
    let best = sources.indices.min { place($0) < place($1) }
    return best.map { (sources[$0], Probability(clamping: numbers.marginals[$0])) }
      ?? (.other, .zero)
  }

  private func eligible(
    profile: ClinicalProfile, criteria: [CriterionStatus], numbers: Numbers
  ) -> [Int] {
    let eligibility = Eligibility(
      rules: recommender.rules, next: recommender.next, profile: profile, implied: patient,
      criteria: criteria)
    return options.indices.filter { index in
      let option = options[index].option
      // Under net benefit a result that no criterion counts only costs.
      if isBenefit, option.suspect == nil,
        !criteria.contains(where: {
          $0.criterion.source == option.target
            && $0.criterion.procedures.contains(option.procedure)
        })
      {
        return false
      }
      return eligibility.refusal(
        of: option.procedure, target: option.target,
        posttest: Probability(clamping: posttest(option, numbers))) == nil
    }
  }

  /// The probability of what an option is aimed at; of a suspect as its part of `other` was.
  private func posttest(_ option: Recommendation.Option, _ numbers: Numbers) -> Double {
    posttest(option.target, numbers) * (option.suspect.map { parts[$0] ?? 0 } ?? 1)
  }
}

extension Recommendation.Option {
  /// The same injection at another place in a plan.
  func renewed(
    agent: DiagnosticBlock.Agent?, earliest: CalendarDate?, information: Double, value: Double
  ) -> Recommendation.Option {
    Recommendation.Option(
      procedure: procedure, target: target, suspect: suspect, side: side, levels: levels,
      agent: agent,
      information: information, burden: burden, value: value, discuss: discuss,
      earliest: earliest)
  }
}

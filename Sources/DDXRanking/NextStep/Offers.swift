import DDXCore
import DDXInference

/// The procedures that the modules offer for a workup, each at its most probable place, with what
/// it is expected to tell and what it is worth by the objective of the protocol.
struct Offers {
  /// The eligible ones, most valuable first; ties by burden, then id.
  let options: [Recommendation.Option]
  /// The place of each option among the candidates of the workup.
  let order: [Int]
  /// The others, and why not.
  let refused: [(procedure: ProcedureID, target: SourceID, reason: Recommendation.Refusal)]

  /// What following each option to the end of a criterion is worth to the patient; nil where the
  /// objective is information.
  let strategies: Strategies?
  /// The workup with the placements of the options as those that may come next.
  let refined: Workup

  /// Weighs what may be done.
  ///
  /// With `keepsImprobable`, a procedure whose source is not probable enough yet is listed all the
  /// same, for a plan in which it may become so.
  init(
    workup: Workup, candidates: [Candidate], rules: ClinicalProtocol, next: NextStepRules,
    maker: WorkupMaker, criteria: [CriterionStatus],
    pathway: (CriterionStatus) -> Pathway?, keepsImprobable: Bool = false
  ) throws(RankingError) {
    let eligibility = Eligibility(
      rules: rules, next: next, profile: workup.profile, implied: workup.implied,
      criteria: criteria)
    var refused: [(procedure: ProcedureID, target: SourceID, reason: Recommendation.Refusal)] =
      []
    var wanted:
      [(
        placement: Placement, target: SourceID, suspect: String?, burden: NextStepRules.Burden
      )] = []
    for source in workup.assembly.sources {
      guard let candidate = candidates.first(where: { $0.source == source.id }) else { continue }
      let closure = PathwayChoice.closure(
        workup.assembly.pathways(of: source.id), for: workup.implied, maker.vocabulary)
      let closed = Set(closure?.findings.compactMap(\.level) ?? [])
      for term in source.assessment?.coverage ?? [] where term.isOffered {
        guard maker.blockModel?.weighs(term.procedure) == true,
          let burden = eligibility.burden(of: term.procedure)
        else {
          refused.append((term.procedure, source.id, .noNumbers))
          continue
        }
        if let reason = eligibility.refusal(
          of: term.procedure, target: source.id, posttest: candidate.posttest(of: term))
        {
          refused.append((term.procedure, source.id, candidate.naming(term.suspect, in: reason)))
          guard keepsImprobable, case .improbable = reason else { continue }
        }
        let placement = Self.placement(
          of: term, candidate: candidate, levels: burden.levels, sparing: closed,
          profile: workup.profile,
          confirming: criteria.first {
            $0.criterion.source == source.id && $0.criterion.procedures.contains(term.procedure)
          }?.positives.last,
          kind: maker.blockModel?.vocabulary.procedure(term.procedure)?.levels)
        if next.objective == .netBenefit, let closure, placement.levels.areAll(among: closed) {
          let closing = closure.findings.filter { finding in
            finding.level.map { level in placement.levels.contains { $0.reaches(level) } } ?? false
          }
          let reason = Recommendation.Refusal.leadsNowhere(
            pathway: closure.pathway.title, closing)
          refused.append((term.procedure, source.id, reason))
          continue
        }
        wanted.append((placement, source.id, term.suspect, burden))
      }
    }
    let refined = try maker.workup(workup, offering: wanted.map(\.placement))
    self.refined = refined
    guard let blocks = refined.blocks else {
      self.options = []
      self.order = []
      self.refused = refused
      self.strategies = nil
      return
    }
    self.refused = refused
    let sources = workup.assembly.sources
    func place(_ source: SourceID) -> Int { sources.firstIndex { $0.id == source } ?? 0 }
    var strategies: Strategies?
    if next.objective == .netBenefit, let utility = next.utility {
      let ready = criteria.compactMap { status -> Strategies.Choice? in
        guard status.state == .met, let pathway = pathway(status) else { return nil }
        return .init(
          option: nil, instrument: 0, procedure: status.criterion.procedures[0], burden: 0,
          status: status, source: place(status.criterion.source), pathway: pathway)
      }
      let begun = zip(wanted, blocks.candidates).enumerated().compactMap {
        index, offer -> Strategies.Choice? in
        let status = criteria.first {
          $0.criterion.source == offer.0.target
            && $0.criterion.procedures.contains(offer.0.placement.procedure)
        }
        guard let status, status.missing > 0, let pathway = pathway(status) else { return nil }
        return .init(
          option: index, instrument: offer.1.instrument, procedure: offer.0.placement.procedure,
          burden: offer.0.burden.value.value, status: status, source: place(offer.0.target),
          pathway: pathway)
      }
      strategies = try Strategies(
        ready + begun, panels: blocks.panels, after: blocks.given, model: blocks.model,
        floor: next.floor?.value ?? 0, depth: next.depth, utility: utility)
    }
    self.strategies = strategies
    var options: [Recommendation.Option] = []
    for (index, offer) in zip(wanted, blocks.candidates).enumerated() {
      let (wanted, instrument) = (offer.0, offer.1.instrument)
      let outcomes = blocks.model.observableOutcomes(of: wanted.placement.procedure)
      let outlook = try blocks.panels.outlook(ranking: [instrument], after: blocks.given)
      let information = outlook.information(instrument: instrument, outcomes: outcomes)
      let cost = next.lambda.value * wanted.burden.value.value
      let value =
        switch next.objective {
        case .information: information - cost
        case .targetInformation:
          outlook.information(
            instrument: instrument, outcomes: outcomes, about: place(wanted.target)) - cost
        case .netBenefit:
          strategies?.value(ofOption: index)
            ?? -(next.utility?.burden.value ?? 0) * wanted.burden.value.value
        }
      options.append(
        Recommendation.Option(
          procedure: wanted.placement.procedure, target: wanted.target, suspect: wanted.suspect,
          side: wanted.placement.side, levels: wanted.placement.levels,
          agent: Self.agent(for: wanted.placement.procedure, criteria: criteria),
          information: information, burden: wanted.burden.value.value, value: value,
          discuss: eligibility.holding(for: wanted.placement.procedure)
            .filter { $0.verdict == .discuss },
          earliest: eligibility.earliest(for: wanted.placement.procedure)))
    }
    order = options.indices.sorted { left, right in
      let (a, b) = (options[left], options[right])
      if abs(a.value - b.value) > 1e-9 { return a.value > b.value }
      return a.precedes(b)
    }
    self.options = order.map { options[$0] }
  }

  /// The option that a strategy begins with, or nil if it treats at once.
  func option(of strategy: Strategy) -> Recommendation.Option? {
    strategy.option.flatMap { wanted in order.firstIndex(of: wanted).map { options[$0] } }
  }

  private static func agent(
    for procedure: ProcedureID, criteria: [CriterionStatus]
  ) -> DiagnosticBlock.Agent? {
    criteria.first { $0.criterion.procedures.contains(procedure) }?.nextAgent
  }

  /// The most probable place of a source, as a procedure can reach it: a repeat goes where the
  /// last block of its kind went, a first block spares levels at which no treatment would follow.
  private static func placement(
    of term: CoverageTerm, candidate: Candidate, levels: Int, sparing closed: Set<Level>,
    profile: ClinicalProfile, confirming positive: DiagnosticBlock?, kind: LevelKind?
  ) -> Placement {
    let last = profile.blocks.last { block in
      // A block where it does not hurt tells nothing, and one on the other side than the one that was
      // positive can't confirm it.
      block.procedure == term.procedure && profile.pain.mayComeFrom(block.side)
        && positive?.side.isOpposite(block.side) != true
    }
    if let last {
      return Placement(
        procedure: term.procedure, side: profile.pain.needleSide(after: last.side),
        levels: last.levels)
    }
    let side: Side
    if term.suspect != nil {
      // A suspect has no side of its own: it is where the pain is.
      side = term.matchesSide ? profile.pain.side : .unspecified
    } else if term.matchesSide {
      var weights: [Side: Double] = [:]
      for site in candidate.sites {
        weights[site.site.side, default: 0] += site.posttest.value
      }
      let best = weights.values.max() ?? 0
      let likeliest = weights.filter { $0.value > best - 1e-9 }.map(\.key)
      // Where nothing tells left from right, the side is for the examiner to name: pain of no recorded side
      // is no pain on both.
      let isOpen =
        profile.pain.side == .unspecified
        && (likeliest == [.bilateral]
          || abs((weights[.left] ?? 0) - (weights[.right] ?? 0)) < 1e-9)
      side = likeliest.count == 1 && !isOpen ? likeliest[0] : .unspecified
    } else {
      side = .unspecified
    }
    var levelWeights: [Level: Double] = [:]
    for site in candidate.sites where side.concerns(site.site.side) {
      if let level = site.site.level, level.kind == kind {
        levelWeights[level, default: 0] += site.posttest.value
      }
    }
    let ordered = levelWeights.sorted {
      ByProbability($0.value, -$0.key.order) < ByProbability($1.value, -$1.key.order)
    }
    let open = ordered.filter { !$0.key.isAmong(closed) }
    return Placement(
      procedure: term.procedure, side: side,
      levels: (open.isEmpty ? ordered : open).prefix(levels).map(\.key)
        .sorted { $0.order < $1.order })
  }
}

extension Candidate {
  /// The reason for a refusal, with the suspect that the procedure is aimed at, if one.
  fileprivate func naming(
    _ suspect: String?, in reason: Recommendation.Refusal
  ) -> Recommendation.Refusal {
    guard case .improbable(let posttest, let least) = reason,
      let named = suspects.first(where: { $0.suspect.id == suspect })
    else { return reason }
    return .improbableSuspect(title: named.suspect.title, posttest: posttest, least: least)
  }

  /// How probable it is that what a procedure is aimed at hurts: the source, or a suspect of it.
  fileprivate func posttest(of term: CoverageTerm) -> Probability {
    guard let suspect = term.suspect else { return posttest }
    return suspects.first { $0.suspect.id == suspect }?.posttest ?? .zero
  }
}

extension Recommendation.Option {
  /// Whether it comes before another that is worth as much: the lighter burden, then the id.
  func precedes(_ other: Self) -> Bool {
    burden != other.burden ? burden < other.burden : procedure < other.procedure
  }
}

extension Side {
  /// The place of the side among all.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Level {
  /// The place of the level among all, from the top of the spine.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether it is one of some levels.
  fileprivate func isAmong(_ levels: Set<Level>) -> Bool { levels.contains { reaches($0) } }
}

extension [Level] {
  /// Whether there are some, and each is one of those at which the first treatment is forbidden.
  func areAll(among closed: Set<Level>) -> Bool {
    !isEmpty && allSatisfy { $0.isAmong(closed) }
  }
}

import DDXCore
import DDXInference

/// The procedures that the modules offer for a workup, each at its most probable place, with what
/// it is expected to tell: I(S; outcome | evidence) in bits less lambda times burden.
struct Offers {
  /// The eligible ones, most valuable first; ties by burden, then id.
  let options: [Recommendation.Option]
  /// The others, and why not.
  let refused: [(procedure: ProcedureID, target: SourceID, reason: Recommendation.Refusal)]

  /// The workup with the placements of the options as those that may come next.
  let refined: Workup

  /// Weighs what may be done.
  ///
  /// With `keepsImprobable`, a procedure whose source is not probable enough yet is listed all the
  /// same, for a plan in which it may become so.
  init(
    workup: Workup, candidates: [Candidate], rules: ClinicalProtocol, next: NextStepRules,
    maker: WorkupMaker, criteria: [CriterionStatus], keepsImprobable: Bool = false
  ) throws(RankingError) {
    let eligibility = Eligibility(
      rules: rules, next: next, profile: workup.profile, criteria: criteria)
    var refused: [(procedure: ProcedureID, target: SourceID, reason: Recommendation.Refusal)] =
      []
    var wanted:
      [(
        placement: Placement, target: SourceID, suspect: String?, burden: NextStepRules.Burden
      )] = []
    for source in workup.assembly.sources {
      guard let candidate = candidates.first(where: { $0.source == source.id }) else { continue }
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
          of: term, candidate: candidate, levels: burden.levels, profile: workup.profile,
          kind: maker.blockModel?.vocabulary.procedure(term.procedure)?.levels)
        wanted.append((placement, source.id, term.suspect, burden))
      }
    }
    let refined = try maker.workup(workup, offering: wanted.map(\.placement))
    self.refined = refined
    guard let blocks = refined.blocks else {
      self.options = []
      self.refused = refused
      return
    }
    let state = PanelState(workup: refined, blocks: blocks)
    self.refused = refused
    self.options = zip(wanted, blocks.candidates).map { wanted, candidate in
      let information = state.information(
        instrument: candidate.instrument,
        outcomes: blocks.model.observableOutcomes(of: wanted.placement.procedure))
      return Recommendation.Option(
        procedure: wanted.placement.procedure, target: wanted.target, suspect: wanted.suspect,
        side: wanted.placement.side, levels: wanted.placement.levels,
        agent: Self.agent(for: wanted.placement.procedure, criteria: criteria),
        information: information, burden: wanted.burden.value.value,
        value: information - next.lambda.value * wanted.burden.value.value,
        discuss: eligibility.holding(for: wanted.placement.procedure)
          .filter { $0.verdict == .discuss },
        earliest: eligibility.earliest(for: wanted.placement.procedure))
    }.sorted { left, right in
      if abs(left.value - right.value) > 1e-9 { return left.value > right.value }
      if left.burden != right.burden { return left.burden < right.burden }
      return left.procedure < right.procedure
    }
  }

  private static func agent(
    for procedure: ProcedureID, criteria: [CriterionStatus]
  ) -> DiagnosticBlock.Agent? {
    criteria.first { $0.criterion.procedures.contains(procedure) }?.nextAgent
  }

  /// The most probable place of a source, as a procedure can reach it: a repeat goes where the
  /// last block of its kind went.
  private static func placement(
    of term: CoverageTerm, candidate: Candidate, levels: Int, profile: ClinicalProfile,
    kind: LevelKind?
  ) -> Placement {
    if let last = profile.blocks.last(where: { $0.procedure == term.procedure }) {
      return Placement(last)
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
      // Where nothing tells left from right, the side is for the examiner to name.
      side = likeliest.count == 1 ? likeliest[0] : .unspecified
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
      $0.value != $1.value ? $0.value > $1.value : $0.key.order > $1.key.order
    }
    return Placement(
      procedure: term.procedure, side: side,
      levels: ordered.prefix(levels).map(\.key).sorted { $0.order < $1.order })
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

extension Side {
  /// The place of the side among all.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Level {
  /// The place of the level among all, from the top of the spine.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

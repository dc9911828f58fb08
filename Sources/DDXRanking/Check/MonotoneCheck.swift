import DDXCore
import DDXInference

/// Whether more relief of a block ever makes its target less probable.
///
/// The target of a procedure is the source that it covers most by the source's own evidence. The
/// patient is 30, 50 or 75, hurts on the right or on a side not said, and has no finding, or one
/// that makes the procedure cover more. One block or two are read, at no named level and at each
/// level of the target alone.
struct MonotoneCheck {
  static let ages = [30, 50, 75]
  /// A difference below it is one of rounding.
  static let tolerance = 1e-9

  let maker: WorkupMaker
  let model: BlockModel

  /// The greatest fall for a procedure, or nil where relief never speaks against its target.
  ///
  /// - Returns: Nothing where no source that takes part covers the procedure.
  func greatestFall(of procedure: ProcedureID) throws(RankingError) -> (
    target: SourceID, fall: ReliefFall?
  )? {
    guard let target = try target(of: procedure) else { return nil }
    var worst: ReliefFall?
    for age in Self.ages {
      for painSide in [Side.right, .unspecified] {
        for levels in [[]] + target.levels.map({ [$0] }) {
          for finding in [nil] + findings(adding: procedure) {
            let place = Place(
              procedure: procedure, target: target.source, age: age, painSide: painSide,
              levels: levels, finding: finding)
            for fall in try falls(at: place) where fall.size > worst?.size ?? Self.tolerance {
              worst = fall
            }
          }
        }
      }
    }
    return (target.source, worst)
  }

  /// What one table of reliefs is worked out for.
  private struct Place {
    let procedure: ProcedureID
    let target: SourceID
    let age: Int
    let painSide: Side
    let levels: [Level]
    let finding: FindingCode?

    var profile: ClinicalProfile {
      ClinicalProfile(
        id: "reference", patient: Patient(age: age), pain: Pain(side: painSide),
        findings: finding.map { [Finding(code: $0, state: .present)] } ?? [])
    }
  }

  /// The source that a procedure covers most, with the levels where it may hurt.
  private func target(of procedure: ProcedureID) throws(RankingError) -> (
    source: SourceID, levels: [Level]
  )? {
    let profile = ClinicalProfile(id: "reference", patient: Patient(age: 50))
    var best: (fraction: Double, source: SourceID, levels: [Level]) = (0, .other, [])
    for source in try maker.workup(profile).assembly.sources {
      for term in source.assessment?.coverage ?? []
      where term.procedure == procedure && term.fraction > best.fraction {
        let levels = (source.assessment?.sites ?? []).compactMap(\.site.level)
        best = (
          term.fraction, source.id,
          term.matchesLevel ? Level.allCases.filter { levels.contains($0) } : []
        )
      }
    }
    return best.fraction > 0 ? (best.source, best.levels) : nil
  }

  /// One finding of each coverage that a procedure gains by findings.
  private func findings(adding procedure: ProcedureID) -> [FindingCode] {
    model.response.addedCoverage.filter { $0.procedure == procedure }.compactMap(\.findings.first)
  }

  /// Where the probability of the target falls, over the manners of giving one block and two.
  private func falls(at place: Place) throws(RankingError) -> [ReliefFall] {
    let placement = Placement(
      procedure: place.procedure, side: place.painSide, levels: place.levels)
    let workup = try maker.workup(place.profile, candidates: [placement])
    guard let blocks = workup.blocks, let instrument = blocks.candidates.first?.instrument,
      let cause = workup.assembly.sources.firstIndex(where: { $0.id == place.target })
    else { return [] }
    var falls: [ReliefFall] = []
    for manner in ReliefFall.Manner.allCases {
      var instruments = blocks.panels.instruments
      instruments[instrument] = model.instrument(
        placement, manner: blockManner(manner, of: place.procedure), patient: blocks.patient,
        coverage: instruments[instrument].coverage)
      let view = try Panels(
        network: workup.assembly.network, evidence: workup.findings.evidence,
        instruments: instruments, trait: model.response.placebo.trait.value
      ).view(ranking: [Reading(instrument: instrument, outcomes: 0...0)])
      let outcomes = model.observableOutcomes(of: place.procedure)
      func probability(_ outcomes: [ClosedRange<Int>]) -> Double {
        view.state(after: outcomes.map { Reading(instrument: instrument, outcomes: $0) })
          .probability(ofAny: 1 << cause)
      }
      for other in [nil] + outcomes.map(Optional.some) {
        let values = outcomes.map { probability([other, $0].compactMap { $0 }) }
        for index in values.indices.dropFirst() {
          falls.append(
            ReliefFall(
              target: place.target, age: place.age, painSide: place.painSide,
              levels: place.levels, finding: place.finding, manner: manner,
              other: other.map { edge($0, of: place.procedure) },
              edge: edge(outcomes[index], of: place.procedure),
              size: values[index - 1] - values[index]))
        }
      }
    }
    return falls
  }

  private func blockManner(
    _ manner: ReliefFall.Manner, of procedure: ProcedureID
  ) -> BlockModel.Manner {
    switch manner {
    case .clean: BlockModel.asAdvised
    case .unknownUptake: BlockModel.Manner(uptake: model.prior(of: procedure))
    case .uptakeSeen: BlockModel.Manner(uptake: 1)
    case .sedated:
      BlockModel.Manner(
        uptake: 0, addedPlacebo: model.response.confounders.sedationPlacebo.value)
    }
  }

  /// The least relief in percent of an outcome.
  private func edge(_ outcomes: ClosedRange<Int>, of procedure: ProcedureID) -> Double {
    guard outcomes.lowerBound > 0 else { return 0 }
    return model.isPlain(procedure)
      ? model.plainThreshold : outcomes.lowerBound == 1 ? 50 : 80
  }
}

extension Ranker {
  /// One result for each procedure whose relief the response model reads.
  func monotoneResults(of check: ReferenceCheck) throws(RankingError) -> [CheckResult] {
    guard let model = maker.blockModel else {
      return [CheckResult(check: check, implied: nil, verdict: .notComparable)]
    }
    let known = model.response.procedures.map(\.id) + model.response.accuracies.map(\.procedure)
    var results: [CheckResult] = []
    for procedure in check.procedure.map({ [$0] }) ?? known
    where !results.contains(where: { $0.procedure == procedure }) {
      let answer = try MonotoneCheck(maker: maker, model: model).greatestFall(of: procedure)
      guard let answer else { continue }
      results.append(
        CheckResult(
          check: check, implied: answer.fall?.size ?? 0,
          verdict: answer.fall == nil ? .inside : .outside, procedure: procedure,
          fall: answer.fall))
    }
    return results
  }
}

import DDXCore
@testable import DDXRanking
import Testing

@Suite struct `The utilities that a step hangs on` {
  /// The step without questions, under the house edition with one utility moved.
  private func step(
    _ profile: ClinicalProfile, moving utility: Recommendation.Threshold.Utility, to value: Double
  ) throws -> Recommendation.Outcome.Next {
    let rules = try HouseClinic.rules("ddx@2026.2").withNextStep { next in
      NextStepRules(
        lambda: next.lambda, citation: next.citation, burdens: next.burdens, limits: next.limits,
        intervalDays: next.intervalDays, floor: next.floor, objective: next.objective,
        depth: next.depth, utility: next.utility?.with(utility, value))
    }
    let step = try #require(try HouseClinic.ranker(rules).rank(profile).recommendation)
    return .init(kind: step.kind, procedure: step.option?.procedure, pathway: nil)
  }

  private func profiles() throws -> [ClinicalProfile] {
    [
      try HouseClinic.profile(),
      try HouseClinic.profile([
        Finding(code: "pain.paraspinal", state: .present, side: .right),
        Finding(code: "sij.thigh-thrust", state: .absent, side: .right),
      ]),
      try HouseClinic.profile(blocks: [HouseClinic.block(90, guidance: .fluoroscopy)]),
    ]
  }

  @Test func `change the step at the stated value, and not before, in a new ranking`()
    throws
  {
    var changes = 0
    for profile in try profiles() {
      let ranking = try `Asking before a needle`.house.get().rank(profile)
      let recommendation = try #require(ranking.recommendation)
      for threshold in recommendation.thresholds {
        let now = try step(profile, moving: threshold.utility, to: threshold.value)
        #expect(now.procedure == recommendation.option?.procedure)
        let ends = [
          (threshold.below, threshold.plausible.lowerBound, 1.0),
          (threshold.above, threshold.plausible.upperBound, -1.0),
        ]
        for (change, end, back) in ends {
          guard let change else {
            #expect(try step(profile, moving: threshold.utility, to: end) == now)
            continue
          }
          changes += 1
          let near = change.value + back * 1e-4 * max(1, abs(end))
          let beyond = change.value - back * 1e-5 * max(1, abs(end))
          #expect(try step(profile, moving: threshold.utility, to: near) == now)
          #expect(try step(profile, moving: threshold.utility, to: max(0, beyond)) == change.next)
        }
      }
    }
    #expect(changes > 3)
  }

  @Test func `come with the nearest first, and name each utility once`() throws {
    for profile in try profiles() {
      let ranking = try `Asking before a needle`.house.get().rank(profile)
      let thresholds = try #require(ranking.recommendation).thresholds
      #expect(thresholds.map(\.distance) == thresholds.map(\.distance).sorted())
      #expect(Set(thresholds.map(\.utility)).count == thresholds.count)
      #expect(thresholds.contains { $0.utility == .harm })
      #expect(thresholds.contains { $0.utility == .burden })
    }
  }

  @Test func `are absent if the step is chosen by information`() throws {
    let recommendation = try #require(
      try HouseClinic.rank(HouseClinic.profile()).recommendation)
    #expect(recommendation.thresholds.isEmpty)
  }
}

extension Utility<String> {
  /// The same with one utility moved.
  fileprivate func with(_ utility: Recommendation.Threshold.Utility, _ value: Double) -> Self {
    switch utility {
    case .harm: with(harm: value)
    case .burden: with(burden: value)
    case .benefit(let pathway, _):
      Utility(
        harm: harm, burden: burden, citation: citation,
        benefits: benefits.map {
          $0.treatment == pathway
            ? .init(of: pathway, value: Measured(value), citation: $0.citation) : $0
        })
    }
  }
}

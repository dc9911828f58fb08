import DDXCore
@testable import DDXRanking
import Testing

@Suite struct `Net benefit` {
  /// What following a procedure comes to, by ranking every outcome anew.
  private struct Course {
    var right = 0.0
    var wrong = 0.0
    var burden = 0.0
    /// Where it was in vain, each with its probability.
    var inVain: [(probability: Double, profile: ClinicalProfile)] = []

    func worth(_ next: NextStepRules, benefit: Double) -> Double {
      let isTreated = right >= (next.floor?.value ?? 0) * (right + wrong)
      let harm = next.utility?.harm.value ?? 0
      return (isTreated ? right * benefit - wrong * harm : 0)
        - (next.utility?.burden.value ?? 0) * burden
    }
  }

  /// Follows a procedure until its criterion is met, or one of its blocks fell short.
  private func follow(
    _ option: Recommendation.Option, from profile: ClinicalProfile, probability: Double,
    under ranker: Ranker, _ course: inout Course
  ) throws {
    let ranking = try ranker.rank(profile)
    let status = try #require(
      ranking.recommendation?.criteria.first { $0.criterion.source == option.target })
    if status.state == .met {
      let posttest = ranking.candidate(option.target)?.posttest.value ?? 0
      course.right += probability * posttest
      course.wrong += probability * (1 - posttest)
      return
    }
    let needed = status.criterion.relief.percent
    let blocks = profile.blocks.filter { $0.procedure == option.procedure }
    if blocks.contains(where: { ($0.relief?.percent ?? 0) < needed }) {
      course.inVain.append((probability, profile))
      return
    }
    try #require(blocks.count < status.criterion.blocks)
    course.burden += probability * option.burden
    let next = Self.next(option, status, after: profile)
    for (chance, later) in try ranker.outcomes(of: next, for: profile) {
      try follow(
        option, from: later, probability: probability * chance, under: ranker, &course)
    }
  }

  /// The next block as the criterion counts it: with its drug, and two weeks after the last.
  private static func next(
    _ option: Recommendation.Option, _ status: CriterionStatus, after profile: ClinicalProfile
  ) -> Recommendation.Option {
    let rested = profile.blocks.map(\.date).max().flatMap { $0.adding(days: 14) }
    return .init(
      procedure: option.procedure, target: option.target, suspect: nil, side: option.side,
      levels: option.levels, agent: status.nextAgent, information: 0, burden: option.burden,
      value: 0, discuss: [], earliest: [status.earliest, rested].compactMap { $0 }.max())
  }

  private func check(_ rules: ClinicalProtocol, _ profile: ClinicalProfile) throws {
    let ranker = try HouseClinic.ranker(rules)
    let next = try #require(rules.nextStep)
    let recommendation = try #require(try ranker.rank(profile).recommendation)
    let options = recommendation.options
    let benefits: [SourceID: String] = [
      "facet-joint": "facet-medial-branch-ablation", "hip-joint": "hip-orthopaedic-referral",
      "sacroiliac-joint": "sij-exercise-and-belt", "nerve-root": "root-transforaminal-steroid",
    ]
    func benefit(_ option: Recommendation.Option) -> Double? {
      benefits[option.target].flatMap { next.utility?.benefit(of: $0) }
    }
    let first = try #require(options.first { $0.procedure == "medial-branch-block" })
    var own = Course()
    try follow(first, from: profile, probability: 1, under: ranker, &own)
    var best = 0.0
    for second in options where next.depth > 1 && second.target != first.target {
      guard let benefit = benefit(second) else { continue }
      var course = Course()
      for (probability, later) in own.inVain {
        try follow(second, from: later, probability: probability, under: ranker, &course)
      }
      best = max(best, course.worth(next, benefit: benefit))
    }
    let worth = own.worth(next, benefit: try #require(benefit(first)))
    #expect(abs(first.value - worth - best) < 1e-9)
    #expect(next.depth == 1 || best > 0)
  }

  private func profile() throws -> ClinicalProfile {
    try HouseClinic.profile([
      Finding(code: "pain.paraspinal", state: .present, side: .right),
      Finding(code: "pain.below-knee", state: .absent, side: .right),
    ])
  }

  @Test func `of a strategy equals that of ranking every outcome again`() throws {
    try check(HouseClinic.rules("ddx@2026.2").atDepthOne, profile())
  }

  @Test func `of two sources in turn equals that of ranking every outcome again`() throws {
    try check(HouseClinic.rules("ddx@2026.2"), profile())
  }

  @Test func `at depth two is no less than at depth one`() throws {
    let profile = try HouseClinic.profile()
    func value(_ rules: ClinicalProtocol) throws -> Double {
      let recommendation = try #require(try HouseClinic.ranker(rules).rank(profile).recommendation)
      return recommendation.option?.value ?? 0
    }
    let rules = try HouseClinic.rules("ddx@2026.2")
    #expect(try value(rules) >= value(rules.atDepthOne) - 1e-12)
  }

  @Test func `sends a full radiculopathy to the root and not to the medial branches`() throws {
    let findings = [
      Finding(code: "root.slr", state: .present, side: .right),
      Finding(code: "pain.foot", state: .present, side: .right),
      Finding(code: "root.crossed-slr", state: .present, side: .right),
    ]
    let recommendation = try #require(
      try `Asking before a needle`.house.get().rank(HouseClinic.profile(findings)).recommendation)
    #expect(recommendation.option?.procedure == "transforaminal-block")
  }
}

extension ClinicalProtocol {
  /// The same edition, thinking of one source at a time.
  fileprivate var atDepthOne: ClinicalProtocol {
    withNextStep { next in
      NextStepRules(
        lambda: next.lambda, citation: next.citation, burdens: next.burdens, limits: next.limits,
        intervalDays: next.intervalDays, floor: next.floor, objective: next.objective, depth: 1,
        utility: next.utility, askFrom: nil)
    }
  }
}
